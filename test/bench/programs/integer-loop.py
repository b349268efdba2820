# Loops over small integers: Collatz chains, a linear congruential generator, greatest common divisors.
def collatz(limit):
    longest = 0
    for start in range(1, limit):
        n = start
        steps = 0
        while n != 1:
            if n & 1:
                n = 3 * n + 1
            else:
                n >>= 1
            steps += 1
        if steps > longest:
            longest = steps
    return longest


def random_bits(count):
    state = 12345
    bits = 0
    for _ in range(count):
        state = (state * 1103 + 12345) % 65536
        bits = (bits + (state >> 7)) & 0xFFFF
    return bits


def gcd(a, b):
    while b:
        a, b = b, a % b
    return a


def divisors(limit):
    total = 0
    for a in range(1, limit):
        for b in range(a, limit):
            total += gcd(a, b)
    return total


def run():
    return collatz(3000) * 1000000 + random_bits(60000) * 10 + divisors(90) % 10
