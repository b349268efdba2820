import { describe, expect, test } from 'vitest';
import { runPython } from '../../../drivers/python.ts';
import { TestBoard } from '../../../drivers/device.ts';
import { resultOf } from '../table.ts';

/** What a program makes of an empty database in memory. */
function withDatabase(program: string): string {
  return resultOf(`import btree, uio, uerrno\nf = uio.BytesIO()\ndb = btree.open(f)\n${program}`);
}

function withRecords(program: string): string {
  return withDatabase(`for c in 'edcba': db[c] = c.upper()\n${program}`);
}

test('the example of the documentation, on the flash', () => {
  const program = `
import btree
f = open("mydb", "w+b")
db = btree.open(f)
db[b"3"] = b"three"
db[b"1"] = b"one"
db[b"2"] = b"two"
print(db[b"2"])
for word in db.values(b"2"):
    print(word)
del db[b"2"]
print(b"2" in db)
for key in db:
    print(key)
db.close()
f.close()
f = open("mydb", "r+b")
print(list(btree.open(f).items()))`;

  expect(new TestBoard().runScript(program).replaceAll('\r\n', '\n')).toBe(
    "b'two'\nb'two'\nb'three'\nFalse\nb'1'\nb'3'\n[(b'1', b'one'), (b'3', b'three')]\n",
  );
});

test('a database of many pages lives on the flash, in a file opened as text too', () => {
  const program = `
import btree
with open('db', 'w+') as f:
    db = btree.open(f, pagesize=512)
    for i in range(200):
        db['%03d' % (i * 77 % 200)] = bytes([i]) * (i * 5)
    print(db.close())
with open('db') as f:
    db = btree.open(f)
    print(len(list(db)), all(db['%03d' % (i * 77 % 200)] == bytes([i]) * (i * 5) for i in range(200)))
    db['new'] = 'value'
    print(db.flush(), db['new'])`;

  expect(new TestBoard().runScript(program)).toBe("0\r\n200 True\r\n-1 b'value'\r\n");
});

describe('ranges', () => {
  test.each([
    ['db', "[b'a', b'b', b'c', b'd', b'e']"],
    ['db.keys()', "[b'a', b'b', b'c', b'd', b'e']"],
    ['db.values()', "[b'A', b'B', b'C', b'D', b'E']"],
    ["db.items('d')", "[(b'd', b'D'), (b'e', b'E')]"],
    ["db.keys('bb')", "[b'c', b'd', b'e']"],
    ["db.keys(None, 'c')", "[b'a', b'b']"],
    ["db.keys('b', 'd')", "[b'b', b'c']"],
    ["db.keys('b', 'd', btree.INCL)", "[b'b', b'c', b'd']"],
    ["db.keys('b', 'd', 0)", "[b'b', b'c']"],
    ["db.keys('d', 'b', btree.DESC)", "[b'd', b'c']"],
    ["db.keys('d', 'b', btree.DESC | btree.INCL)", "[b'd', b'c', b'b']"],
    ['db.values(None, None, btree.DESC)', "[b'E', b'D', b'C', b'B', b'A']"],
    ["db.keys('d', 'b')", '[]'],
    ["db.keys('x')", '[]'],
  ])('%s', (range, expected) => {
    expect(withRecords(`r = list(${range})`)).toBe(expected);
  });

  test('are iterated by the database itself, and once', () => {
    expect(withRecords("r = db.keys('d') is db, list(db), list(db)")).toBe(
      "(True, [b'd', b'e'], [b'a', b'b', b'c', b'd', b'e'])",
    );
  });

  test('can be changed while they are iterated', () => {
    expect(withRecords('for key in db: db[key] = key * 2\nr = list(db.values())')).toBe(
      "[b'aa', b'bb', b'cc', b'dd', b'ee']",
    );
    expect(withRecords('for key in db.keys(None, None, btree.DESC): del db[key]\nr = list(db)')).toBe('[]');
  });
});

describe('one record', () => {
  test.each([
    ["db['c'], db[b'c'], db.get('c')", "(b'C', b'C', b'C')"],
    ["db.get('x'), db.get('x', 5)", '(None, 5)'],
    ["'c' in db, b'c' in db, 'x' in db", '(True, True, False)'],
    ["db.put('c', 'new'), db.put('f', b'', 8), db['c'], db['f']", "(0, 0, b'new', b'')"],
    ["db.put('', 'empty'), db[''], next(iter(db))", "(0, b'empty', b'')"],
    ["db['x']", 'KeyError: '],
    ['db[5]', "TypeError: can't convert 'int' object to str implicitly"],
    ["db.put('a', bytearray(b'x'))", "TypeError: can't convert 'bytearray' object to str implicitly"],
    ["db + 'x'", "TypeError: unsupported types for __add__: 'btree', 'str'"],
    ['len(db)', "TypeError: object of type 'btree' has no len()"],
    ["db.seq(1, 'bb'), db.seq(7), db.seq(9)", "((b'c', b'C'), (b'd', b'D'), (b'c', b'C'))"],
    ['db.seq(3), db.seq(6), db.seq(7)', "((b'a', b'A'), (b'e', b'E'), None)"],
    ["db.seq(1, 'x')", 'None'],
    ["db.seq(1, '')", 'OSError: [Errno 22] EINVAL'],
    ['db.seq(99)', 'OSError: [Errno 22] EINVAL'],
    ["db.seq('a')", 'OSError: [Errno 22] EINVAL'],
    ['repr(db)[:7], type(db)', "('<btree ', <class 'btree'>)"],
    ['dir(db)', "['close', 'flush', 'get', 'put', 'seq', 'keys', 'values', 'items']"],
  ])('%s', (expression, expected) => {
    expect(withRecords(`r = ${expression}`)).toBe(expected);
  });

  test('is gone once it is deleted', () => {
    expect(withRecords("del db['c']\nr = 'c' in db, list(db)")).toBe("(False, [b'a', b'b', b'd', b'e'])");
    expect(withRecords("del db['x']")).toBe('KeyError: ');
  });
});

