# Dictionaries and sets: counting words, numbers and tuples as keys, iteration, deletion, look-ups that fail.
WORDS = 'the quick brown fox jumps over the lazy dog and the cat sat on the mat while it rained outside all day'.split()


def count_words(rounds):
    counts = {}
    for _ in range(rounds):
        for word in WORDS:
            counts[word] = counts.get(word, 0) + 1
    total = 0
    for word in counts:
        total += counts[word] * len(word)
    return total


def squares(limit):
    known = {}
    for n in range(limit):
        known[n * 7] = n
    hits = 0
    for n in range(limit * 7):
        if n in known:
            hits += known[n]
    for n in range(0, limit, 2):
        del known[n * 7]
    for key, value in known.items():
        hits += key - value
    return hits


def grid(size, rounds):
    cells = {}
    for x in range(size):
        for y in range(size):
            cells[(x, y)] = x ^ y
    total = 0
    for _ in range(rounds):
        for x in range(1, size):
            for y in range(1, size):
                total += cells[(x, y)] - cells[(x - 1, y - 1)]
                if (x, -y) in cells:
                    total += 1
    return total


def distinct(rounds):
    seen = set()
    repeated = 0
    n = 1
    for _ in range(rounds):
        n = n * 75 % 257
        if n in seen:
            repeated += 1
        else:
            seen.add(n)
    return repeated * 1000 + len(seen)


def run():
    return count_words(300) + squares(400) + grid(10, 25) + distinct(8000)
