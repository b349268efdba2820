/**
 * The `uhashlib` module with the WiPy's own argument (documentation 2.13.2). Follows cc3200/mods/moduhashlib.c: with a
 * size the data go straight into the hash and must come to that size, without one they are kept until digest().
 * DIFFERS: chunks of a length that is no multiple of four hash rightly; the hardware spoils the hash.
 */
import { None, PyObject, PyType, defineType } from '../runtime/object.ts';
import type { Value } from '../runtime/object.ts';
import { BlockHash } from '../../lib/block-hash.ts';
import type { HashAlgorithm } from '../../lib/block-hash.ts';
import { MD5 } from '../../lib/md5.ts';
import { SHA1 } from '../../lib/sha1.ts';
import { SHA256 } from '../../lib/sha256.ts';
import { getBuffer } from '../runtime/buffer.ts';
import { osError } from '../runtime/raise.ts';
import { reserve } from '../memory/reserve.ts';
import { builtin, checkArguments } from '../types/builtin.ts';
import { PyBytes } from '../types/bytes.ts';
import { toInt } from '../types/int.ts';
import { PyBuiltinModule } from '../types/module.ts';

const EPERM = 1;

class PyHash extends PyObject {
  override readonly type: PyType;
  private readonly hash: BlockHash;
  /** Bytes announced; null where the data are kept. */
  private readonly size: number | null;
  private taken = 0;

  constructor(type: PyType, algorithm: HashAlgorithm, size: number | null) {
    super();
    this.type = type;
    this.hash = new BlockHash(algorithm);
    this.size = size;
  }

  /** Errors: OSError where all that was announced has come; MemoryError where the data kept do not fit. */
  update(data: Uint8Array): void {
    if (this.size === null) {
      reserve(this.taken + data.length);
      this.hash.update(data);
    } else {
      if (this.taken >= this.size) throw osError(EPERM);
      this.hash.update(data.subarray(0, this.size - this.taken));
    }
    this.taken += data.length;
  }

  /** Errors: OSError where some of what was announced has not come. */
  digest(): Uint8Array {
    if (this.size !== null && this.taken < this.size) throw osError(EPERM);
    return this.hash.digest();
  }
}

function hashType(name: string, algorithm: HashAlgorithm): PyType {
  return defineType(new PyType(name), {
    make(type, args, keywords) {
      checkArguments(args, keywords, 0, 2);
      const [data, size] = args;
      const hash = new PyHash(type, algorithm, size === undefined ? null : toInt(size));
      if (data !== undefined) hash.update(getBuffer(data).bytes);
      return hash;
    },
    locals: {
      update: builtin('update', 2, 2, (self: PyHash, data: Value) => {
        self.update(getBuffer(data).bytes);
        return None;
      }),
      digest: builtin('digest', 1, 1, (self: PyHash) => new PyBytes(self.digest())),
    },
  });
}

export function makeUhashlib(): PyBuiltinModule {
  return new PyBuiltinModule('uhashlib', {
    md5: hashType('md5', MD5),
    sha1: hashType('sha1', SHA1),
    sha256: hashType('sha256', SHA256),
  });
}
