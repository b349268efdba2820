# What classes can do: operators, properties, super(), __getitem__, __call__, class and static methods, isinstance.
class Number:
    made = 0

    def __init__(self, value):
        self.value = value

    def __add__(self, other):
        return Number(self.value + other.value)

    def __lt__(self, other):
        return self.value < other.value

    def __eq__(self, other):
        return self.value == other.value

    def __getitem__(self, index):
        return (self.value >> index) & 1

    def __len__(self):
        return 16

    def __call__(self, n):
        return self.value + n

    @property
    def double(self):
        return self.value * 2

    @staticmethod
    def clip(n):
        return n & 0xFFFF

    @classmethod
    def make(cls, n):
        cls.made += 1
        return cls(n)


class Signed(Number):
    def __init__(self, value, sign):
        super().__init__(value)
        self.sign = sign

    def __call__(self, n):
        return self.sign * super().__call__(n)


def run():
    total = Number(0)
    result = 0
    for i in range(2500):
        n = Number.make(i)
        s = Signed(i, -1)
        total = total + n
        if n < total:
            result += n.double
        if n == s:
            result += n[3] + len(n)
        result += n(1) + s(2)
        result = Number.clip(result)
        if isinstance(s, Number):
            result += 1
    return result + total.value
