# Making strings: concatenation, join, repetition, slices put together, characters from numbers.
HEX = '0123456789abcdef'


def hexadecimal(number):
    text = ''
    while number:
        text = HEX[number & 15] + text
        number >>= 4
    return text


def rotated(text, rounds):
    for i in range(rounds):
        text = text[1:] + text[0]
    return text


def run():
    total = 0
    for i in range(1, 3000):
        total += len(hexadecimal(i * 7919))
    for i in range(400):
        words = []
        for j in range(8):
            words.append(str(i * j))
        line = ', '.join(words)
        total += len(line)
        total += len('-' * (i % 40)) + len('<' + line + '>')
    total += ord(rotated('abcdefghijklmnopqrstuvwxyz', 5000)[0])
    text = ''
    for i in range(4000):
        text += chr(97 + i % 26)
    for character in text:
        if character == 'e':
            total += 1
    return total
