# Arguments are evaluated from left to right, names too.
x = 1


def change():
    global x
    x += 1
    return x


print(x, change(), x, change())
print([x, change()], x)


def shared():
    y = 1

    def change():
        nonlocal y
        y += 1
        return y

    print(y, change(), y)


shared()
try:
    print(undefined, change())
except NameError:
    print('not called', x)
