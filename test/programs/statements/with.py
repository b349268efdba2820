# Context managers: leaving normally, by return, by break, by an exception, and swallowing one.
class Manager:
    def __init__(self, name, swallow=False):
        self.name = name
        self.swallow = swallow

    def __enter__(self):
        print('enter', self.name)
        return self.name.upper()

    def __exit__(self, kind, value, trace):
        print('exit', self.name, kind, value, trace)
        return self.swallow


with Manager('a') as a, Manager('b') as b:
    print(a, b)


def leaves():
    with Manager('returning'):
        return 'value'


print(leaves())

for i in range(3):
    with Manager('loop'):
        if i == 1:
            break
print(i)

with Manager('quiet', swallow=True):
    raise ValueError('gone')

try:
    with Manager('outer'):
        with Manager('inner'):
            1 // 0
except ZeroDivisionError as e:
    print('caught', e)
