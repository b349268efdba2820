# Only native streams can be printed to.
import sys
import uio


class Writer:
    def write(self, text):
        print('never called')


for file in (Writer(), 5, [], uio.StringIO):
    try:
        print('x', file=file)
    except OSError as e:
        print(e)
text = uio.StringIO()
print(1, 'two', file=text, end='!')
try:
    undefined
except NameError as e:
    sys.print_exception(e, text)
print(text.getvalue())
