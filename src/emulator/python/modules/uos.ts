/**
 * The `uos` module, documentation 4.1.7. Follows cc3200/mods/moduos.c and extmod/vfs.c. Mounting of further devices
 * joins with the SD card.
 */
import type { Vfs } from '../../storage/vfs.ts';
import { encodeUtf8 } from '../../lib/utf8.ts';
import { None, typeName } from '../runtime/object.ts';
import type { Keywords, Value } from '../runtime/object.ts';
import { ProducerIterator } from '../runtime/iteration.ts';
import { messages } from '../runtime/messages.ts';
import { typeError } from '../runtime/raise.ts';
import { AttributeTuple } from '../types/attribute-tuple.ts';
import { builtin, parseArguments } from '../types/builtin.ts';
import { PyBytes } from '../types/bytes.ts';
import { PyFile, withOsErrors } from './file.ts';
import { toInt } from '../types/int.ts';
import { PyList } from '../types/list.ts';
import { PyBuiltinModule } from '../types/module.ts';
import { PyTuple } from '../types/tuple.ts';
import { stringOf } from '../types/text-argument.ts';

/** What the module needs of the board. */
export interface SystemServices {
  readonly files: Vfs;
  /** Version strings as os.uname() shows them. */
  readonly release: string;
  readonly version: string;
  /** The low byte of the next value of the board's random generator. */
  randomByte(): number;
  sync(): void;
  /** The object that the console is duplicated to, None or one that can read() and write(). Errors: AttributeError. */
  readonly dupterm: { stream: Value };
}

const S_IFDIR = 0x4000;
const S_IFREG = 0x8000;

/** The builtin open(). */
export function openFile(files: Vfs, args: readonly Value[], keywords: Keywords): Value {
  const [path, mode] = parseArguments(
    [
      { name: 'file', required: true },
      { name: 'mode', default: 'r' },
      { name: 'buffering', default: -1 },
      { name: 'encoding', default: None },
    ],
    args,
    keywords,
  );
  if (typeof mode !== 'string') throw typeError(messages.cannotConvertToStr(typeName(mode!)));
  const letters = new Set(mode);
  const writes = letters.has('w') || letters.has('x') || letters.has('a');
  const file = withOsErrors(() =>
    files.open(stringOf(path!), {
      read: letters.has('r') || letters.has('+'),
      write: writes || letters.has('+'),
      create: writes,
      exclusive: letters.has('x'),
      truncate: letters.has('w'),
      append: letters.has('a'),
    }),
  );
  return new PyFile(file, !letters.has('b'));
}

function pathOr(path: Value | undefined, fallback: string): string {
  return path === undefined ? fallback : stringOf(path);
}

/** Names are as the path was: bytes for a path in bytes. */
function shown(name: string, path: Value | undefined): Value {
  return path instanceof PyBytes ? new PyBytes(encodeUtf8(name)) : name;
}

/** A function of a path that only acts. */
function onPath(name: string, action: (path: string) => void) {
  return builtin(name, 1, 1, (path: Value) => {
    withOsErrors(() => action(stringOf(path)));
    return None;
  });
}

export function makeUos(system: SystemServices): PyBuiltinModule {
  const { files } = system;
  const list = (path?: Value) => withOsErrors(() => [...files.list(pathOr(path, ''))]);
  const remove = onPath('remove', (path) => files.remove(path));
  return new PyBuiltinModule('uos', {
    uname: builtin(
      'uname',
      0,
      0,
      () =>
        new AttributeTuple(
          ['sysname', 'nodename', 'release', 'version', 'machine'],
          ['WiPy', 'WiPy', system.release, system.version, 'WiPy with CC3200'],
        ),
    ),
    chdir: onPath('chdir', (path) => files.chdir(path)),
    getcwd: builtin('getcwd', 0, 0, () => withOsErrors(() => files.getcwd())),
    ilistdir: builtin('ilistdir', 0, 1, (path?: Value) => {
      const items = list(path).values();
      return new ProducerIterator(() => {
        const { value } = items.next();
        return value && new PyTuple([shown(value.name, path), value.isDirectory ? S_IFDIR : S_IFREG, 0]);
      });
    }),
    listdir: builtin('listdir', 0, 1, (path?: Value) => new PyList(list(path).map(({ name }) => shown(name, path)))),
    mkdir: onPath('mkdir', (path) => files.mkdir(path)),
    rename: builtin('rename', 2, 2, (from: Value, to: Value) => {
      withOsErrors(() => files.rename(stringOf(from), stringOf(to)));
      return None;
    }),
    remove,
    rmdir: onPath('rmdir', (path) => files.rmdir(path)),
    stat: builtin('stat', 1, 1, (path: Value) => {
      const { isDirectory, size, modified } = withOsErrors(() => files.stat(stringOf(path)));
      return new PyTuple([isDirectory ? S_IFDIR : S_IFREG, 0, 0, 0, 0, 0, size, modified, modified, modified]);
    }),
    unlink: remove,
    sync: builtin('sync', 0, 0, () => {
      withOsErrors(() => system.sync());
      return None;
    }),
    urandom: builtin(
      'urandom',
      1,
      1,
      (count: Value) => new PyBytes(Uint8Array.from({ length: toInt(count) }, () => system.randomByte())),
    ),
    dupterm: builtin('dupterm', 0, 1, (stream?: Value) => {
      if (stream === undefined) return system.dupterm.stream;
      system.dupterm.stream = stream;
      return None;
    }),
  });
}
