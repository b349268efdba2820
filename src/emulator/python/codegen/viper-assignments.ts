/**
 * Assignment and `del` in viper functions: the targets of py/emitnative.c and in which order they are evaluated.
 */
import type { Expression } from '../syntax/nodes-expressions.ts';
import type { Statement } from '../syntax/nodes-statements.ts';
import { quote } from './names.ts';
import { swapOf } from './statements.ts';
import { ViperCalls } from './viper-calls.ts';
import type { ViperValue } from './viper-types.ts';

export abstract class ViperAssignments extends ViperCalls {
  /** A value that is used after other code has run. */
  private kept(value: ViperValue): ViperValue {
    const { type, js, constantIn } = value;
    const { setup, name } = this.held(js);
    if (setup === '') return value;
    this.emit(`${name}=${js};`);
    return constantIn === undefined ? { type, js: name } : { type, js: name, constantIn };
  }

  protected assign(targets: readonly Expression[], value: Expression): void {
    const [only] = targets;
    const pairs = targets.length === 1 ? swapOf(only!, value) : null;
    if (targets.length === 1 && only!.kind === 'name') {
      this.emit(`${this.store(only.id, this.expression(value))};`);
    } else if (pairs?.length === 2 && !isParenthesised(only!) && !isParenthesised(value)) {
      const values = pairs.map(([, source]) => this.copied(this.expression(source)));
      for (const [i, [target]] of pairs.entries()) this.storeTo(target, values[i]!);
    } else {
      const kept = this.kept(this.expression(value));
      for (const target of targets) this.storeTo(target, kept);
    }
  }

  /** A value out of reach of what is assigned meanwhile. */
  private copied(value: ViperValue): ViperValue {
    const name = this.temporary();
    this.emit(`${name}=${value.js};`);
    return { type: value.type, js: name };
  }

  protected storeTo(target: Expression, value: ViperValue): void {
    switch (target.kind) {
      case 'name':
        this.emit(`${this.store(target.id, value)};`);
        break;
      case 'attribute': {
        const object = this.object(this.expression(target.object));
        this.emit(`setAttribute(${object},${quote(target.name)},${this.object(value)});`);
        break;
      }
      case 'subscript': {
        const base = this.expression(target.object);
        this.emit(`${this.storeItem(base, this.expression(target.index), value)};`);
        break;
      }
      case 'tuple':
      case 'list':
        this.unpack(target.items, this.object(value));
        break;
      default:
        throw new Error(`${target.kind} is refused as a target by the scope pass`);
    }
  }

  private unpack(items: readonly Expression[], value: string): void {
    const star = items.findIndex((item) => item.kind === 'star');
    const parts = this.temporary();
    this.emit(
      star < 0
        ? `${parts}=unpack(${value},${items.length});`
        : `${parts}=unpackStar(${value},${star},${items.length - star - 1});`,
    );
    for (const [i, item] of items.entries()) {
      this.storeTo(item.kind === 'star' ? item.value : item, this.objectValue(`${parts}[${i}]`));
    }
  }

  protected augmentedAssign({ target, operator, value }: Statement & { kind: 'augmented-assign' }): void {
    const slot = `${operator}=`;
    if (target.kind === 'name') {
      const left = this.expression(target);
      this.emit(`${this.store(target.id, this.binary(operator, left, this.expression(value), slot))};`);
    } else if (target.kind === 'attribute') {
      const object = this.kept(this.expression(target.object));
      const left = this.kept(this.attribute(this.object(object), target.name));
      const result = this.binary(operator, left, this.expression(value), slot);
      this.emit(`setAttribute(${object.js},${quote(target.name)},${this.object(result)});`);
    } else if (target.kind === 'subscript') {
      const base = this.kept(this.expression(target.object));
      const index = this.kept(this.expression(target.index));
      const left = this.kept(this.loadItem(base, index));
      const result = this.binary(operator, left, this.expression(value), slot);
      this.emit(`${this.storeItem(base, { type: index.type, js: index.js }, result)};`);
    }
  }

  protected delete(target: Expression): void {
    switch (target.kind) {
      case 'name':
        this.deleteName(target.id);
        break;
      case 'attribute':
        this.emit(`deleteAttribute(${this.object(this.expression(target.object))},${quote(target.name)});`);
        break;
      case 'subscript': {
        const base = this.object(this.expression(target.object));
        this.emit(`deleteItem(${base},${this.object(this.expression(target.index))});`);
        break;
      }
      case 'tuple':
        for (const item of target.items) this.delete(item);
        break;
      default:
        throw new Error(`${target.kind} is refused in del by the scope pass`);
    }
  }

  /** Follows emit_native_delete_fast, which stores None, and emit_native_delete_deref, which does nothing. */
  protected deleteName(name: string): void {
    const kind = this.scope.kindOf(name);
    if (kind === 'local') this.emit(`${this.store(name, this.constant('none', '0'))};`);
    else if (kind !== 'cell' && kind !== 'free') this.emit(`deleteGlobal(G,${quote(name)});`);
  }
}

function isParenthesised(node: Expression): boolean {
  return node.kind === 'tuple' && node.parenthesised;
}
