# Chained, unpacking, starred and augmented assignment, on names, attributes and items.
a = b = [1, 2]
b += [3]
print(a is b, a)

x, y = 1, 2
x, y = y, x
print(x, y)

first, *middle, last = 'abcde'
print(first, middle, last)
[p, (q, r)] = 1, (2, 3)
print(p, q, r)


class Box:
    pass


box = Box()
box.value = 5
box.value *= 3
box.list = [0] * 3
box.list[1] += 7
box.list[-1] = box.value
print(box.value, box.list)

d = {}
d['k'] = d['again'] = 1
d['k'] <<= 4
print(d['k'], d['again'], len(d))


def order(name, value):
    print(name, end=' ')
    return value


order('container', [0, 0])[order('index', 1)] = order('value', 2)
print()

del a, box.value, d['k']
print('a' in globals(), hasattr(box, 'value'), d)
try:
    del undefined
except (KeyError, NameError) as e:
    print(type(e))
