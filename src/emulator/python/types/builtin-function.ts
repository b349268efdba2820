/**
 * The object that a function written in TypeScript is to Python. Follows py/objfun.c (fun_builtin): a type of its own
 * that is also called `function`.
 */
import { PyObject, PyType, defineType, isSubclass, objectType, typeOf } from '../runtime/object.ts';
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

defineType(new PyType('function'), {
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

/**
 * A method as a class gives it out, unbound: looks at what it is called with. A native class wants an instance of just
 * that class, as py/runtime.c has it; where a class of Python inherits the method, its instances will do as well.
 */
export function checkedMethod(method: PyBuiltin, native: PyType, asked: PyType): PyBuiltin {
  const checked = (args: readonly Value[]): readonly Value[] => {
    const [self, ...others] = args;
    if (self === undefined) return args;
    if (asked.native) {
      if (typeOf(self) !== asked) throw typeError(messages.wrongSelfType(asked.name, typeOf(self).name));
      return args;
    }
    const instance = self instanceof PyInstance && self.sub !== undefined ? self.sub : self;
    if (native !== objectType && !isSubclass(typeOf(instance), native)) {
      throw typeError(messages.wrongSelfType(native.name, typeOf(self).name));
    }
    return [instance, ...others];
  };
  const { keywordEntry } = method;
  return new PyBuiltin(
    method.name,
    (...args) => method.fn(...checked(args)),
    keywordEntry && ((args, keywords) => keywordEntry([...checked(args)], keywords)),
  );
}
