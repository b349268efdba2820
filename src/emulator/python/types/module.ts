/**
 * Modules. Follows py/objmodule.c. The globals of a module made by a file are properties named `$name` of its
 * namespace, which is the module itself; a built-in module is a table that cannot be changed.
 */
import { PyObject, defineType, moduleType } from '../runtime/object.ts';
import type { Value } from '../runtime/object.ts';
import { inRom } from '../memory/heap.ts';
import type { Visit } from '../memory/marking.ts';
import { AttributeHolder, attributes } from './instance.ts';
import { NamespaceTable } from '../runtime/namespace-table.ts';
import { PyDict } from './dict.ts';
import { str } from '../runtime/print.ts';

/** A module and the dict it has. */
const MODULE_BYTES = 24;

/** Where global variables live. */
export class Namespace extends AttributeHolder {
  private view: PyDict | undefined;

  constructor() {
    super(MODULE_BYTES);
  }

  override children(visit: Visit): void {
    visit(this.view);
    super.children(visit);
  }

  get(name: string): Value | undefined {
    return attributes(this)[`$${name}`];
  }

  set(name: string, value: Value | undefined): void {
    this.put(name, value);
  }

  /** The dict that globals() shows; changes go both ways. */
  get dict(): PyDict {
    // It is part of the module.
    this.view ??= inRom(() => new PyDict(new NamespaceTable(this)));
    return this.view;
  }
}

/** A module of a file. */
export class PyModule extends Namespace {
  constructor(name: string) {
    super();
    this.set('__name__', name);
  }
}

/** A module of the firmware. */
export class PyBuiltinModule extends PyObject {
  readonly table: ReadonlyMap<string, Value>;

  constructor(name: string, members: Readonly<Record<string, Value>>) {
    super();
    this.table = new Map(Object.entries({ __name__: name, ...members }));
  }
}

function printModule(name: Value | undefined, file: Value | undefined): string {
  return `<module '${name === undefined ? '' : str(name)}'${file === undefined ? '' : ` from '${str(file)}'`}>`;
}

defineType(moduleType, {
  class: PyModule,
  print(self) {
    if (self instanceof PyBuiltinModule) return printModule(self.table.get('__name__'), undefined);
    return printModule((self as PyModule).get('__name__'), (self as PyModule).get('__file__'));
  },
  load: (self, name) => (self instanceof PyBuiltinModule ? self.table.get(name) : (self as PyModule).get(name)),
  store(self, name, value) {
    if (self instanceof PyBuiltinModule) return false;
    const module = self as PyModule;
    if (value === undefined && module.get(name) === undefined) return false;
    module.set(name, value);
    return true;
  },
});
Object.defineProperty(PyBuiltinModule.prototype, 'type', { value: moduleType });
