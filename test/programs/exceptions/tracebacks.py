# Exceptions: matching, else and finally, raising again, and the lines a traceback names.
import sys


class Custom(Exception):
    pass


def fails(kind):
    raise kind('because', 7)


def attempt(kind):
    try:
        fails(kind)
    except (KeyError, Custom) as e:
        print('first', type(e), e.args)
    except ValueError:
        print('second')
    else:
        print('nothing')
    finally:
        print('finally')


attempt(Custom)
attempt(ValueError)
try:
    attempt(OSError)
except OSError as e:
    print('outside', repr(e))
    sys.print_exception(e)


def again():
    try:
        fails(Custom)
    except Custom:
        raise


try:
    again()
except Custom as e:
    sys.print_exception(e)


try:
    raise
except RuntimeError as e:
    print('RuntimeError', e)
try:
    raise 5
except TypeError as e:
    print('TypeError', e)
try:
    assert 1 == 2, 'unequal'
except AssertionError as e:
    print('AssertionError', e)
for text in ('x = (', 'def f(:', ' x', 'return 1', '1.5', 'break'):
    try:
        exec(text)
    except SyntaxError as e:
        print(type(e), e)
attempt(lambda *args: IndexError('not caught'))
