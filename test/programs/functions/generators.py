# Generators: sending, throwing, closing, delegating, and what a return gives.
def echo():
    received = None
    while True:
        try:
            received = yield received
            print('received', received)
        except ValueError as e:
            print('thrown', e)
            received = 'recovered'
        finally:
            print('step')


g = echo()
print(next(g))
print(g.send('one'))
print(g.throw(ValueError('two')))
g.close()


def inner():
    x = yield 1
    print('inner got', x)
    return 'inner done'


def outer():
    result = yield from inner()
    print('outer got', result)
    yield from [2, 3]
    return 'never seen by for'


o = outer()
print(next(o))
print(o.send('hello'))
print(list(o) if False else [v for v in o])

squares = (n * n for n in range(5) if n % 2 == 0)
print(next(squares), list(squares))
try:
    next(squares)
except StopIteration as e:
    print('exhausted', e.args)


def countdown(n):
    while n:
        yield n
        n -= 1


print(sum(countdown(4)), max(countdown(3)), tuple(countdown(2)))
fresh = countdown(1)
try:
    fresh.send(1)
except TypeError as e:
    print('TypeError', e)


# What is sent goes on to an iterator that has no send().
def delegating():
    yield from [1, 2]


g = delegating()
print(next(g))
try:
    g.send(5)
except AttributeError as e:
    print(e)
