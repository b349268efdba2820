# The eight queens: lists, recursion and small integers.
def place(row, size, columns, rising, falling):
    if row == size:
        return 1
    count = 0
    for column in range(size):
        if columns[column] or rising[row + column] or falling[row - column + size]:
            continue
        columns[column] = rising[row + column] = falling[row - column + size] = True
        count += place(row + 1, size, columns, rising, falling)
        columns[column] = rising[row + column] = falling[row - column + size] = False
    return count


def run():
    size = 8
    return place(0, size, [False] * size, [False] * (2 * size), [False] * (2 * size + 1))
