# Integers of any size: arithmetic, bits, comparison, and no floating point at all.
for a, b in ((7, 3), (-7, 3), (7, -3), (-7, -3)):
    print(a // b, a % b, divmod(a, b))
print(2**31, 2**53 + 1, 2**64 - 1, -(2**70), 3**50)
big = 12345678901234567890
print(big * big, big // 97, big % 97, -big // 97, -big % 97)
print(big & 0xffff, big | 1, big ^ big, ~big, big >> 5, -big >> 5, 1 << 70, -1 << 70)
print(-5 & 3, -5 | 3, -5 ^ 3, ~-5, -5 >> 1, 5 >> 100, -5 >> 100)
print(9007199254740991 + 1, 9007199254740993 - 2, 94906267 * 94906267)
print(big > 1, big < -big, big == 12345678901234567890, 1 == True, True + True)
print(int('123'), int('-ff', 16), int('0b101', 0), int(True), 0x1f, 0o17, 0b11)
print(hex(255), bin(-5), oct(8), abs(-big), pow(2, 10), round(5))
print('%d %5d %-5d| %05d %x %X %o' % (42, 42, 42, 42, 255, 255, 8))
print('{:,} {:+} {:08b} {:#x} {:>5}'.format(1234567, 5, 5, 255, 1))
for expression in ('1 / 2', '1 // 0', '1 % 0', '1 << -1', '2 ** -1', "int('x')", "1 + '1'", "'1' + 1"):
    try:
        print(eval(expression))
    except Exception as e:
        print(expression, type(e), e)
