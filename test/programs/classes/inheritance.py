# Classes: look-up depth first, super(), class and static methods, properties, special methods.
class Base:
    kind = 'base'

    def __init__(self, name):
        self.name = name

    def describe(self):
        return self.kind + ' ' + self.name

    @classmethod
    def make(cls, name):
        return cls(name)

    @staticmethod
    def twice(n):
        return n * 2

    @property
    def size(self):
        return len(self.name)

    @size.setter
    def size(self, n):
        self.name = self.name[:n]


class Derived(Base):
    kind = 'derived'

    def describe(self):
        return '<' + super().describe() + '>'


d = Derived.make('widget')
print(type(d), d.describe(), d.twice(4), d.size)
d.size = 3
print(d.name, isinstance(d, Base), issubclass(Derived, Base), isinstance(Base('x'), Derived))
try:
    del d.size
except AttributeError as e:
    print('AttributeError', e)


class Left(Base):
    def where(self):
        return 'left'


class Right(Base):
    def where(self):
        return 'right'

    def only(self):
        return 'right only'


class Both(Left, Right):
    pass


both = Both('b')
print(both.where(), both.only())
Left.where = lambda self: 'changed'
print(both.where())


class Vector:
    def __init__(self, *parts):
        self.parts = parts

    def __add__(self, other):
        return Vector(*[a + b for a, b in zip(self.parts, other.parts)])

    def __eq__(self, other):
        return self.parts == other.parts

    def __len__(self):
        return len(self.parts)

    def __getitem__(self, i):
        return self.parts[i]

    def __call__(self, k):
        return Vector(*[k * p for p in self.parts])

    def __contains__(self, p):
        return p in self.parts

    def __repr__(self):
        return 'Vector' + repr(self.parts)


v = Vector(1, 2) + Vector(3, 4)
print(v, v == Vector(4, 6), v != Vector(4, 6), len(v), v[0], v(10), 6 in v, 7 in v, list(v))
try:
    v - v
except TypeError as e:
    print('TypeError', e)


class Fallback:
    def __getattr__(self, name):
        return name.upper()


f = Fallback()
f.real = 1
print(f.real, f.imagined)


class Listy(list):
    def total(self):
        return sum(self)


l = Listy([1, 2, 3])
l.append(4)
print(l.total(), len(l), l)
