/**
 * What a compilation costs on the board: the parse tree while it runs, and for good the names it interns and the code it
 * leaves. Follows mp_compile of py/compile.c, which frees the tree when the bytecode is made.
 */
import { bytecodeSizes } from './codegen/bytecode-size.ts';
import { compileMemory } from './codegen/compile-memory.ts';
import { internedNames } from './codegen/interned-names.ts';
import type { Compiled, CompileOptions } from './compile.ts';
import { CodeMemory } from './memory/code-memory.ts';
import type { Heap } from './memory/heap.ts';
import type { QstrPool } from './memory/qstr-pool.ts';

/** Gives the code of a compiled text its place; the memory of the module block, which keeps all others. Errors: MemoryError. */
export function placeCode(
  heap: Heap,
  qstrs: QstrPool,
  { tree, unit }: Compiled,
  mode: CompileOptions['mode'],
): CodeMemory {
  const interned = internedNames(tree, (text) => qstrs.has(text));
  const memories = new Map<object, CodeMemory>();
  heap.during(compileMemory(tree, unit.scopes, interned), () => {
    for (const name of [unit.file, ...interned.names]) qstrs.intern(name);
    for (const literal of unit.literals) heap.interned.add(literal);
    for (const [node, size] of bytecodeSizes(unit.scopes, interned, mode)) {
      const memory = new CodeMemory(heap, size);
      memories.set(node, memory);
      const code = unit.codes.get(node);
      if (code) code.memory = memory;
      const { parent } = unit.scope(node);
      if (parent) memories.get(parent.node)?.inner.push(memory);
    }
  });
  return memories.get(tree)!;
}
