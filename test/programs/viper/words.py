# Words of 32 bits: what viper computes modulo 2**32, and how words become objects again.
@micropython.viper
def arithmetic(a: int, b: int):
    print(a + b, a - b, a * b, a & b, a | b, a ^ b)


arithmetic(2147483647, 1)
arithmetic(-2147483648, -1)
arithmetic(123456789, 987654321)


@micropython.viper
def shifts(a: int):
    print(a << 0, a << 4, a << 31, a >> 0, a >> 4, a >> 31)
    for i in range(28, 32):
        print(i, a << i, a >> i)


shifts(1)
shifts(-5)


@micropython.viper
def comparisons(a: int, b: int):
    print(a < b, a > b, a == b, a <= b, a >= b, a != b, -1 < a < b, a < b or b < a)


comparisons(1, 2)
comparisons(-1, -1)
comparisons(2147483647, -2147483648)


@micropython.viper
def as_uint(a: int) -> uint:
    return uint(a)


@micropython.viper
def as_int(a: uint) -> int:
    return int(a)


@micropython.viper
def as_bool(a: int) -> bool:
    return a > 3


@micropython.viper
def nothing() -> int:
    pass


@micropython.viper
def no_truth() -> bool:
    return None


print(as_uint(-1), as_int(4294967295), as_int(2**40 + 7), as_bool(3), as_bool(4), nothing(), no_truth())

# a parameter of type bool takes what can be an integer
@micropython.viper
def flag(a: bool) -> bool:
    return a


print(flag(True), flag(0), flag(256))
for wrong in ([], 'x', None):
    try:
        as_int(wrong)
    except TypeError as e:
        print(e)

# a constant keeps the type it is given, and a local that of its first value
@micropython.viper
def constants():
    big = 0x7fffffff
    small = 0x3fffffff
    print(big, small, uint(1), True, 'text', b'bytes', ...)
    print(small + small + small)


constants()


@micropython.viper
def loops(n: int) -> int:
    total = 0
    for i in range(n):
        if i & 1:
            continue
        if i > 20:
            break
        total += i
    else:
        total += 1000
    for i in range(10, 0, -3):
        total += i
    while n > 0:
        n -= 7
        total ^= n
    return total


print(loops(5), loops(50), loops(0))


@micropython.viper
def choose(a: int, b: int) -> int:
    c = a if a > b else b
    c += a and b
    c += a or b
    a, b = b, a
    return (c << 8) + a - b


print(choose(3, 4), choose(4, 0), choose(0, 0))
