# What viper refuses, and in which words. Each line is the body of a function.
def refused(code, head='def f(a, n: int, p: ptr8):'):
    try:
        exec('@micropython.viper\n' + head + '\n ' + code.replace('\n', '\n '))
        print('fine')
    except (SyntaxError, TypeError, NotImplementedError) as e:
        print(repr(e))


for body in (
    'n = []',
    'b = 1\nb = True',
    'n + a',
    'a + n',
    'p + 1',
    'n // 2',
    'n /= 2',
    'n % 2',
    'n ** 2',
    '-n',
    'not n',
    'n in a',
    'return n',
    'return p',
    'return a',
    'return',
    'if p: pass',
    'if None: pass',
    'while p: pass',
    'p[a]',
    'p[0] = a',
    'n[0]',
    'n[0] = 1',
    'ptr(p)[0]',
    'a[n] = None',
    'print(None)',
    'print(ptr8(0))',
    'b = print(p)',
    'isinstance(n, int)',
    'int(int)',
    'raise n',
    'yield',
    'yield from a',
    '(b for b in a)',
    'for i in range(a): pass',
    'for i in range(int(a)): i = a',
    'del a',
    'try: a()\nexcept OSError as e: pass',
    'b = 1\ndef g(): return b',
    'b = 0x40000000 + 0\nb = 1',
    '-n\nreturn n',
    '-n; n = a',
):
    refused(body)
for head in (
    'def f(a: str):',
    'def f(a: 1):',
    'def f() -> 1:',
    'def f() -> str:',
    'def f(a, b, c, d, e):',
    'def f(a, *, b: x):',
    'def f(*a: int, **b: ptr):',
):
    refused('pass', head)
# the innermost block that is wrong is told of last
refused('b = lambda: 1\nn = a')
refused('b = lambda: 1')

# what the compiler of the chip lets through, for its code to crash on
for body in (
    'int()',
    'int(a, 16)',
    'a.x = n',
    'n.x',
    'n()',
    'a[1:2]',
    'b = {1: a}',
    'b = [1 for c in a]',
    'for b in p: pass',
    'del a[0]',
    'b = a if n else n',
    'raise',
    'raise a from a',
    'with a: pass',
    'try: a()\nfinally: pass',
    'return [a for b in a]',
    'class A: pass',
    'a.x = n\nn = a',
):
    refused(body)
