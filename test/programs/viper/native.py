# Native code is Python but for its limits, documentation 7.1.3.
@micropython.native
def plain(a, b=2, *rest, c=3, **options):
    total = 0
    for i in range(a):
        try:
            total += [b, c][i & 1]
        except IndexError:
            pass
    return total, rest, sorted(options)


print(plain(5), plain(1, 4, 5, c=6, d=7), plain(0))


@micropython.native
def counter():
    count = 0

    def step():
        nonlocal count
        count += 1
        return count

    return step


step = counter()
print(step(), step())


def refused(code):
    try:
        exec(code)
        print('fine')
    except (SyntaxError, NotImplementedError) as e:
        print(repr(e))


refused('@micropython.native\ndef f(): yield 1')
refused('@micropython.native\ndef f(): yield from []')
refused('@micropython.native\ndef f(): return (a for a in [])')
refused('@micropython.native\ndef f():\n def g(): yield')
refused('@micropython.native\ndef f():\n @micropython.bytecode\n def g(): yield')
refused('@micropython.native\ndef f(): raise')
refused('@micropython.native\nclass A:\n def f(self): yield')
refused('@micropython.asm_thumb\ndef f(): nop()')
refused('@micropython.unknown\ndef f(): pass')
refused('@micropython\ndef f(): pass')
