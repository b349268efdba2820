/**
 * The two forms of one program: the direct one has nothing in it for threads, the resumable one may be left wherever the
 * direct one polls or calls. That both do the same is tried by programs.test.ts with every program.
 */
import { expect, test } from 'vitest';
import { javascript } from './javascript.ts';

const PROGRAM = `
def f(a):
    return a

class A:
    x = [f(k) for k in range(3)]

with open('x') as file:
    for line in file:
        while f(line):
            file.write(line)
        f(*line, end=1)
`;

test('the direct form knows nothing of threads', () => {
  expect(javascript(PROGRAM)).not.toMatch(/yield|resum|Steps|SWITCH/);
});

test('the resumable form is left where the direct one polls, and never polls itself', () => {
  const polls = (js: string, poll: RegExp) => js.match(poll)?.length;
  // The function within stays direct: its own resumable form is made when a thread first calls it.
  const source = PROGRAM.replace('def f(a):\n    return a\n', '');

  const direct = javascript(source);
  const resumable = javascript(source, 'resumable');

  expect(resumable).not.toContain('poll()');
  expect(polls(resumable, /yield SWITCH/g)).toBe(polls(direct, /poll\(\)/g));
});

test('every call of a value in the resumable form can be left, with its arguments evaluated once', () => {
  const js = javascript('f(g(1)).h(i(2), k=3)', 'resumable');

  expect(js.match(/\bg\b/g)).toHaveLength(javascript('f(g(1)).h(i(2), k=3)').match(/\bg\b/g)!.length);
  expect(js.match(/yield\* /g)).toHaveLength(4);
});

test('calls within the arguments of method calls make the text no more than some times longer', () => {
  const nested = (depth: number): string => (depth === 0 ? 'x' : `a.m(${nested(depth - 1)})`);
  const length = (depth: number) => javascript(nested(depth), 'resumable').length;

  expect(length(20) - length(10)).toBeLessThan(1.1 * (length(10) - length(0)));
});
