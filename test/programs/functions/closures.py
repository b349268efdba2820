# Variables shared between functions, and the scopes they come from.
def counter():
    count = 0

    def step(by=1):
        nonlocal count
        count += by
        return count

    def peek():
        return count

    return step, peek


step, peek = counter()
step()
step(10)
print(peek())

functions = [lambda: i for i in range(3)]
print([f() for f in functions])
functions = [lambda i=i: i for i in range(3)]
print([f() for f in functions])

x = 'global'


def outer():
    x = 'outer'

    class Body:
        y = x
        x = 'class'

        def method(self):
            return x

    return Body.y, Body.x, Body().method()


print(outer())


def late():
    def use():
        return value

    try:
        use()
    except NameError as e:
        print('NameError', e)
    value = 1
    return use()


print(late())


def unbound():
    if False:
        v = 1
    return v


try:
    unbound()
except NameError as e:
    print('NameError', e)


def declares():
    global made
    made = 5


declares()
print(made, [x * made for x in range(3)], {k: v for k, v in zip('ab', (1, 2))} == {'a': 1, 'b': 2})
