# Blocks within viper blocks, and the ways to assign.
@micropython.viper
class A:
    name = 'x'
    def f(self, n:int) -> int:
        return n * 2
    g = lambda self, x: x
    h = [i for i in (1, 2)]
print(A().f(4), A().g(5), A.h, A.name)
@micropython.viper
def deco(f):
    return f
@deco
@micropython.viper
def r(a, b: int):
    x = y = b
    a.append(x)
    a.append(y + 1)
    c, *d = a
    return c, d
print(r([1], 5))
@micropython.viper
def s(n:int):
    g = lambda q: q
    def h(z:int) -> int: return z << 1
    print(g('v'), h(n))
    m = {}
    m['a'] = n
    m[n] = 'b'
    del m['a']
    return m
print(s(6))
@micropython.viper
def t(o):
    o.v += o.v
    o.w = o
    return o.w is o
class O: v = [1]
o = O(); print(t(o), o.v)
@micropython.viper
def u(m):
    p = ptr16(m)
    p[1] += 5
    p[int(m[0])] ^= 0xff
    p[0] -= 1
m = bytearray(4); u(m); print(m)
