/**
 * Calls of the modules that the WiPy and the reference interpreter share. Left out is what the C code has no defence
 * against: unpacking beyond the end of a buffer, regular expressions that repeat the empty text.
 */
import { expression } from './expressions.ts';
import type { Writer } from './writer.ts';

/** A statement that uses one of the modules. */
export function moduleUse(w: Writer): string {
  const uses = [struct, json, regex, binary, stream, array, records, memory];
  if (!w.shipped) uses.push(heap);
  return `print(${w.pick(uses)(w)})`;
}

const wide = ['0', '1', '-1', '127', '-128', '255', '65535', '2**31-1', '-2**31', '2**32-1', '2**40', '-2**63', 'True'];

/** Where 64 bits are aligned by themselves is the machine's choice. */
const CODES = ['b', 'B', 'h', 'H', 'i', 'I', 'l', 'L', 's'];

function struct(w: Writer): string {
  const order = w.pick(['', '@', '<', '>', '!', '=']);
  const codes = w.several(
    0,
    4,
    () => w.pick(['', '', '1', '2', '3']) + w.pick([...CODES, ...(order === '' || order === '@' ? [] : ['q', 'Q'])]),
  );
  const format = `'${order}${codes.join('')}${w.chance(4) ? w.pick(['z', '?', 'x', ' ']) : ''}'`;
  const values = codes.flatMap((code) => {
    if (code.endsWith('s')) return [w.pick(["b'ab'", "b''", "b'abcdef'", 'bytearray(b"q")'])];
    return Array.from({ length: Number(code.slice(0, -1) || 1) }, () => w.pick(wide));
  });
  // Missing values of a repeated code are taken from wherever the C code looks next.
  if (w.chance(4) && !/^[23]/.test(codes.at(-1) ?? '')) values.pop();
  return w.oneOf(
    () => `ustruct.calcsize(${format})`,
    () => `ustruct.pack(${[format, ...values].join(', ')})`,
    () => `ustruct.unpack(${format}, bytes(range(100, 190)))`,
    () => `ustruct.unpack_from(${format}, bytearray(range(90)), ${w.pick(['0', '1', '3', '-80'])})`,
    () =>
      `(lambda m: (ustruct.pack_into(${[format, 'm', w.pick(['0', '1', '5']), ...values].join(', ')}), m))(bytearray(120))`,
  );
}

function jsonText(w: Writer, depth: number): string {
  if (depth === 0 || w.chance(40)) {
    return w.pick([
      'true',
      'false',
      'null',
      '0',
      '-12',
      '123456789012',
      '"a"',
      '"\\u00e9\\n"',
      '"é"',
      '""',
      '"\\ud83d"',
      '1.5',
      '-',
      '[]',
      '{}',
      'nul',
    ]);
  }
  const items = w.several(0, 3, () => jsonText(w, depth - 1));
  if (w.chance(50)) return `[${items.join(w.pick([',', ', ', ' ']))}]`;
  return `{${items.map((item, n) => `"k${n}"${w.pick([':', ': '])}${item}`).join(', ')}}`;
}

function json(w: Writer): string {
  if (w.chance(40))
    return `ujson.dumps(${expression(w, w.pick(['list', 'dict', 'tuple', 'text', 'int', 'bytes']), 2)})`;
  let source = jsonText(w, 3);
  if (w.chance(30)) {
    const at = w.below(source.length + 1);
    source =
      source.slice(0, at) + w.pick(['', '{', ']', ',', ':', '"', '\\', '0', 'x']) + source.slice(at + w.below(2));
  }
  const quoted = `'${source.replaceAll('\\', '\\\\')}'`;
  return w.chance(70) ? `ujson.loads(${quoted})` : `ujson.load(uio.StringIO(${quoted}))`;
}

function pattern(w: Writer, depth: number): string {
  const one = (): string => w.pick(['a', 'b', 'c', '.', '\\d', '\\w', '\\S', '[ab]', '[^b]', '[a-c1]', '\\.', 'é']);
  if (depth === 0 || w.chance(50)) return one() + w.pick(['', '', '', '*', '+', '?', '*?', '+?', '??']);
  return w.oneOf(
    () => `(${one()}${pattern(w, depth - 1)})${w.pick(['', '', '?', '+', '*'])}`,
    () => `${pattern(w, depth - 1)}|${pattern(w, depth - 1)}`,
    () => `(?:${pattern(w, depth - 1)})`,
    () => `${w.pick(['^', ''])}${pattern(w, depth - 1)}${w.pick(['$', ''])}`,
  );
}

function regex(w: Writer): string {
  let source = w.several(1, 3, () => pattern(w, 2)).join('');
  if (w.chance(5)) source += w.pick(['(', ')', '[', '*', '\\', '|']);
  const text = `'${w.several(0, 8, () => w.pick(['a', 'b', 'c', '1', ' ', '.', 'é'])).join('')}'`;
  const groups = w.pick(['m and m.group(0)', 'm and (m.group(0), m.group(1))', 'm and m.group(9)', 'm']);
  return w.oneOf(
    () => `(lambda m: ${groups})(ure.${w.pick(['match', 'search'])}(r'${source}', ${text}))`,
    () => `(lambda m: ${groups})(ure.compile(r'${source}').${w.pick(['match', 'search'])}(${text}))`,
    () => `ure.compile(r'${source}').split(${text}${w.pick(['', ', 1', ', 2', ', 0'])})`,
  );
}

