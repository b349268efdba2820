# Bytes as a driver handles them: checksums over a bytearray, a ring buffer, frames packed and taken apart.
def crc16(data):
    crc = 0xFFFF
    for byte in data:
        crc ^= byte
        for _ in range(8):
            if crc & 1:
                crc = (crc >> 1) ^ 0xA001
            else:
                crc >>= 1
    return crc


class Ring:
    def __init__(self, size):
        self.data = bytearray(size)
        self.size = size
        self.head = 0
        self.tail = 0

    def put(self, byte):
        self.data[self.head] = byte
        self.head = (self.head + 1) % self.size

    def get(self):
        byte = self.data[self.tail]
        self.tail = (self.tail + 1) % self.size
        return byte


def frame(number, payload):
    body = bytes([0xAA, number & 255, len(payload)]) + payload
    return body + bytes([crc16(body) & 255])


def run():
    total = 0
    data = bytearray(512)
    for i in range(len(data)):
        data[i] = i * 7 & 255
    total += crc16(data)
    ring = Ring(64)
    for i in range(6000):
        ring.put(i & 255)
        if i & 1:
            total += ring.get()
    stream = b''
    for i in range(60):
        stream += frame(i, b'hello')
    at = 0
    while at < len(stream):
        length = stream[at + 2]
        if stream[at] == 0xAA and stream[at + 3 : at + 3 + length] == b'hello':
            total += stream[at + 1] + stream[at + 3 + length]
        at += length + 4
    return total
