# The order of dictionaries and sets is that of the firmware's hash tables.
print({'b': 1, 'a': 2, 'c': 3})
d = {}
for i in range(20):
    d[i * 7 % 20] = i
print(list(d))
d = dict(one=1, two=2, three=3)
d['four'] = 4
del d['two']
d['five'] = 5
print(d, list(d.keys()), list(d.values()), list(d.items()))
print({3, 1, 2, 'x', (1, 2)} == {(1, 2), 'x', 1, 2, 3}, sorted({5, 3, 4}))
d = {1: 'int', 'k': 'str', (1,): 'tuple', None: 'none', b'k': 'bytes'}
print(d[True], d[(1,)], d[None], d[b'k'], 2 in d, d.get(9, 'missing'))
s = set('hello')
print(len(s), 'h' in s, s - set('help') == {'o'})
l = [5, 3, 9, 1]
l.sort(key=lambda x: -x)
print(l, sorted(l), l[1:3], l[::-1], l[::2], l.index(9), l * 2)
l[1:3] = ['a', 'b', 'c']
print(l, l.pop(), l.pop(0), l)
t = (1, 2) + (3,) * 2
print(t, t[-1], t[1:], (1, 2) < (1, 3), 2 in t, t.count(3))
for bad in (lambda: [][0], lambda: {}['k'], lambda: (1,)[1], lambda: 'a'[5], lambda: {[]: 1}, lambda: [].pop()):
    try:
        bad()
    except Exception as e:
        print(type(e), e)
