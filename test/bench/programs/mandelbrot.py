# The Mandelbrot set in fixed-point numbers of 12 binary places.
SHIFT = 12
ONE = 1 << SHIFT


def escape(cx, cy, limit):
    x = 0
    y = 0
    for n in range(limit):
        xx = x * x >> SHIFT
        yy = y * y >> SHIFT
        if xx + yy > 4 * ONE:
            return n
        y = (x * y >> (SHIFT - 1)) + cy
        x = xx - yy + cx
    return limit


def run():
    total = 0
    for row in range(-12, 13):
        cy = row * ONE // 10
        for column in range(-40, 20):
            total += escape(column * ONE // 20, cy, 50) * (column & 7)
    return total
