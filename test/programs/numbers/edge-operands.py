# Shift counts and exponents beyond a machine word, bools as operands that nothing can be done with, folded constants.
big = 1 << 70
count = 2**31


def show(function):
    try:
        print(function())
    except Exception as e:
        print(type(e), e)


for function in (
    lambda: 1 << -big,
    lambda: 1 >> -big,
    lambda: big >> -1,
    lambda: 1 >> count,
    lambda: 1 << -count,
    lambda: 1 << -count - 1,
    lambda: (-1) ** (big + 1),
    lambda: (-1) ** big,
    lambda: big**-1,
    lambda: 1 / True,
    lambda: True / True,
    lambda: True in 5,
    lambda: 5 in True,
    lambda: [] - True,
):
    show(function)
try:
    exec('1 << 2 ** 1 << 99999999999')
except OverflowError as e:
    print(e)
j = 5


def not_a_constant_condition():
    x = j
    if -123456789012 >> 70:
        pass
    else:
        j = 1


def a_constant_condition():
    x = j
    if -5 >> 1:
        pass
    else:
        j = 1
    return x


show(not_a_constant_condition)
show(a_constant_condition)
