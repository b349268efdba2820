# How arguments find their parameters, and what is refused.
def plain(a, b=2, *rest, c, d=4, **options):
    return a, b, rest, c, d, sorted(options.items())


print(plain(1, c=3))
print(plain(1, 5, 6, 7, c=8, e=9))
print(plain(*(1, 2, 3), **{'c': 4, 'z': 5}))
print(plain(c=1, a=2))


def attempt(call, *args, **options):
    try:
        print(call(*args, **options))
    except TypeError as e:
        print('TypeError', e)


def two(a, b):
    return a + b


attempt(two, 1)
attempt(two, 1, 2, 3)
attempt(two, 1, a=2)
attempt(two, 1, c=2)
attempt(two, b=1)
attempt(plain, 1)
attempt(plain, 1, d=1)
attempt(lambda *, k: k)
attempt(len)
attempt(len, [], [])
attempt(5)


def defaults(n, seen=[]):
    seen.append(n)
    return seen


print(defaults(1), defaults(2))


def show(x):
    print(x, end=' ')
    return x


print(show, show) if False else None
print([show(1), show(2)], max(show(3), show(4)))
