/**
 * machine.UART, documentation 4.2.3. Follows cc3200/mods/pybuart.c: reads give None where nothing came in time.
 */
import { UART_RX_ANY } from '../../../board/uart.ts';
import type { Uart, UartSettings, Uarts } from '../../../board/uart.ts';
import type { Pin } from '../../../board/pin.ts';
import { None, PyObject, PyType, defineType, typeName } from '../../runtime/object.ts';
import type { Keywords, Value } from '../../runtime/object.ts';
import { getBuffer } from '../../runtime/buffer.ts';
import { messages } from '../../runtime/messages.ts';
import { typeError } from '../../runtime/raise.ts';
import { builtin, keywordBuiltin, parseArguments } from '../../types/builtin.ts';
import type { Parameter } from '../../types/builtin.ts';
import { PyBytes } from '../../types/bytes.ts';
import { toInt } from '../../types/int.ts';
import { PyList } from '../../types/list.ts';
import { POLL_IN, POLL_OUT } from '../../types/pollable.ts';
import type { Pollable } from '../../types/pollable.ts';
import { PyTuple } from '../../types/tuple.ts';
import { encodeUtf8 } from '../../../lib/utf8.ts';
import { withBoardErrors } from './errors.ts';
import { PyIrq, configureIrq } from './irq.ts';
import type { HandlerFailure } from './irq.ts';

export class PyUart extends PyObject implements Pollable {
  override readonly type: PyType;
  readonly uart: Uart;

  constructor(type: PyType, uart: Uart) {
    super();
    this.type = type;
    this.uart = uart;
  }

  /** The transmitter always has room. Errors: OSError where the UART is not set up. */
  readyFor(events: number): number {
    const waiting = withBoardErrors(() => this.uart.any());
    return events & (waiting > 0 ? POLL_IN | POLL_OUT : POLL_OUT);
  }
}

const LF = 10;

const SETTINGS: readonly Parameter[] = [
  { name: 'baudrate', default: 9600 },
  { name: 'bits', default: 8 },
  { name: 'parity', default: None },
  { name: 'stop', default: 1 },
  { name: 'pins', keywordOnly: true },
];

const PARITY_NAMES = ['UART.EVEN', 'UART.ODD'];

function configure({ uart }: PyUart, args: readonly Value[], keywords: Keywords, findPin: (id: Value) => Pin): void {
  const [baudrate, bits, parity, stop, pins] = parseArguments(SETTINGS, args, keywords);
  const settings: UartSettings = {
    baudrate: toInt(baudrate!),
    bits: toInt(bits!),
    parity: parity === None ? null : toInt(parity!),
    stop: toInt(stop!),
    pins: pinsOf(pins, findPin),
  };
  withBoardErrors(() => uart.configure(settings));
}

function pinsOf(pins: Value | undefined, findPin: (id: Value) => Pin): UartSettings['pins'] {
  if (pins === undefined) return 'default';
  if (pins === None) return null;
  if (!(pins instanceof PyTuple || pins instanceof PyList)) throw typeError(messages.notTupleOrList(typeName(pins)));
  return pins.items.map((id) => (id === None ? null : findPin(id)));
}

function printUart({ uart }: PyUart): string {
  const settings = uart.configuration;
  if (settings === null) return `UART(${uart.id})`;
  const { baudrate, bits, parity, stop } = settings;
  const shown = parity === null ? 'None' : PARITY_NAMES[parity]!;
  return `UART(${uart.id}, baudrate=${baudrate}, bits=${bits}, parity=${shown}, stop=${stop === 1 ? 1 : 2})`;
}

function bytesOrNone(bytes: Uint8Array | null): Value {
  return bytes === null ? None : new PyBytes(bytes);
}

function readLine({ uart }: PyUart): Value {
  const line: number[] = [];
  while (line.at(-1) !== LF) {
    const byte = withBoardErrors(() => uart.read(1));
    if (byte === null) break;
    line.push(byte[0]!);
  }
  return bytesOrNone(line.length === 0 ? null : Uint8Array.from(line));
}

/** Everything that arrives until the line falls silent. */
const ALL = Infinity;

/** The class for one board; its units are the same objects as long as it lives. */
export function makeUartType(
  uarts: Uarts,
  failure: HandlerFailure,
  findPin: (id: Value) => Pin,
  shipped: boolean,
): PyType {
  const type = new PyType('UART');
  const objects = uarts.all.map((uart) => new PyUart(type, uart));

  return defineType(type, {
    print: (self) => printUart(self as PyUart),
    make(_type, args, keywords) {
      const [id = 0, ...settings] = args;
      const { id: unit } = withBoardErrors(() => uarts.get(toInt(id)));
      const object = objects[unit]!;
      if (settings.length > 0 || (keywords !== null && keywords.size > 0) || object.uart.configuration === null) {
        configure(object, settings, keywords, findPin);
      }
      return object;
    },
    iter: (self) => ({
      next() {
        const line = readLine(self as PyUart);
        return line === None ? undefined : line;
      },
    }),
    locals: {
      init: keywordBuiltin('init', 1, Infinity, ([self, ...settings], keywords) => {
        configure(self as PyUart, settings, keywords, findPin);
        return None;
      }),
      deinit: builtin('deinit', 1, 1, (self: PyUart) => {
        self.uart.deinit();
        return None;
      }),
      any: builtin('any', 1, 1, (self: PyUart) => withBoardErrors(() => self.uart.any())),
      sendbreak: builtin('sendbreak', 1, 1, (self: PyUart) => {
        withBoardErrors(() => self.uart.sendBreak());
        return None;
      }),
      irq: keywordBuiltin('irq', 1, 1, ([self], keywords) => {
        const object = self as PyUart;
        return configureIrq(new PyIrq(object, object.uart.irq, failure), [], keywords);
      }),
      read: builtin('read', 1, 2, (self: PyUart, count?: Value) =>
        bytesOrNone(withBoardErrors(() => self.uart.read(count === undefined || count === None ? ALL : toInt(count)))),
      ),
      readline: builtin('readline', 1, 1, readLine),
      readinto: builtin('readinto', 2, 3, (self: PyUart, target: Value, count?: Value) => {
        const { bytes } = getBuffer(target, true);
        const room = count === undefined ? bytes : bytes.subarray(0, toInt(count));
        const read = withBoardErrors(() => self.uart.read(room.length));
        if (read === null) return None;
        room.set(read);
        return read.length;
      }),
      write: builtin('write', 2, 2, (self: PyUart, data: Value) => {
        const bytes = typeof data === 'string' ? encodeUtf8(data) : getBuffer(data, false).bytes;
        withBoardErrors(() => self.uart.write(bytes));
        return bytes.length;
      }),
      RX_ANY: UART_RX_ANY,
      ...(shipped ? {} : { EVEN: 0, ODD: 1 }),
    },
  });
}
