# Integers of any size: digits of pi, factorials, powers, Fibonacci, a modular exponentiation.
def pi_digits(count):
    digits = ''
    q, r, t, k, n, l = 1, 0, 1, 1, 3, 3
    while len(digits) < count:
        if 4 * q + r - t < n * t:
            digits += str(n)
            nr = 10 * (r - n * t)
            n = 10 * (3 * q + r) // t - 10 * n
            q *= 10
            r = nr
        else:
            nr = (2 * q + r) * l
            nn = (q * (7 * k) + 2 + r * l) // (t * l)
            q *= k
            t *= l
            l += 2
            k += 1
            n = nn
            r = nr
    return digits


def factorial(n):
    product = 1
    for i in range(2, n + 1):
        product *= i
    return product


def fibonacci(n):
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a


def power(base, exponent, modulus):
    result = 1
    while exponent:
        if exponent & 1:
            result = result * base % modulus
        base = base * base % modulus
        exponent >>= 1
    return result


def run():
    total = int(pi_digits(120)[-6:])
    total += factorial(150) % 1000003
    total += fibonacci(1200) % 1000003
    prime = (1 << 127) - 1
    for i in range(2, 9):
        total += power(i, prime - 2, prime) % 1000003
    n = 1
    for i in range(1500):
        n = (n * 6364136223846793005 + 1442695040888963407) & 0xFFFFFFFFFFFFFFFF
        total += (n >> 33) & 255
    return total
