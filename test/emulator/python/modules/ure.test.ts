import { describe, expect, test } from 'vitest';
import { runPython } from '../../../drivers/python.ts';
import { resultOf, testTable } from '../table.ts';

/** A program that uses the module and the shorthand `g` for all groups of a match. */
function using(program: string): string {
  return `import ure as re
def g(m):
  if m is None:
    return None
  n = int(str(m)[11:-1])
  return [m.group(i) for i in range(n)]
${program}`;
}

describe('ure', () => {
  testTable([
    [
      using("r = g(re.match('a.c', 'abcd')), g(re.match('b', 'abc')), g(re.search('b', 'abc'))"),
      "(['abc'], None, ['b'])",
    ],
    [using("r = g(re.match('(a+)(b*)(c)?', 'aab'))"), "['aab', 'aa', 'b', None]"],
    [using("r = g(re.match('(?:ab)+', 'ababa')), g(re.match('a|bc|d', 'bcd'))"), "(['abab'], ['bc'])"],
    [using("r = g(re.match('<.*>', '<a><b>')), g(re.match('<.*?>', '<a><b>'))"), "(['<a><b>'], ['<a>'])"],
    [using("r = g(re.match('a+?', 'aa')), g(re.match('a??b', 'ab'))"), "(['a'], ['ab'])"],
    [using("r = g(re.search('[^a-c0-9]+$', 'abcxyz')), g(re.match('[]a]', 'a'))"), "(['xyz'], None)"],
    [using(String.raw`r = g(re.match('\\d\\D\\w\\W\\s\\S\\.', '1a_ \t!.'))`), String.raw`['1a_ \t!.']`],
    [using("r = g(re.search('^b', 'ab')), g(re.search('b$', 'ab'))"), "(None, ['b'])"],
    [using("r = g(re.match('a{2}', 'aa')), g(re.match('a{2}', 'a{2}'))"), "(None, ['a{2}'])"],
    [using("r = g(re.match(b'a', b'a')), g(re.match('.', 'é'))[0].encode()"), "(['a'], b'\\xc3')"],
    [
      using("r = re.compile('[, ]+').split('a, b,c'), re.compile(',').split('a,b,c', 1)"),
      "(['a', 'b', 'c'], ['a', 'b,c'])",
    ],
    [using("r = re.compile('x*').split('axb')"), "['axb']"],
    [using("r = re.compile('^a').split('aab')"), "['', '', 'b']"],
    [using("re.compile('(a)').split('bab')"), 'NotImplementedError: Splitting with sub-captures'],
    [using("re.match('a', 'a').group(1)"), 'IndexError: 1'],
    [using("r = str(re.compile('a'))[:4], str(re.match('(a)', 'a'))"), "('<re ', '<match num=2>')"],
    [
      using('re.match(5, "a")'),
      "TypeError: can't convert 'int' object to str implicitly",
      "TypeError: can't convert to str implicitly",
    ],
  ]);
});

test('a match gives the whole text without a number as documented; the firmware wants the number', () => {
  const program = using("r = re.match('a+', 'aab').group()");

  expect(resultOf(program)).toBe("'aa'");
  expect(resultOf(program, true)).toBe('TypeError: argument num/types mismatch');
});

test('split() takes max_split by name as documented; the firmware takes no names', () => {
  const program = using("r = re.compile(' ').split('a b c', max_split=1)");

  expect(resultOf(program)).toBe("['a', 'b c']");
  expect(resultOf(program, true)).toBe('TypeError: argument num/types mismatch');
});

test.each(['*', 'a**', '(', ')', 'a)', '(a', '[a', '[a-', '\\', 'a|*', '^*', '(?a)'])(
  '%s is no expression',
  (pattern) => {
    expect(resultOf(using(`re.compile(${JSON.stringify(pattern)})`))).toBe('ValueError: Error in regex');
  },
);

test('DEBUG lists the program', () => {
  const listing = runPython(using("re.compile('[a-c]|b*$', re.DEBUG)"));

  expect(listing.split('\n')).toEqual([
    ' 0: rsplit 5 (3)',
    ' 2: any',
    ' 3: jmp 0 (-5)',
    ' 5: save 0',
    ' 7: split 15 (6)',
    ' 9: class 1 0x61-0x63',
    '13: jmp 22 (7)',
    '15: split 21 (4)',
    '17: char b',
    '19: jmp 15 (-6)',
    '21: assert eol',
    '22: save 1',
    '24: match',
    'Bytes: 25, insts: 13',
    '',
  ]);
});

test('a pattern that takes for ever stops at the poll point', () => {
  let polls = 0;
  const poll = (): void => {
    if (++polls === 50) throw new Error('stopped');
  };

  expect(() => runPython(using(`re.match('(a|a)+$', 'a' * 60 + 'b')`), { poll })).toThrow('stopped');
});

test('a pattern that repeats nothing ends as too deep a recursion', () => {
  expect(resultOf(using("re.match('(a*)*b', 'aac')"))).toBe('RuntimeError: maximum recursion depth exceeded');
});

test('long texts need no deep calls', () => {
  expect(resultOf(using("r = len(re.match('(a|b)*', 'ab' * 12000).group(0))"))).toBe('24000');
});
