# Loops with else, break and continue, ranges that count both ways, and targets that unpack.
for i in range(3):
    if i == 1:
        continue
    print('for', i)
else:
    print('ran through')

for i in range(10, 0, -4):
    print('down', i)
    if i < 5:
        break
else:
    print('not reached')

n = 3
while n:
    n -= 1
    if n == 1:
        continue
    print('while', n)
else:
    print('guard was false')

for a, (b, *c) in [(1, (2, 3, 4)), (5, (6,))]:
    print(a, b, c)

i = 'untouched'
for i in range(0):
    pass
print(i)

# The bounds are evaluated once, the end before the start, and the body cannot move the counter.
def bound(name, value):
    print(name)
    return value

for i in range(bound('start', 0), bound('end', 3)):
    print(i, end=' ')
    i = 99
print(i)
