/** Runs a Python file in Skulpt. */
import { readFileSync } from 'node:fs';
import Sk from 'skulpt';

const [file] = process.argv.slice(2);
Sk.configure({
  __future__: Sk.python3,
  output: (text) => process.stdout.write(text),
  read(name) {
    const text = Sk.builtinFiles.files[name];
    if (text === undefined) throw new Error(`Skulpt has no file ${name}`);
    return text;
  },
});
try {
  await Sk.misceval.asyncToPromise(() => Sk.importMainWithBody('program', false, readFileSync(file, 'utf8'), true));
} catch (error) {
  console.error(String(error));
  process.exitCode = 1;
}
