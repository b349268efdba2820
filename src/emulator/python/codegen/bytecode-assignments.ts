/**
 * Sizes of what is stored and deleted. Follows c_assign, compile_expr_stmt and c_del_stmt of py/compile.c.
 */
import type { AttributeExpression, Expression, SubscriptExpression } from '../syntax/nodes-expressions.ts';
import type { AugmentedAssignStatement } from '../syntax/nodes-statements.ts';
import { ExpressionMeter, splitTrailers } from './bytecode-expressions.ts';

export class AssignmentMeter extends ExpressionMeter {
  protected assign(targets: readonly Expression[], value: Expression): void {
    const [first] = targets;
    if (targets.length === 1 && isPair(first!) && isPair(value) && first.items.every(({ kind }) => kind !== 'star')) {
      for (const item of value.items) this.expression(item);
      this.rotate();
      for (const item of first.items) this.target(item);
      return;
    }
    this.expression(value);
    for (const target of targets) {
      if (target !== targets.at(-1)) this.duplicate();
      this.target(target);
    }
  }

  protected augmentedAssign({ target, value }: AugmentedAssignStatement): void {
    if (target.kind === 'attribute') {
      this.base(target);
      this.duplicate();
      this.loadAttribute(target.name);
    } else if (target.kind === 'subscript') {
      this.base(target);
      this.expression(target.index);
      this.duplicate(2);
      this.loadItem();
    } else if (target.kind === 'name') this.load(target.id);
    this.expression(value);
    this.binaryOperator();
    if (target.kind === 'attribute') {
      this.rotate();
      this.storeAttribute(target.name);
    } else if (target.kind === 'subscript') {
      this.rotate();
      this.storeItem();
    } else if (target.kind === 'name') this.store(target.id);
  }

  /** Stores what is on top of the stack. */
  protected target(node: Expression): void {
    switch (node.kind) {
      case 'name':
        this.store(node.id);
        break;
      case 'attribute':
        this.base(node);
        this.storeAttribute(node.name);
        break;
      case 'subscript':
        this.base(node);
        this.expression(node.index);
        this.storeItem();
        break;
      case 'tuple':
      case 'list':
        this.unpack(node.items);
        break;
      default:
      // The scope pass has refused anything else.
    }
  }

  private unpack(items: readonly Expression[]): void {
    const star = items.findIndex(({ kind }) => kind === 'star');
    const counts = star < 0 ? items.length : star | ((items.length - star - 1) << 8);
    this.opWithNumber(items.length - 1, counts);
    for (const item of items) this.target(item.kind === 'star' ? item.value : item);
  }

  /** To delete is to store nothing. */
  protected deleteTarget(node: Expression): void {
    switch (node.kind) {
      case 'name':
        this.delete(node.id);
        break;
      case 'attribute':
        this.base(node);
        this.loadNull();
        this.rotate();
        this.storeAttribute(node.name);
        break;
      case 'subscript':
        this.base(node);
        this.expression(node.index);
        this.loadNull();
        this.rotate();
        this.storeItem();
        break;
      case 'tuple':
        for (const item of node.items) this.deleteTarget(item);
        break;
      default:
      // As above.
    }
  }

  /** The object that an attribute or item belongs to, on the way to which methods are made objects. */
  private base(node: AttributeExpression | SubscriptExpression): void {
    const { atom, trailers } = splitTrailers(node);
    this.expression(atom);
    for (const trailer of trailers.slice(0, -1)) this.trailer(trailer);
  }
}

/** Two items without brackets, which are swapped rather than packed. */
function isPair(node: Expression): node is Expression & { readonly kind: 'tuple' } {
  return node.kind === 'tuple' && !node.parenthesised && node.items.length === 2;
}
