# Sorting: the built-in sort with and without a key, and sorts written in Python.
def random_list(count):
    items = []
    n = 42
    for _ in range(count):
        n = (n * 1103 + 12345) % 65537
        items.append(n)
    return items


def quicksort(items, low, high):
    if low >= high:
        return
    pivot = items[(low + high) // 2]
    i = low
    j = high
    while i <= j:
        while items[i] < pivot:
            i += 1
        while items[j] > pivot:
            j -= 1
        if i <= j:
            items[i], items[j] = items[j], items[i]
            i += 1
            j -= 1
    quicksort(items, low, j)
    quicksort(items, i, high)


def insertion_sort(items):
    for i in range(1, len(items)):
        item = items[i]
        j = i - 1
        while j >= 0 and items[j] > item:
            items[j + 1] = items[j]
            j -= 1
        items[j + 1] = item


def checksum(items):
    total = 0
    for i in range(len(items)):
        total = (total * 31 + items[i] * i) & 0xFFFFFF
    return total


def run():
    items = random_list(600)
    result = checksum(sorted(items))
    result += checksum(sorted(items, key=lambda n: n % 1000 * 100000 + n))
    result += checksum(sorted([str(n) for n in items[:200]]) and items)
    pairs = [(n % 10, n) for n in items]
    pairs.sort()
    result += pairs[300][1]
    copy = items[:]
    copy.sort(reverse=True)
    result += checksum(copy)
    copy = items[:]
    quicksort(copy, 0, len(copy) - 1)
    result += checksum(copy)
    copy = items[:250]
    insertion_sort(copy)
    return result + checksum(copy) + min(items) + max(items)
