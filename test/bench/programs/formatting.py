# Strings from values: %, format(), str(), repr().
def run():
    total = 0
    for i in range(1500):
        total += len('%d: %s = %5d' % (i, 'value', i * i))
        total += len('%02x%02X' % (i & 255, i >> 8))
        total += len('{}, {:>6} and {name:04d}'.format(i, i + 1, name=i))
        total += len(str(i)) + len(repr('text'))
    line = 'T=%d.%02d H=%3d%%'
    for i in range(1500):
        total += len(line % (i // 100, i % 100, i % 77))
    for i in range(300):
        total += len(str([i, (i, 'a'), None, True]))
        total += len(str({i: 'x'}))
    return total
