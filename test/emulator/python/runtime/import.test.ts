import { expect, test } from 'vitest';
import { runPython } from '../../../drivers/python.ts';

test('a module runs once and keeps its globals', () => {
  const files = { 'counter.py': "print('loading')\ncount = 0\ndef step():\n    global count\n    count += 1\n" };

  const printed = runPython('import counter\nimport counter\ncounter.step()\nprint(counter.count)', { files });

  expect(printed).toBe('loading\n1\n');
});

test('a package finds its modules by relative import', () => {
  const files = {
    'pkg/__init__.py': 'from .part import value\n',
    'pkg/part.py': 'value = 7\nfrom . import other\n',
    'pkg/other.py': 'print(__name__)\n',
  };

  expect(runPython('import pkg\nprint(pkg.value, pkg.part.other)', { files })).toBe(
    "pkg.other\n7 <module 'pkg.other' from 'pkg/other.py'>\n",
  );
});

test('a module that fails stays in sys.modules', () => {
  const files = { 'broken.py': "print('start')\nundefined\n" };
  const source =
    'for i in range(2):\n    try:\n        import broken\n        print("half")\n    except NameError as e:\n        print(e)\n';

  expect(runPython(source, { files })).toBe("start\nname 'undefined' is not defined\nhalf\n");
});

test('a missing module and a missing name are named', () => {
  expect(runPython('import nothing')).toContain("ImportError: no module named 'nothing'");
  expect(runPython('from sys import nothing')).toContain('ImportError: cannot import name nothing');
});

test('the traceback goes through the imported file', () => {
  const files = { 'lib/deep.py': '\n\ndef fail():\n    1 // 0\n' };
  const printed = runPython("import sys\nsys.path.append('lib')\nimport deep\ndeep.fail()", { files });

  expect(printed).toBe(
    'Traceback (most recent call last):\n  File "<stdin>", line 4, in <module>\n' +
      '  File "lib/deep.py", line 4, in fail\nZeroDivisionError: division by zero\n',
  );
});
