/**
 * The table behind the dict that globals() shows: string keys are the `$name` attributes of a namespace, so that
 * emitted code keeps its plain properties; any other key lives in a table beside them. The order is that of the
 * firmware's table, which starts with one slot (MICROPY_MODULE_DICT_SIZE).
 */
import { attributeNames, attributes } from '../types/instance.ts';
import type { AttributeHolder } from '../types/instance.ts';
import { tableOrder } from './hash.ts';
import type { Visit } from '../memory/marking.ts';
import { HashTable } from './hash-table.ts';
import type { Table } from './hash-table.ts';
import type { Value } from './object.ts';

const FIRST_SLOTS = 1;

export class NamespaceTable implements Table {
  readonly namespace: AttributeHolder;
  private readonly others = new HashTable(0);
  /** Names in slot order, deleted ones too, as of when the namespace had so many properties. */
  private order: string[] = [];
  private properties = -1;

  constructor(namespace: AttributeHolder) {
    this.namespace = namespace;
  }

  children(visit: Visit): void {
    visit(this.namespace);
    visit(this.others);
  }

  get slots(): number {
    return this.slotNames().length + this.others.slots;
  }

  get used(): number {
    return attributeNames(this.namespace).length + this.others.used;
  }

  keyAt(position: number): Value | undefined {
    const names = this.slotNames();
    if (position >= names.length) return this.others.keyAt(position - names.length);
    const name = names[position]!;
    return this.get(name) === undefined ? undefined : name;
  }

  valueAt(position: number): Value {
    const names = this.slotNames();
    if (position >= names.length) return this.others.valueAt(position - names.length);
    return this.get(names[position]!)!;
  }

  names(): Iterable<string> {
    return attributeNames(this.namespace);
  }

  get(key: Value): Value | undefined {
    return typeof key === 'string' ? attributes(this.namespace)[`$${key}`] : this.others.get(key);
  }

  set(key: Value, value: Value): void {
    if (typeof key === 'string') this.namespace.put(key, value);
    else this.others.set(key, value);
  }

  delete(key: Value): Value | undefined {
    if (typeof key !== 'string') return this.others.delete(key);
    const value = this.get(key);
    if (value !== undefined) this.namespace.put(key, undefined);
    return value;
  }

  takeFirst(): [Value, Value] | undefined {
    const name = this.slotNames().find((held) => this.get(held) !== undefined);
    return name === undefined ? this.others.takeFirst() : [name, this.delete(name)!];
  }

  clear(): void {
    for (const name of attributeNames(this.namespace)) this.delete(name);
    this.others.clear();
  }

  copy(): HashTable {
    const copy = new HashTable(FIRST_SLOTS);
    for (const name of attributeNames(this.namespace)) copy.set(name, this.get(name)!);
    for (let i = 0; i < this.others.slots; i++) {
      const key = this.others.keyAt(i);
      if (key !== undefined) copy.set(key, this.others.valueAt(i));
    }
    return copy;
  }

  /** A name deleted keeps its place, as a slot does; only a new property makes the order anew. */
  private slotNames(): string[] {
    const keys = Object.keys(this.namespace);
    if (keys.length !== this.properties) {
      this.properties = keys.length;
      const names = keys.filter((key) => key.startsWith('$')).map((key) => key.slice(1));
      this.order = tableOrder(names, FIRST_SLOTS);
    }
    return this.order;
  }
}
