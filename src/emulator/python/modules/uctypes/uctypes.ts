/**
 * The `uctypes` module, documentation 4.2.6: binary data by their layout. Follows extmod/moductypes.c without floats.
 * Addresses are those of emulated buffers; a str has no bytes of its own here, and gives the address of a copy.
 */
import { bytearrayType, typeOf } from '../../runtime/object.ts';
import type { Value } from '../../runtime/object.ts';
import { getBuffer } from '../../runtime/buffer.ts';
import { length } from '../../runtime/operators.ts';
import { addressOfBytes, bytesAt } from '../../memory/addressed-bytes.ts';
import { reserve } from '../../memory/reserve.ts';
import { builtin } from '../../types/builtin.ts';
import { bytearrayOf } from '../../types/bytearray.ts';
import { PyBytes } from '../../types/bytes.ts';
import { toIntTruncated } from '../../types/int.ts';
import { PyBuiltinModule } from '../../types/module.ts';
import {
  ARRAY,
  BIT_FIELD_CONSTANTS,
  BIT_LENGTH_SHIFT,
  BIT_POSITION_SHIFT,
  PTR,
  SCALAR_CONSTANTS,
  sizeOf,
} from './descriptor.ts';
import { BIG_ENDIAN, LITTLE_ENDIAN, NATIVE, PyStruct, structType } from './struct.ts';

/** Memory from an address argument on. Errors: TypeError, MemoryError, ValueError where there is none. */
function memory(address: Value, size: Value): Uint8Array {
  const bytes = toIntTruncated(size) >>> 0;
  reserve(bytes);
  return bytesAt(toIntTruncated(address) >>> 0, bytes);
}

export function makeUctypes(): PyBuiltinModule {
  return new PyBuiltinModule('uctypes', {
    struct: structType,
    sizeof: builtin('sizeof', 1, 1, (value: Value) => {
      if (value instanceof PyStruct) return value.size;
      return typeOf(value) === bytearrayType ? length(value) : sizeOf(value, 'native');
    }),
    addressof: builtin('addressof', 1, 1, (value: Value) => addressOfBytes(getBuffer(value).bytes)),
    bytes_at: builtin('bytes_at', 2, 2, (address: Value, size: Value) => new PyBytes(memory(address, size).slice())),
    bytearray_at: builtin('bytearray_at', 2, 2, (address: Value, size: Value) => bytearrayOf(memory(address, size))),
    NATIVE,
    LITTLE_ENDIAN,
    BIG_ENDIAN,
    VOID: 0,
    ...Object.fromEntries([...SCALAR_CONSTANTS, ...BIT_FIELD_CONSTANTS]),
    BF_POS: BIT_POSITION_SHIFT,
    BF_LEN: BIT_LENGTH_SHIFT,
    PTR,
    ARRAY,
  });
}
