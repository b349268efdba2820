# Calls of functions: recursion, default and keyword arguments, closures, *args.
def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)


def tak(x, y, z):
    if y >= x:
        return z
    return tak(tak(x - 1, y, z), tak(y - 1, z, x), tak(z - 1, x, y))


def scaled(value, factor=3, offset=1):
    return value * factor + offset


def total(*values):
    result = 0
    for value in values:
        result += value
    return result


def counter():
    count = [0]

    def step(by):
        count[0] += by
        return count[0]

    return step


def run():
    result = fib(20) + tak(12, 8, 4)
    step = counter()
    for i in range(8000):
        result += scaled(i) + scaled(i, 2) + scaled(i, offset=7)
        result += total(i, 1, 2)
        step(i)
    return result + step(0)
