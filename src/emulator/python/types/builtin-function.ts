/**
 * The object that a function written in TypeScript is to Python. Follows py/objfun.c (fun_builtin): a type of its own
 * that is also called `function`.
 */
import { PyObject, PyType, defineType, isSubclass, objectType, typeOf } from '../runtime/object.ts';
import type { Entry, Keywords, Value } from '../runtime/object.ts';
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

export const builtinFunctionType = defineType(new PyType('function'), {
  class: PyBuiltin,
  print: () => '<function>',
  unary: addressHash,
  call(self, args, keywords) {
    const target = self as PyBuiltin;
    if (keywords === null || keywords.size === 0) return target.fn(...args);
    if (!target.keywordEntry) throw typeError(messages.noKeywords());
    return target.keywordEntry(args, keywords);
  },
});

/** The method as found on its class: its first argument must be an instance. Follows checked_fun of py/runtime.c. */
export function checkedMethod(method: PyBuiltin, type: PyType): PyBuiltin {
  const check = (args: readonly Value[]) => {
    const [self] = args;
    if (self !== undefined && type !== objectType && typeOf(self) !== type && !isSubclass(typeOf(self), type)) {
      throw typeError(messages.wrongSelfType(type.name, typeOf(self).name));
    }
  };
  const { keywordEntry } = method;
  return new PyBuiltin(
    method.name,
    (...args) => {
      check(args);
      return method.fn(...args);
    },
    keywordEntry &&
      ((args, keywords) => {
        check(args);
        return keywordEntry(args, keywords);
      }),
  );
}
