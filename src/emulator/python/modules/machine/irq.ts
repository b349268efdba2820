/**
 * The object that `irq()` of a peripheral returns, and the way a handler written in Python runs. Follows
 * cc3200/misc/mpirq.c: a handler that throws is reported, switched off, and the LED flashes.
 */
import type { IrqSettings, PeripheralIrq } from '../../../board/irq.ts';
import { heap } from '../../memory/heap.ts';
import { None, PyObject, PyType, defineType } from '../../runtime/object.ts';
import type { Keywords, Value } from '../../runtime/object.ts';
import { call } from '../../runtime/call.ts';
import { vm } from '../../runtime/vm.ts';
import { builtin, checkArguments, keywordBuiltin, parseArguments } from '../../types/builtin.ts';
import type { Parameter } from '../../types/builtin.ts';
import { formatException, unwound } from '../../types/exceptions.ts';
import { toInt } from '../../types/int.ts';
import { withBoardErrors } from './errors.ts';

/** What a handler that throws does to the board. */
export interface HandlerFailure {
  /** Flashes the LED, busily. */
  flash(): void;
}

export class PyIrq extends PyObject {
  /** The Pin, channel or other object that handlers are called with. */
  readonly parent: Value;
  private readonly peripheral: PeripheralIrq;
  private readonly failure: HandlerFailure;
  private handler: Value = None;

  constructor(parent: Value, peripheral: PeripheralIrq, failure: HandlerFailure) {
    super();
    this.parent = parent;
    this.peripheral = peripheral;
    this.failure = failure;
    heap?.hold(this);
  }

  configure(settings: Omit<IrqSettings, 'handler'>, handler: Value): void {
    this.handler = handler;
    const run = handler === None ? null : () => this.handle();
    withBoardErrors(() => this.peripheral.configure({ ...settings, handler: run }));
  }

  enable(): void {
    this.peripheral.enable();
  }

  disable(): void {
    this.peripheral.disable();
  }

  get flags(): number {
    return this.peripheral.flags;
  }

  /** Calls the handler with its parent; what it throws ends here. */
  handle(): void {
    if (this.handler === None) return;
    const { depth } = vm;
    heap?.lock();
    try {
      call(this.handler, this.parent);
    } catch (thrown) {
      const exception = unwound(thrown, depth);
      this.disable();
      this.handler = None;
      vm.hooks.write(`Uncaught exception in callback handler\n${formatException(exception)}`);
      this.failure.flash();
    } finally {
      heap?.unlock();
    }
  }
}

const SETTINGS: readonly Parameter[] = [
  { name: 'trigger', keywordOnly: true, default: None },
  { name: 'priority', keywordOnly: true, default: 1 },
  { name: 'handler', keywordOnly: true, default: None },
  { name: 'wake', keywordOnly: true, default: None },
];

/** Sets up an irq object from the arguments of `irq(...)`; `parameters` may have other defaults or positions. */
export function configureIrq(irq: PyIrq, args: readonly Value[], keywords: Keywords, parameters = SETTINGS): PyIrq {
  const values = new Map(parseArguments(parameters, args, keywords).map((value, i) => [parameters[i]!.name, value!]));
  const wake = values.get('wake')!;
  const priority = toInt(values.get('priority')!);
  const trigger = toInt(values.get('trigger')!);
  irq.configure({ trigger, priority, wake: wake === None ? null : toInt(wake) }, values.get('handler')!);
  return irq;
}

defineType(new PyType('irq'), {
  class: PyIrq,
  call(self, args, keywords) {
    checkArguments(args, keywords, 0, 0);
    (self as PyIrq).handle();
    return None;
  },
  locals: {
    init: keywordBuiltin('init', 1, 1, ([self], keywords) => {
      configureIrq(self as PyIrq, [], keywords);
      return None;
    }),
    enable: builtin('enable', 1, 1, (self: PyIrq) => {
      self.enable();
      return None;
    }),
    disable: builtin('disable', 1, 1, (self: PyIrq) => {
      self.disable();
      return None;
    }),
    flags: builtin('flags', 1, 1, (self: PyIrq) => self.flags),
  },
});
