/**
 * machine.Pin, documentation 4.2.3 and 1.2. Follows cc3200/mods/pybpin.c. The documentation keeps settings that are not
 * given and adds toggle(), on(), off() and positional irq() arguments; the firmware resets them and has none of these.
 */
import { PIN_DRIVE, PIN_MODE, PIN_PULL } from '../../../board/pin.ts';
import type { Pin } from '../../../board/pin.ts';
import { PIN_TRIGGER } from '../../../board/pin-irq.ts';
import type { Pins } from '../../../board/pins.ts';
import { None, PyObject, PyType, defineType } from '../../runtime/object.ts';
import type { Keywords, Value } from '../../runtime/object.ts';
import { messages } from '../../runtime/messages.ts';
import { truth } from '../../runtime/operators.ts';
import { valueError } from '../../runtime/raise.ts';
import { builtin, checkArguments, keywordBuiltin, parseArguments } from '../../types/builtin.ts';
import type { Parameter } from '../../types/builtin.ts';
import { toInt } from '../../types/int.ts';
import { PyList } from '../../types/list.ts';
import { PyTuple } from '../../types/tuple.ts';
import { withBoardErrors } from './errors.ts';
import { PyIrq, configureIrq } from './irq.ts';
import type { HandlerFailure } from './irq.ts';

export class PyPin extends PyObject {
  override readonly type: PyType;
  readonly pin: Pin;

  constructor(type: PyType, pin: Pin) {
    super();
    this.type = type;
    this.pin = pin;
  }

  override fn = (...args: Value[]): Value => {
    checkArguments(args, null, 0, 1);
    return value(this, args[0]);
  };
}

const CONSTANTS = {
  IN: PIN_MODE.IN,
  OUT: PIN_MODE.OUT,
  OPEN_DRAIN: PIN_MODE.OPEN_DRAIN,
  ALT: PIN_MODE.ALT,
  ALT_OPEN_DRAIN: PIN_MODE.ALT_OPEN_DRAIN,
  PULL_UP: PIN_PULL.UP,
  PULL_DOWN: PIN_PULL.DOWN,
  LOW_POWER: PIN_DRIVE.LOW_POWER,
  MED_POWER: PIN_DRIVE.MED_POWER,
  HIGH_POWER: PIN_DRIVE.HIGH_POWER,
  IRQ_FALLING: PIN_TRIGGER.FALLING,
  IRQ_RISING: PIN_TRIGGER.RISING,
  IRQ_LOW_LEVEL: PIN_TRIGGER.LOW_LEVEL,
  IRQ_HIGH_LEVEL: PIN_TRIGGER.HIGH_LEVEL,
};

const MODE_NAMES = new Map<number, string>([
  [PIN_MODE.IN, 'IN'],
  [PIN_MODE.OUT, 'OUT'],
  [PIN_MODE.ALT, 'ALT'],
  [PIN_MODE.ALT_OPEN_DRAIN, 'ALT_OPEN_DRAIN'],
  [PIN_MODE.OPEN_DRAIN, 'OPEN_DRAIN'],
]);
const DRIVE_NAMES = new Map<number, string>([
  [PIN_DRIVE.LOW_POWER, 'LOW_POWER'],
  [PIN_DRIVE.MED_POWER, 'MED_POWER'],
  [PIN_DRIVE.HIGH_POWER, 'HIGH_POWER'],
]);

function value(self: PyPin, level: Value | undefined): Value {
  if (level === undefined) return self.pin.read();
  self.pin.write(level === 1 || (level !== 0 && truth(level)) ? 1 : 0);
  return None;
}

function printPin({ pin }: PyPin): string {
  const pull = pin.pull === PIN_PULL.NONE ? 'None' : pin.pull === PIN_PULL.UP ? 'Pin.PULL_UP' : 'Pin.PULL_DOWN';
  return (
    `Pin('${pin.name}', mode=Pin.${MODE_NAMES.get(pin.mode)!}, pull=${pull}, ` +
    `drive=Pin.${DRIVE_NAMES.get(pin.drive)!}, alt=${pin.alternate === 0 ? -1 : pin.alternate})`
  );
}

/** Settings as Pin(...) and init() take them; what is left out is undefined. */
const SETTINGS: readonly Parameter[] = [
  { name: 'mode' },
  { name: 'pull' },
  { name: 'value', keywordOnly: true },
  { name: 'drive', keywordOnly: true },
  { name: 'alt', keywordOnly: true },
];

/** `keeps`: settings that are not given stay as they are. */
function configure(self: PyPin, args: readonly Value[], keywords: Keywords, keeps: boolean): void {
  const { pin } = self;
  const [mode, pull, level, drive, alternate] = parseArguments(SETTINGS, args, keywords);
  const chosen = mode === undefined || (keeps && mode === -1) ? (keeps ? pin.mode : PIN_MODE.IN) : toInt(mode);
  const isAlternate = chosen === PIN_MODE.ALT || chosen === PIN_MODE.ALT_OPEN_DRAIN;
  const kept = keeps && isAlternate ? pin.alternate || -1 : -1;
  withBoardErrors(() =>
    pin.init({
      mode: chosen,
      pull: pull === undefined || (keeps && pull === -1) ? (keeps ? pin.pull : PIN_PULL.NONE) : pullOf(pull),
      drive: drive === undefined ? (keeps ? pin.drive : PIN_DRIVE.MED_POWER) : toInt(drive),
      alternate: alternate === undefined ? kept : toInt(alternate),
      ...(level === undefined || level === None ? {} : { value: truth(level) ? 1 : 0 }),
    }),
  );
}

