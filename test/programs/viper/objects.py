# Objects in viper code: what it does with them is what Python does.
@micropython.viper
def calls(f, a: int):
    f(a, a > 1, uint(a), [a, 'x'], (a,), {a})
    f(a, sep='', end='.\n')
    f(*(1, 2), **{'sep': '+'})
    return 'x{}y'.format(a)


print(calls(print, 5))


class Counter:
    step = 3

    def __init__(self):
        self.total = 0

    @micropython.viper
    def add(self, n: int) -> int:
        total = int(self.total)
        for _ in range(n):
            total += int(self.step)
        self.total = self.box(total)
        return total

    def box(self, n):
        return n


c = Counter()
print(c.add(4), c.add(1), c.total)


class Child(Counter):
    @micropython.viper
    def add(self, n):
        return super().add(n)


print(Child().add(2))


@micropython.viper
def items(a, i: int):
    a[i] = i + 1
    a[i + 1] = a[i]
    a, b = a[i], a[i + 1]
    return (a, b, a is b, a in (1, 2, 3), not a)


print(items([0, 0, 0], 1), items({}, 6))


@micropython.viper
def sort(values):
    for v in sorted(values):
        print(v, end=' ')
    return [v + v for v in values if v]


print(sort([3, 1, 0]))


@micropython.viper
def careful(f) -> int:
    try:
        f()
    except (ValueError, KeyError):
        return 1
    except OSError:
        return 2
    else:
        return 3


def fail(exc):
    def f():
        raise exc

    return f


print(careful(fail(KeyError)), careful(fail(OSError(5))), careful(lambda: 0))


@micropython.viper
def check(a: int):
    assert a > 0, 'small'
    if a > 10:
        raise ValueError(a)


for n in (1, 0, 11):
    try:
        check(n)
    except (AssertionError, ValueError) as e:
        print(repr(e))


def adder(n):
    @micropython.viper
    def add(a: int) -> int:
        return a + int(n)

    return add


print(adder(40)(2))


@micropython.viper
def globals_too():
    global seen
    from sys import path as p
    import sys
    seen = 7
    return p is sys.path


print(globals_too(), seen)


@micropython.viper
def fib(n: int) -> int:
    return n if n < 2 else int(fib(n - 1)) + int(fib(n - 2))


print(fib(15))


@micropython.viper
def four(a, b: int, c=3, d=4):
    return a


print(four, four(1, 2, 3, 4))
for wrong in (lambda: four(1), lambda: four(1, 2, 3, d=4), lambda: four(1, 'x', 3, 4)):
    try:
        wrong()
    except TypeError as e:
        print(e)


# an exception passes through machine code without a trace
def outer():
    inner(0)


@micropython.viper
def inner(n: int):
    [][n]


outer()
