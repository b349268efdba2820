# Text taken apart and put together: ure and ujson.
import ujson
import ure
import uio

line = ure.compile('^([a-z_]+) *= *(.*?) *(#.*)?$')
for text in ('rate = 100 # in Hz', 'name="x"', '= 3', 'a b = 1'):
    match = line.match(text)
    print(match and [match.group(i) for i in range(4)])

print(ure.compile('[,;] *').split('a, b;c,  d'))
print(ure.search('(\\d+)-(\\d+)', 'from 10-20 on').group(2))

settings = ujson.loads('{"name": "wipy", "pins": [1, 2, {"led": null}], "on": true, "size": -12}')
print(sorted(settings.keys()))
print(settings['pins'], settings['on'], settings['size'])
print(ujson.dumps([None, False, {'a': (1, 'b"\n')}]))
print(ujson.load(uio.StringIO('["\\u20ac", 1]')))

for text in ('[', ']', '{"a" 1}', '"x', '1.5', '[1]]'):
    try:
        print(text, ujson.loads(text))
    except ValueError as error:
        print(text, error)
for pattern in ('*', '(', '[a'):
    try:
        ure.compile(pattern)
    except ValueError as error:
        print(pattern, error)