describe('open()', () => {
  test.each([
    ['btree.open(f, pagesize=511)', 'OSError: [Errno 22] EINVAL'],
    ['btree.open(f, pagesize=-1)', 'OSError: [Errno 22] EINVAL'],
    ['btree.open(f, minkeypage=1)', 'OSError: [Errno 22] EINVAL'],
    ['btree.open(f, flags=2)', 'OSError: [Errno 22] EINVAL'],
    ["btree.open(f, pagesize='a')", "TypeError: can't convert str to int"],
    ['btree.open(f, size=1)', 'TypeError: extra keyword arguments given'],
    ['btree.open(f, 512)', 'TypeError: extra positional arguments given'],
    ['btree.open()', 'TypeError: function missing 1 required positional arguments'],
    ['btree.open(5)', 'OSError: stream operation not supported'],
    ["btree.open(uio.BytesIO(b'no btree'))", 'OSError: [Errno 22] EINVAL'],
    ["btree.open(uio.BytesIO(b'no btree' * 1000))", 'OSError: [Errno 22] EINVAL'],
  ])('%s', (expression, expected) => {
    expect(withDatabase(`r = ${expression}`)).toBe(expected);
  });

  test('takes what the file says of its pages', () => {
    const program = `
small = uio.BytesIO()
db = btree.open(small, pagesize=512, cachesize=10000, minkeypage=5)
db['a'] = 'b'
db.close()
r = len(small.getvalue()), btree.open(small, pagesize=4096)['a']`;

    expect(withDatabase(program)).toBe("(1024, b'b')");
  });
});

describe('the stream', () => {
  test('is written by flush() and close(), and stays open', () => {
    const program = `
sizes = [len(f.getvalue())]
db['a'] = 'b'
sizes.append(len(f.getvalue()))
statuses = [db.flush()]
sizes.append(len(f.getvalue()))
statuses.append(db.close())
r = sizes, statuses, f.read(0)`;

    expect(withDatabase(program)).toBe("([0, 0, 8192], [0, 0], b'')");
  });

  test('may be an object of the program, asked for bytes at positions', () => {
    const program = `
class Store:
    def __init__(self):
        self.data = bytearray(8192)
        self.size = self.at = self.flushed = 0
    def seek(self, offset, whence=0):
        self.at = offset + (self.size if whence == 2 else 0)
        return self.at
    def read(self, count):
        return self.data[self.at:self.at + count]
    def write(self, data):
        self.data[self.at:self.at + len(data)] = data
        self.size = max(self.size, self.at + len(data))
        return len(data)
    def flush(self):
        self.flushed += 1
store = Store()
db = btree.open(store, pagesize=512)
for i in range(100): db[str(i)] = str(i * i)
db.close()
r = store.flushed, len(list(btree.open(store))), btree.open(store)['12']`;

    expect(withDatabase(program)).toBe("(1, 100, b'144')");
  });

  test('that fails makes a status of flush(), close() and put(), and an exception of all else', () => {
    const program = `
class Full(uio.BytesIO):
    isfull = False
    def write(self, data):
        if self.isfull:
            raise OSError(28)
        return super().write(data)
    def flush(self):
        pass
f = Full()
db = btree.open(f, pagesize=512)
f.isfull = True
r = []
try:
    for i in range(100): db[str(i)] = 'x' * 100
except OSError as error:
    r.append(error.args[0])
r.append((db.put('a', 'x' * 1000), db.flush(), db.close()))
f.isfull = False
r.append((db.close(), len(list(btree.open(f))) == i + 2))`;

    expect(withDatabase(program)).toBe('[28, (-1, -1, -1), (0, True)]');
  });

  test('that was closed is no file any more', () => {
    expect(withDatabase("f.close()\ndb['a'] = 'b'\ndb.flush()")).toBe('ValueError: I/O operation on closed file');
  });

  test('that comes back to the database in the middle of an operation is refused', () => {
    const program = `
class Curious(uio.BytesIO):
    def flush(self):
        db.get('a')
db = btree.open(Curious())
db['a'] = 'b'
r = db.flush(), db['a']`;

    expect(withDatabase(program)).toBe("(-1, b'b')");
  });
});

test.each(["db['a']", "db['a'] = 'b'", "del db['a']", 'db.flush()', 'list(db)', 'db.keys()', "'a' in db", 'db.seq(3)'])(
  'a database that was closed refuses %s',
  (statement) => {
    expect(withRecords(`db.close()\n${statement}`)).toBe('ValueError: database closed');
  },
);

test('a database can be closed twice', () => {
  expect(withRecords('r = db.close(), db.close()')).toBe('(0, 0)');
});

test('a damaged file is an OSError, and the database still answers', () => {
  const program = `
for i in range(200): db[str(i)] = 'x' * 50
db.close()
data = bytearray(f.getvalue())
for at in range(2 * 4096, len(data), 4096): data[at + 12] = 99
db = btree.open(uio.BytesIO(data))
for attempt in range(2):
    try:
        print(len(list(db)))
    except OSError as error:
        print(error)`;

  expect(runPython(`import btree, uio\nf = uio.BytesIO()\ndb = btree.open(f)${program}`)).toBe(
    '[Errno 22] EINVAL\n[Errno 22] EINVAL\n',
  );
});
