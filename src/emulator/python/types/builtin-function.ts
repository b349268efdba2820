/**
 * The object that a function written in TypeScript is to Python. Follows py/objfun.c (fun_builtin): a type of its own
 * that is also called `function`.
 */
import { PyObject, PyType, defineType, typeOf } from '../runtime/object.ts';
import type { Entry, Keywords, Value } from '../runtime/object.ts';
import { PyInstance } from './instance.ts';
import { messages } from '../runtime/messages.ts';
import { typeError } from '../runtime/raise.ts';
import { addressHash } from '../memory/address-hash.ts';

export class PyBuiltin extends PyObject {
  readonly name: string;
  override readonly fn: Entry;
  /** Takes keyword arguments too; null where the function has none. */
  readonly keywordEntry: ((args: Value[], keywords: Keywords) => Value) | null;

  constructor(name: string, fn: Entry, keywordEntry: ((args: Value[], keywords: Keywords) => Value) | null) {
    super();
    this.name = name;
    this.fn = fn;
    this.keywordEntry = keywordEntry;
  }
}
Object.defineProperty(PyBuiltin.prototype, 'isMethod', { value: true });

defineType(new PyType('function'), {
  class: PyBuiltin,
  print: () => '<function>',
  unary: addressHash,
  call: (self, args, keywords) => callBuiltin(self as PyBuiltin, args, keywords),
});

function callBuiltin(target: PyBuiltin, args: readonly Value[], keywords: Keywords): Value {
  if (keywords === null || keywords.size === 0) return target.fn(...args);
  if (!target.keywordEntry) throw typeError(messages.noKeywords());
  return target.keywordEntry([...args], keywords);
}

/**
 * A method as a class gives it out, unbound: wants an instance of just the class that was asked for it, as checked_fun
 * of py/runtime.c has it. DIFFERS: where a class of Python inherits the method, it gets the native object underneath;
 * the chip hands over the instance itself, and the method takes its memory for something else.
 */
export function checkedMethod(method: PyBuiltin, asked: PyType): PyBuiltin {
  const checked = (args: readonly Value[]): readonly Value[] => {
    const [self, ...others] = args;
    if (self === undefined) return args;
    if (typeOf(self) !== asked) throw typeError(messages.wrongSelfType(asked.name, typeOf(self).name));
    return self instanceof PyInstance ? [self.sub as Value, ...others] : args;
  };
  return new PyBuiltin(
    method.name,
    (...args) => method.fn(...checked(args)),
    (args, keywords) => callBuiltin(method, checked(args), keywords),
  );
}
