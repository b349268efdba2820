# Looking into strings: find, in, split, replace, startswith, strip, slices, case, comparison, conversion to int.
TEXT = """GET /index.html HTTP/1.1
Host: wipy.local
Accept: text/html, application/json
Content-Length: 1234
X-Temperature: 21
"""


def headers(text):
    found = {}
    lines = text.split('\n')
    for line in lines[1:]:
        colon = line.find(':')
        if colon > 0:
            found[line[:colon].lower()] = line[colon + 1 :].strip()
    return found


def vowels(text):
    count = 0
    for i in range(len(text)):
        if text[i] in 'aeiou':
            count += 1
    return count


def palindrome(text):
    i = 0
    j = len(text) - 1
    while i < j:
        if text[i] != text[j]:
            return False
        i += 1
        j -= 1
    return True


def run():
    total = 0
    for i in range(300):
        found = headers(TEXT)
        total += int(found['content-length']) + int(found['x-temperature'])
        if found['accept'].startswith('text') and not found['host'].endswith('.org'):
            total += 1
        total += len(TEXT.replace('/', '::'))
        total += TEXT.count('t')
    for i in range(60):
        total += vowels(TEXT)
    for i in range(4000):
        if palindrome(str(i)):
            total += i
    words = TEXT.upper().split()
    for a in words:
        for b in words:
            if a < b:
                total += 1
            if a == b:
                total += 2
    return total
