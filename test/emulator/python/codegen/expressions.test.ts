import { describe, expect, test } from 'vitest';
import { javascript } from './javascript.ts';

/** The JavaScript of the body of `def f(a, b): return …`. */
function returned(expression: string): string {
  const js = javascript(`def f(a, b):\n return ${expression}`);
  return js.slice(js.indexOf('const r=') + 'const r='.length, js.indexOf('vm.depth=d-1;')).trim();
}

describe('expressions become JavaScript', () => {
  test('small integers are added inline, all else by the runtime', () => {
    expect(returned('a + b')).toMatchInlineSnapshot(
      `"((typeof l_a==='number'&&typeof l_b==='number'&&(t0=l_a+l_b)<=MAX&&t0>=MIN?t0:add('+',l_a,l_b)));"`,
    );
  });

  test('two small constants in a longer chain need no test', () => {
    expect(returned('2 & 3 & a')).toMatchInlineSnapshot(
      `"(t0=((2)&(3)),(typeof t0==='number'&&typeof l_a==='number'&&(t0|0)===t0&&(l_a|0)===l_a?t0&l_a:binary('&',t0,l_a)));"`,
    );
  });

  test('a comparison of small integers is one of JavaScript', () => {
    expect(returned('a < 3')).toMatchInlineSnapshot(`"((typeof l_a==='number'?l_a<(3):less(l_a,(3))));"`);
  });

  test('an attribute is a property with a prefix of its own', () => {
    expect(returned('a.constructor')).toMatchInlineSnapshot(`"((l_a.$constructor??attribute(l_a,"constructor")));"`);
  });

  test('a method call needs no bound method', () => {
    expect(returned('a.m(b)')).toMatchInlineSnapshot(
      `"((t0=l_a.m$m)!==undefined&&l_a.$m===undefined||(t0=method(l_a,"m")),t0.fn(l_a,l_b));"`,
    );
  });

  test('no character of a string can end its literal', () => {
    expect(returned(`"\\"\${x}\\u2028"`)).toMatchInlineSnapshot(`""\\"\${x}\\u2028";"`);
  });

  test('a call over two lines counts as on the second', () => {
    expect(returned('a(1,\n  b.c)')).toMatchInlineSnapshot(
      `"(t0=(F.line=3,((l_b.$c??attribute(l_b,"c")))),(l_a.fn===undefined?call(l_a,[1,t0]):l_a.fn(1,t0)));"`,
    );
  });
});