function pullOf(pull: Value): number {
  return pull === None ? PIN_PULL.NONE : toInt(pull);
}

/** Getter and setter in one, as mode(), pull() and drive() are. */
function setting(name: string, get: (pin: Pin) => Value, set: (pin: Pin, value: Value) => void) {
  return builtin(name, 1, 2, (self: PyPin, chosen?: Value) => {
    if (chosen === undefined) return get(self.pin);
    withBoardErrors(() => set(self.pin, chosen));
    return None;
  });
}

const BOTH_EDGES = PIN_TRIGGER.FALLING | PIN_TRIGGER.RISING;
const DOCUMENTED_IRQ: readonly Parameter[] = [
  { name: 'handler', default: None },
  { name: 'trigger', default: BOTH_EDGES },
  { name: 'priority', keywordOnly: true, default: 1 },
  { name: 'wake', keywordOnly: true, default: None },
];

/** The class for one board; its pins are the same objects as long as it lives. */
export function makePinType(pins: Pins, failure: HandlerFailure, shipped: boolean): PyType {
  const type = new PyType('Pin');
  const objects = new Map(pins.all.map((pin) => [pin.name, new PyPin(type, pin)]));
  const irqs = new Map<PyPin, PyIrq>();

  const find = (id: Value | undefined): PyPin => {
    if (id instanceof PyPin) return id;
    const found = typeof id === 'string' ? objects.get(id) : shipped ? undefined : objects.get(`GP${numberOf(id)}`);
    if (found === undefined) throw valueError(messages.invalidArgumentValue());
    return found;
  };
  const write = (self: PyPin, level: 0 | 1): Value => {
    self.pin.write(level);
    return None;
  };
  const extras: Record<string, Value> = {
    toggle: builtin('toggle', 1, 1, (self: PyPin) => write(self, self.pin.read() === 1 ? 0 : 1)),
    on: builtin('on', 1, 1, (self: PyPin) => write(self, 1)),
    off: builtin('off', 1, 1, (self: PyPin) => write(self, 0)),
  };
  return defineType(type, {
    print: (self) => printPin(self as PyPin),
    make(_type, args, keywords) {
      const [id, ...settings] = args;
      const pin = find(id ?? keywords?.get('id') ?? None);
      const rest = keywords && new Map([...keywords].filter(([name]) => name !== 'id' || id !== undefined));
      const given = settings.length > 0 || (rest !== null && rest.size > 0);
      if (shipped || given) configure(pin, settings, rest, !shipped);
      return pin;
    },
    call(self, args, keywords) {
      checkArguments(args, keywords, 0, 1);
      return value(self as PyPin, args[0]);
    },
    locals: {
      init: keywordBuiltin('init', 1, Infinity, ([self, ...settings], keywords) => {
        configure(self as PyPin, settings, keywords, !shipped);
        return None;
      }),
      value: builtin('value', 1, 2, value),
      ...(shipped ? {} : extras),
      id: builtin('id', 1, 1, (self: PyPin) => self.pin.name),
      mode: setting(
        'mode',
        (pin) => pin.mode,
        (pin, mode) => pin.setMode(toInt(mode)),
      ),
      pull: setting(
        'pull',
        (pin) => (pin.pull === PIN_PULL.NONE ? None : pin.pull),
        (pin, pull) => pin.setPull(pullOf(pull)),
      ),
      drive: setting(
        'drive',
        (pin) => pin.drive,
        (pin, drive) => pin.setDrive(toInt(drive)),
      ),
      alt_list: builtin(
        'alt_list',
        1,
        1,
        (self: PyPin) => new PyList(self.pin.alternates.map(({ name, index }) => new PyTuple([name, index]))),
      ),
      irq: keywordBuiltin('irq', 1, Infinity, ([self, ...settings], keywords) => {
        const pin = self as PyPin;
        const known = irqs.get(pin);
        if (!shipped && known && settings.length === 0 && keywords === null) return known;
        const irq = new PyIrq(pin, pin.pin.irq, failure);
        if (shipped) configureIrq(irq, settings, keywords);
        else configureIrq(irq, settings, keywords, DOCUMENTED_IRQ);
        irqs.set(pin, irq);
        return irq;
      }),
      board: boardType(objects),
      ...CONSTANTS,
    },
  });
}

/** Pin.board, whose attributes are the pins. */
function boardType(objects: ReadonlyMap<string, PyPin>): PyType {
  return defineType(new PyType('board'), { locals: Object.fromEntries(objects) });
}

/** The documentation allows a pin to be named by number or by port and bit. */
function numberOf(id: Value | undefined): number {
  if (typeof id === 'number') return id;
  if (id instanceof PyTuple && id.items.length === 2) return toInt(id.items[0]!) * 8 + toInt(id.items[1]!);
  return NaN;
}