function binary(w: Writer): string {
  return w.oneOf(
    () => `ubinascii.hexlify(${expression(w, 'bytes', 1)}${w.pick(['', '', ", ':'", ", b'-'"])})`,
    () => `ubinascii.unhexlify(${w.pick(["'00ff'", "b'0aF'", "'zz'", "''", "b'4142'", '5'])})`,
    () => `ubinascii.b2a_base64(${expression(w, 'bytes', 1)})`,
    () => `ubinascii.a2b_base64(${w.pick(["'aGk='", "b'YQ=='", "'YWJj'", "'a'", "'===='", "''", "b'YW-j'"])})`,
    () => `ubinascii.b2a_base64(bytes(range(${w.pick(['0', '1', '2', '3', '7'])})))`,
  );
}

function stream(w: Writer): string {
  const text = w.chance(50);
  const initial = w.pick(
    text ? ["'héllo\\nwör€ld\\n'", "''", '', "'abc'"] : ["b'ab\\ncd\\n\\x00'", "b''", '', "bytearray(b'xyz')"],
  );
  const operations = w.several(1, 6, () =>
    w.pick([
      'f.read()',
      'f.read(2)',
      'f.readline()',
      'f.readline(3)',
      text ? "f.write('é1')" : "f.write(b'12')",
      'f.seek(1)',
      'f.seek(0)',
      'f.seek(0, 2)',
      'f.getvalue()',
      'f.flush()',
      'list(f)',
      'f.readinto(bytearray(3))',
      'f.readlines()',
      'f.tell()',
      'next(f)',
      'f.seek(-1)',
      'f.read(-1)',
      "f.write('abcdef', 2)",
      "f.write('abcdef', 1, 3)",
      'print(1, s, file=f)',
      'f.seek(20)',
      'f.seek(1, 1)',
    ]),
  );
  return `(lambda f: [${operations.join(', ')}])(uio.${text ? 'StringIO' : 'BytesIO'}(${initial}))`;
}

function array(w: Writer): string {
  const code = w.pick(['b', 'B', 'h', 'H', 'i', 'I', 'l', 'L', 'q', 'Q']);
  const source = w.pick([
    `[${w.several(0, 4, () => w.pick(wide)).join(', ')}]`,
    "b'abcdefgh'",
    'range(4)',
    "bytearray(b'xy')",
    'xs',
    "array.array('h', [1, 2])",
  ]);
  const made = `array.array('${code}', ${source})`;
  const use = w.pick([
    'a',
    'len(a)',
    'a[0]',
    'a[-1]',
    'a[1:3]',
    'a[::2]',
    'list(a)',
    'bytes(a)',
    'a == a[:]',
    '5 in a',
    'a + a',
    'a * 2',
    'a.append(7) or a',
    'sum(a)',
    `a.extend(array.array('${code}', [3])) or a`,
    'a.extend([1]) or a',
    'memoryview(a)[1:]',
    'list(memoryview(a))',
    'a.__setitem__(0, 1)',
    'bool(a)',
    'a < a',
    'bytearray(a)',
  ]);
  return `(lambda a: ${use})(${made})`;
}

function records(w: Writer): string {
  const fields = w.pick(["'x y'", "['x', 'y']", "('x',)", "''", "'x x'", '5', "'x, y'"]);
  const values = w
    .several(0, 3, () => w.pick(['1', "'a'", 'x=2', 'y=3', 'z=4']))
    .sort((a, b) => Number(a.includes('=')) - Number(b.includes('=')));
  const use = w.pick([
    'r',
    'r.x',
    'r[1]',
    'len(r)',
    'r == (1, 2)',
    'r + (1,)',
    'r[:1]',
    'r.missing',
    'setattr(r, "x", 1)',
    'type(r)',
    'hash(r) == hash(tuple(r))',
    '"%s %s" % r',
    'isinstance(r, tuple)',
    'r < (9,)',
  ]);
  return w.oneOf(
    () => `(lambda r: ${use})(ucollections.namedtuple('R', ${fields})(${values.join(', ')}))`,
    () => `ucollections.OrderedDict(${w.pick(['', 'd', '[(2, 1), (1, 2)]', '{1: 2}', '5', 'z=1'])})`,
    () =>
      `(lambda r: (${w.several(1, 4, () => w.pick(["r.pop('b')", "r.update({'a': 9})", "r.setdefault('q', 1)", 'list(r.items())', 'r', "r.get('c')", 'r == {"a": 1}', "r.__setitem__('b', 0)", 'r.copy()'])).join(', ')},))(ucollections.OrderedDict([('c', 1), ('b', 2), ('a', 3)]))`,
  );
}

function memory(w: Writer): string {
  const source = w.pick(["b'abcdef'", "bytearray(b'abcdef')", "array.array('h', [1, -2, 3])", "'text'", '5']);
  const use = w.pick([
    'len(m)',
    'm[0]',
    'm[-1]',
    'bytes(m[1:3])',
    'list(m)',
    'm[::2]',
    'm == m',
    'bytes(m) in b"abcdef"',
    'm[1:3].__setitem__(0, 65)',
    'm.__setitem__(slice, 1)',
    'bytearray(m[2:])',
    'm + m',
    'sum(m[:2])',
    "b'x' + m",
    'm[9]',
  ]);
  return `(lambda m: ${use})(memoryview(${source})${w.pick(['', '', '[1:]', '[:-1]', '[2:2]'])})`;
}

function heap(w: Writer): string {
  const list = `[${w.several(0, 7, () => w.pick(['1', '5', '3', '-2', '2**40', '9', '0'])).join(', ')}]`;
  const use = w.pick([
    'q',
    '[uheapq.heappop(q) for x in range(3)]',
    'uheapq.heappush(q, 4) or q',
    'uheapq.heappush(q, "a") or q',
    '[uheapq.heappop(q) for x in q[:]]',
  ]);
  return `(lambda q: (uheapq.heapify(q), ${use}))(${w.chance(90) ? list : w.pick(['(1, 2)', '5', "[1, 'a']"])})`;
}
