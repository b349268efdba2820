/**
 * Calls in viper functions: casts, which the name of a type begins, and calls of Python objects, whose arguments are
 * handed over as objects. Follows emit_native_call_function of py/emitnative.c.
 */
import { firstParameter, isBareSuper } from '../scope/analyse.ts';
import type { Argument, CallExpression } from '../syntax/nodes-expressions.ts';
import { property, quote } from './names.ts';
import { ViperExpressions } from './viper-expressions.ts';
import { converted } from './viper-types.ts';
import type { ViperType, ViperValue } from './viper-types.ts';

export abstract class ViperCalls extends ViperExpressions {
  protected call(node: CallExpression): ViperValue {
    const { callee, arguments: args } = node;
    if (isBareSuper(node) && this.scope.node.kind === 'function') return this.objectValue(this.bareSuper());
    const plain = args.every(({ kind }) => kind === 'positional');
    if (plain && callee.kind === 'attribute') {
      return this.objectValue(this.callMethod(this.object(this.expression(callee.object)), callee.name, args));
    }
    const target = this.expression(callee);
    if (target.type === 'cast') return this.cast(target, args);
    const name = this.object(target);
    return this.objectValue(plain ? this.callPlain(name, args) : this.callWithKeywords(name, args));
  }

  private cast({ target }: ViperValue, args: readonly Argument[]): ViperValue {
    const [only] = args;
    if (target === undefined || args.length !== 1 || only!.kind !== 'positional') this.notImplemented('casting');
    const value = this.expression(only!.value);
    if (value.type === 'cast' || value.type === 'unbound') this.notImplemented('casting');
    return this.castTo(target, value);
  }

  /** A constant remains one; casting it changes nothing but its type. */
  private castTo(type: ViperType, value: ViperValue): ViperValue {
    const { constantIn } = value;
    const js = converted(value, type);
    return constantIn === undefined || value.type === 'object' ? { type, js } : { type, js, constantIn };
  }

  /** The arguments of a call, each ready to be named twice, and what evaluates those that are not so by themselves. */
  private heldArguments(args: readonly Argument[]): { setup: string; names: string } {
    const values = args.map(({ value }) => this.expression(value));
    const held = values.map((value) => this.held(this.boxed(value)));
    return { setup: held.map(({ setup }) => setup).join(''), names: held.map(({ name }) => name).join(',') };
  }

  private callPlain(callee: string, args: readonly Argument[]): string {
    const target = this.held(callee);
    const { setup, names } = this.heldArguments(args);
    const f = target.name;
    return `(${target.setup}${setup}${f}.fn===undefined?call(${f},[${names}]):${f}.fn(${names}))`;
  }

  private callMethod(object: string, name: string, args: readonly Argument[]): string {
    const { setup, name: o } = this.held(object);
    const method = this.temporary();
    const lookup =
      `((${method}=${o}${property(name, 'm$')})!==undefined&&${o}${property(name)}===undefined` +
      `||(${method}=method(${o},${quote(name)})))`;
    const given = this.boxedList(args.map(({ value }) => value));
    return `(${setup}${lookup},${method}.fn(${o}${given === '' ? '' : `,${given}`}))`;
  }

  /** Plain and named arguments as written, then `*x`, then `**x`. */
  private callWithKeywords(callee: string, args: readonly Argument[]): string {
    const target = this.held(callee);
    const inOrder = [
      ...args.filter(({ kind }) => kind === 'positional' || kind === 'keyword'),
      ...args.filter(({ kind }) => kind === 'star'),
      ...args.filter(({ kind }) => kind === 'double-star'),
    ];
    const values = inOrder.map(({ value }) => this.expression(value));
    const held = values.map((value) => this.held(this.boxed(value)));
    const of = (wanted: Argument['kind']) =>
      inOrder.flatMap((argument, i) =>
        argument.kind === wanted
          ? [argument.kind === 'keyword' ? `${quote(argument.name)},${held[i]!.name}` : held[i]!.name]
          : [],
      );
    const [star] = of('star');
    const [doubleStar] = of('double-star');
    const positional = `[${of('positional').join(',')}]`;
    const named = of('keyword');
    const keywords = named.length > 0 ? `keywords([${named.join(',')}])` : 'null';
    return (
      `(${target.setup}${held.map(({ setup }) => setup).join('')}callKeywords(${target.name},` +
      `${star === undefined ? positional : `spread(${positional},${star})`},` +
      `${doubleStar === undefined ? keywords : `spreadKeywords(${keywords},${doubleStar})`}))`
    );
  }

  /** `super()` inside a method is `super(__class__, first argument)`. */
  private bareSuper(): string {
    const { node } = this.scope;
    const self = node.kind === 'function' ? firstParameter(node.parameters)! : '';
    const values = [this.load('super'), this.load('__class__'), this.load(self)].map((value) => this.object(value));
    return `call(${values[0]!},[${values[1]!},${values[2]!}])`;
  }
}
