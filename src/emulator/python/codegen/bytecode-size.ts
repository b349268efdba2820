/**
 * What the blocks of a program would take on the board, whose compiler makes bytecode of them: the code, its constants,
 * and the state that a call needs. Follows py/compile.c of MicroPython 1.9.1 as built for the WiPy. What the tree does
 * not keep is not followed: that an arm of an `if` was dropped, that a small number was folded from long ones, the lines
 * of brackets around a single thing and of decorators for the compiler.
 */
import type { ComprehensionExpression } from '../syntax/nodes-expressions.ts';
import type { Scope, ScopeNode, ScopeTable } from '../scope/scope.ts';
import type { MeterContext } from './bytecode-expressions.ts';
import { COMPREHENSION_ARGUMENT } from './bytecode-locals.ts';
import { StatementMeter } from './bytecode-statements.ts';
import { ITERATOR_SLOTS } from './bytecode-meter.ts';
import type { InternedNames } from './interned-names.ts';

/** Of one block: a function, class, lambda or comprehension, or the module itself. */
export interface BytecodeSize {
  /** The code and what is known about it (names, lines), which are one chunk. */
  readonly bytes: number;
  /** Entries of the table of constants, of four bytes each: names of arguments, objects, blocks within. */
  readonly tableWords: number;
  /** The chunks that constant objects take, in bytes: str, bytes and int, each with its data after it. */
  readonly objectBytes: readonly number[];
  /** Locals and deepest stack of a call. */
  readonly stateWords: number;
  /** Exception handlers that are open at the same time. */
  readonly exceptionDepth: number;
  /** Identifiers and short strings in the code, which are interned. */
  readonly names: ReadonlySet<string>;
}

/** `eval` is one expression, whose value is returned; `single` and `paste` print theirs. */
export type CompileMode = 'file' | 'single' | 'paste' | 'eval';

/** Sizes of all blocks, in the order in which the board compiles them. */
export function bytecodeSizes(
  scopes: ScopeTable,
  interned: InternedNames,
  mode: CompileMode,
): ReadonlyMap<ScopeNode, BytecodeSize> {
  const context: MeterContext = { scopes, interned, interactive: mode === 'single' || mode === 'paste' };
  return new Map([...scopes].map(([node, scope]) => [node, measure(context, scope, mode)]));
}

/** Up to so many entries of a table, it makes no difference which of them are objects. */
const SHORT_TABLE_WORDS = 0x80;

function measure(context: MeterContext, scope: Scope, mode: CompileMode): BytecodeSize {
  let meter = new BlockMeter(context, scope, 0);
  meter.block(mode);
  if (meter.tableWords > SHORT_TABLE_WORDS) {
    meter = new BlockMeter(context, scope, meter.objects);
    meter.block(mode);
  }
  const { bytes, tableWords, objectBytes, stateWords, exceptionDepth, names } = meter;
  return { bytes, tableWords, objectBytes, stateWords, exceptionDepth, names };
}

class BlockMeter extends StatementMeter {
  /** Follows compile_scope. */
  block(mode: CompileMode): void {
    const { node } = this.scope;
    switch (node.kind) {
      case 'module': {
        const [only] = node.body;
        if (mode === 'eval' && only?.kind === 'expression') this.expression(only.value);
        else {
          this.statements(node.body);
          this.loadToken();
        }
        break;
      }
      case 'class':
        this.load('__name__');
        this.store('__module__');
        this.loadName(node.name);
        this.store('__qualname__');
        this.statements(node.body);
        if (this.scope.kindOf('__class__') === 'cell') this.loadFast('__class__');
        else this.loadToken();
        break;
      case 'function':
        this.statements(node.body);
        if (this.afterReturn) return;
        this.loadToken();
        break;
      case 'lambda':
        this.expression(node.body);
        if (this.scope.isGenerator) {
          this.pop();
          this.loadToken();
        }
        break;
      case 'comprehension':
        this.comprehension(node);
        break;
      default:
        node satisfies never;
    }
    this.returnValue();
  }

  private comprehension(node: ComprehensionExpression): void {
    const isGenerator = node.result === 'generator';
    if (isGenerator) this.loadNull();
    else this.buildEmpty();
    this.loadFast(COMPREHENSION_ARGUMENT);
    if (isGenerator) {
      this.loadNull();
      this.loadNull();
    } else this.stackIterator();
    this.clause(node, 0);
    if (isGenerator) this.loadToken();
  }

  /** Follows compile_scope_comp_iter. */
  private clause(node: ComprehensionExpression, depth: number): void {
    const { target, conditions } = node.clauses[depth]!;
    this.nextItem();
    this.target(target);
    for (const condition of conditions) this.condition(condition, false);
    const next = node.clauses[depth + 1];
    if (next === undefined) this.element(node, depth);
    else {
      this.expression(next.iterable);
      this.stackIterator();
      this.clause(node, depth + 1);
    }
    this.jump();
    this.dropIterator();
  }

  private element({ result, element, value }: ComprehensionExpression, depth: number): void {
    if (value === null) this.expression(element);
    else this.pair(element, value);
    if (result === 'generator') {
      this.yieldValue();
      this.pop();
      return;
    }
    const items = value === null ? 1 : 2;
    const collectionAt = ITERATOR_SLOTS * (depth + 1) + items;
    this.opWithNumber(-items, collectionAt << 2);
  }
}
