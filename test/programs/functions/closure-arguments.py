# The cells of a closure are counted with its arguments.
def outer(a, b):
    def inner(x, y=2):
        return a, b, x, y

    return inner


f = outer(1, 2)
print(f(3))
for call in (lambda: f(), lambda: f(1, 2, 3), lambda: f(y=1), lambda: f(1, x=2)):
    try:
        call()
    except TypeError as e:
        print(e)


class A:
    def __init__(self, x):
        super().__init__()


try:
    A()
except TypeError as e:
    print(e)
