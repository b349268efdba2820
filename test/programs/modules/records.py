# Records on the wire: ustruct, namedtuple, ubinascii and uio together.
import ustruct
from ucollections import namedtuple, OrderedDict
from ubinascii import hexlify, unhexlify, a2b_base64, b2a_base64
import uio

Sample = namedtuple('Sample', 'time sensor value')
FORMAT = '<IBh'
SIZE = ustruct.calcsize(FORMAT)
print(SIZE)

log = uio.BytesIO()
for sample in (Sample(1000, 1, -5), Sample(1010, 2, 300), Sample(1020, 1, 32767)):
    log.write(ustruct.pack(FORMAT, *sample))
print(hexlify(log.getvalue(), ' '))
print(b2a_base64(log.getvalue()))

log.seek(0)
latest = OrderedDict()
while True:
    record = log.read(SIZE)
    if not record:
        break
    sample = Sample(*ustruct.unpack(FORMAT, record))
    print(sample)
    latest[sample.sensor] = sample.value
print(latest)

packet = bytearray(8)
ustruct.pack_into('>HH', packet, 2, 0x1234, 0xabcd)
print(packet, ustruct.unpack_from('>H', packet, 4))
print(a2b_base64(b2a_base64(packet)[:-1]) == packet, unhexlify(hexlify(packet)) == packet)

try:
    ustruct.unpack(FORMAT, b'')
except ValueError as error:
    print(error)
try:
    sample.value = 1
except AttributeError as error:
    print(error)
