# Lists: a sieve, growing and shrinking, slices, comprehensions, membership, matrices.
def sieve(limit):
    flags = [True] * limit
    count = 0
    for i in range(2, limit):
        if flags[i]:
            count += 1
            for j in range(i * i, limit, i):
                flags[j] = False
    return count


def stack(rounds):
    items = []
    total = 0
    for i in range(rounds):
        items.append(i)
        items.append(i + 1)
        total += items.pop()
        if len(items) > 100:
            total += sum(items)
            items = items[50:]
    items.reverse()
    return total + items[0]


def matrix(size):
    a = [[i * j % 7 for j in range(size)] for i in range(size)]
    b = [[i + j for j in range(size)] for i in range(size)]
    total = 0
    for row in a:
        for j in range(size):
            cell = 0
            for k in range(size):
                cell += row[k] * b[k][j]
            total += cell
    return total


def queue(rounds):
    waiting = list(range(20))
    total = 0
    for i in range(rounds):
        first = waiting.pop(0)
        waiting.append(first + i)
        if i % 20 in waiting:
            total += waiting.index(i % 20)
        waiting.insert(3, waiting[-1])
        del waiting[3]
    return total + sum(waiting)


def run():
    return sieve(3000) + stack(12000) + matrix(24) + queue(4000) + sum([n * n for n in range(3000) if n % 3 == 0])
