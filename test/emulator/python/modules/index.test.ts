/**
 * Which modules a board has, and the names in them.
 */
import { describe, expect, test } from 'vitest';
import { weakLinks } from '../../../../src/emulator/firmware/weak-links.ts';
import { runPython } from '../../../drivers/python.ts';
import { resultOf } from '../table.ts';

const SHIPPED: Readonly<Record<string, string>> = {
  array: 'array',
  ucollections: 'namedtuple OrderedDict',
  ustruct: 'calcsize pack pack_into unpack unpack_from',
  uio: 'open FileIO TextIOWrapper StringIO BytesIO',
  uerrno: 'EPERM EIO ENODEV EINVAL ETIMEDOUT',
  ubinascii: 'hexlify unhexlify a2b_base64 b2a_base64',
  ujson: 'dumps load loads',
  ure: 'compile match search DEBUG',
  uselect: 'select poll POLLIN POLLOUT POLLERR POLLHUP',
};

const DOCUMENTED_ONLY: Readonly<Record<string, string>> = {
  btree: 'open INCL DESC',
  framebuf: 'FrameBuffer FrameBuffer1 MVLSB MONO_VLSB RGB565 GS4_HMSB MONO_HLSB MONO_HMSB',
  uctypes:
    'struct sizeof addressof bytes_at bytearray_at NATIVE LITTLE_ENDIAN BIG_ENDIAN VOID UINT8 INT8 UINT16 INT16 UINT32 ' +
    'INT32 UINT64 INT64 BFUINT8 BFINT8 BFUINT16 BFINT16 BFUINT32 BFINT32 BF_POS BF_LEN PTR ARRAY',
  uhashlib: 'md5 sha1 sha256',
  uheapq: 'heappush heappop heapify',
  urandom: 'getrandbits seed randrange randint choice',
  uzlib: 'decompress DecompIO',
};

function namesIn(module: string, shipped: boolean): string {
  return resultOf(`import ${module}\nr = ' '.join(dir(${module})[1:]) + ' ' + ${module}.__name__`, shipped);
}

test.each(Object.entries(SHIPPED))('the shipped firmware has %s and exactly its names', (module, names) => {
  expect(namesIn(module, true)).toBe(`'${names} ${module}'`);
});

test.each(Object.entries(SHIPPED))('the documented board has all names of %s', (module, names) => {
  const found = namesIn(module, false).slice(1, -1).split(' ');

  expect(found).toEqual(expect.arrayContaining(names.split(' ')));
});

test.each(Object.entries(DOCUMENTED_ONLY))('only the documented board has %s', (module, names) => {
  expect(namesIn(module, false)).toBe(`'${names} ${module}'`);
  expect(namesIn(module, true)).toBe('ImportError: module not found');
});

describe('plain names', () => {
  test.each([...weakLinks('documented')].filter(([, module]) => module in SHIPPED || module in DOCUMENTED_ONLY))(
    '%s is %s on the documented board',
    (name, module) => {
      expect(resultOf(`import ${name}, ${module}\nr = ${name} is ${module}`)).toBe('True');
    },
  );

  test.each(['io', 'collections', 'hashlib', 'heapq', 'random', 'zlib'])('the shipped firmware has no %s', (name) => {
    expect(resultOf(`import ${name}`, true)).toBe('ImportError: module not found');
  });

  test('a file of the plain name wins over the module, and not over the u-name', () => {
    const files = { 'json.py': 'who = "file"', 'ujson.py': 'who = "file"' };
    const program = 'import json, ujson\nprint(json.who, ujson.loads("1"))';

    expect(runPython(program, { files })).toBe('file 1\n');
    expect(runPython(program, { files, shipped: true })).toBe('file 1\n');
  });
});
