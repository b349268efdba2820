# The line that a traceback shows for a statement of several lines: the last one noted before the step that fails.
import sys


def show(function):
    try:
        function()
    except Exception as e:
        sys.print_exception(e)


def dictionary():
    print(b'a'.replace(b'x' % ({5: 1,
        ' 7 ': 2},), b'', -2))


def free_variable():
    undefined(later,
        set())


def conditional():
    x = 1
    x -= [([] if (5).nothing == 1 else [2, 3, [3,
    10]]), 4][-1]


def after_alternatives():
    return show + ({1: 2} or {3: 4,
        5: 6})


def decorators():
    @undefined
    @show
    def inner(x=1, *, y=iter(x)):
        pass


def second_decorator():
    @show
    @undefined
    def inner():
        pass


def called_twice():
    b''.find(
        b'a',
        0
        )(
        3)


def attributes():
    show . \
        first . \
        second


def called_again():
    dictionary(
    )(3)


def a_name():
    pass

    undefined


def bare_comprehension():
    try:
        raise KeyError(1)
    finally:
        x = '''two
        lines'''.join(str(x) for x in [])


def elements():
    return {x: undefined for x in
        [1, 2]}


def rounds():
    return [x for x, *y in [(1,), 2] for z in
        undefined_if_second(x)]


def undefined_if_second(x):
    return [x]


def folded():
    return {1: 2 if set() else (set(), '''long
    text''', -(1 << 70))[3]}


for function in (dictionary, free_variable, conditional, after_alternatives, decorators, second_decorator,
                 called_twice, attributes, called_again, a_name, bare_comprehension, elements, rounds, folded):
    show(function)


# A generator that has not begun stands on its first line.
def generator():
    'documentation'
    pass
    yield 1


for value in (ValueError, KeyError(1), GeneratorExit, 1):
    show(lambda: generator().throw(value))
later = 1
