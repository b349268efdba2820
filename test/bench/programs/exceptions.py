# Exceptions: raised and caught near and far, by the runtime and by the program, with finally, else and with.
class Refused(Exception):
    def __init__(self, code):
        super().__init__(code)
        self.code = code


class Guard:
    def __init__(self):
        self.left = 0

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        self.left += 1
        return kind is not None


def check(n):
    if n % 3 == 0:
        raise ValueError(n)
    return n


def deep(n, depth):
    if depth:
        return deep(n, depth - 1)
    return check(n)


def cleaned(n, log):
    try:
        return check(n)
    finally:
        log[0] += 1


def run():
    total = 0
    table = {}
    items = [1, 2, 3]
    guard = Guard()
    log = [0]
    for i in range(4000):
        try:
            total += check(i)
        except ValueError as error:
            total += error.args[0]
        else:
            total += 1
        try:
            total += table[i]
        except KeyError:
            total += 2
        try:
            items[i % 6] += 1
        except IndexError:
            total += 3
        try:
            if i & 3 == 0:
                raise Refused(i)
        except Refused as refused:
            total += refused.code
        try:
            total += cleaned(i, log)
        except (KeyError, ValueError):
            total += 4
        with guard:
            total += check(i + 1)
    for i in range(1500):
        try:
            total += deep(i, 6)
        except Exception:
            total += 5
    return total + guard.left + log[0] + sum(items)
