# Generators: a pipeline, a tree walked by yield from, generator expressions, send().
def numbers(limit):
    n = 0
    while n < limit:
        yield n
        n += 1


def odd(source):
    for n in source:
        if n & 1:
            yield n


def squared(source):
    for n in source:
        yield n * n


class Tree:
    def __init__(self, low, high):
        middle = (low + high) // 2
        self.value = middle
        self.left = Tree(low, middle) if middle > low else None
        self.right = Tree(middle + 1, high) if middle + 1 < high else None

    def walk(self):
        if self.left:
            yield from self.left.walk()
        yield self.value
        if self.right:
            yield from self.right.walk()


def averager():
    total = 0
    count = 0
    while True:
        sent = yield total
        total += sent
        count += 1


def run():
    result = sum(squared(odd(numbers(15000)))) % 1000003
    tree = Tree(0, 127)
    for _ in range(20):
        for value in tree.walk():
            result += value
    average = averager()
    next(average)
    for i in range(8000):
        result += average.send(i) & 3
    result += sum(n for n in range(8000) if n % 3)
    for i, (a, b) in enumerate(zip(range(4000), range(4000, 0, -1))):
        result += i * (a - b) & 15
    return result
