/** Runs a Python file in MicroPython's WebAssembly build. */
import { readFileSync } from 'node:fs';
import { loadMicroPython } from '@micropython/micropython-webassembly-pyscript';

const [file] = process.argv.slice(2);
const micropython = await loadMicroPython({ heapsize: 1 << 20, stdout: (line) => console.log(line) });
micropython.runPython(readFileSync(file, 'utf8'));
