# Pointers: loads and stores in memory, and addresses as numbers.
import array


@micropython.viper
def read(buf) -> int:
    p8 = ptr8(buf)
    p16 = ptr16(buf)
    p32 = ptr32(buf)
    print(p8[0], p8[3], p16[0], p16[1], p32[0])
    return p8[1] + p16[1]


data = bytearray(b'\x01\x82\x03\xff\x05\x06\x07\x08')
print(read(data), read(array.array('i', [-2, 70000])), read(memoryview(data)[4:]))


@micropython.viper
def write(buf, value: int):
    p8 = ptr8(buf)
    p16 = ptr16(buf)
    p32 = ptr32(buf)
    p8[0] = value
    p16[1] = value
    p32[1] = value
    p8[2] ^= 0xff
    p16[0] += 1


write(data, -2)
print(data)
write(data, 0x12345678)
print(data)


@micropython.viper
def address(p: ptr) -> ptr:
    return p


@micropython.viper
def peek(p: ptr8, i: int) -> int:
    return p[i]


@micropython.viper
def poke(p: ptr8, i: int, value: int):
    p[i] = value


# an address is a number that can be computed with, and leads back to the buffer
where = address(data)
print(type(where), where > 0, where == address(data), address(memoryview(data)[3:]) - where)
print(peek(where + 5, 0), peek(where + 5, -5), peek(where, 7))
poke(where + 5, 1, 99)
print(data[6])


@micropython.viper
def retype(buf) -> int:
    p = ptr8(buf)
    odd = ptr16(int(p) + 1)
    same = ptr32(p)
    return odd[0] + (same[0] & 1) + ptr8(int(same) + 4)[0]


print(retype(bytearray([1, 2, 3, 4, 5, 6, 7, 8])))


@micropython.viper
def crc(data: ptr8, n: int) -> uint:
    value = -1
    for i in range(n):
        value ^= data[i]
        for _ in range(8):
            bit = value & 1
            value = (value >> 1) & 0x3fffffff | ((value >> 1) & (1 << 30))
            if bit:
                value ^= int(polynomial)
    return uint(value ^ -1)


polynomial = 0xedb88320
print(hex(crc(bytearray(b'123456789'), 9)))
