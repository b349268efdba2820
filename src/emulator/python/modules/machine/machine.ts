/**
 * The `machine` module (its own name is `umachine`), documentation 4.2.3 and facts section 3.1. RTC, ADC, I2C, SPI, WDT
 * and SD join with their peripherals.
 */
import { WAKE } from '../../../board/irq.ts';
import { RESET_CAUSE, WAKE_REASON } from '../../../board/power.ts';
import type { Board } from '../../../board/wipy-board.ts';
import { None } from '../../runtime/object.ts';
import type { Value } from '../../runtime/object.ts';
import { truth } from '../../runtime/operators.ts';
import { messages } from '../../runtime/messages.ts';
import { valueError } from '../../runtime/raise.ts';
import { builtin } from '../../types/builtin.ts';
import { PyBytes } from '../../types/bytes.ts';
import { PyBuiltinModule } from '../../types/module.ts';
import { withBoardErrors } from './errors.ts';
import type { PyPin } from './pin.ts';
import { makePinType } from './pin.ts';
import { makeTimerType } from './timer.ts';
import { makeUartType } from './uart.ts';

const CPU_HERTZ = 80_000_000;

export interface MachineServices {
  readonly board: Board;
  readonly shipped: boolean;
  /** Six bytes. */
  readonly macAddress: Uint8Array;
  /** Resets the chip; does not return. */
  reset(): never;
  /** Runs a file other than main.py after boot.py. */
  setMain(name: string): void;
  /** The next value of the 24-bit random generator. */
  random(): number;
}

/** A builtin's body that only acts. */
function nothing(action: () => void): () => Value {
  return () => {
    withBoardErrors(action);
    return None;
  };
}

export function makeMachine(services: MachineServices): PyBuiltinModule {
  const { board, shipped } = services;
  const { irq, power } = board;
  const failure = { flash: () => board.signalError() };
  const pinType = makePinType(board.pins, failure, shipped);
  const findPin = (id: Value) => (pinType.make!(pinType, [id], null) as PyPin).pin;
  return new PyBuiltinModule('umachine', {
    reset: builtin('reset', 0, 0, () => services.reset()),
    freq: builtin('freq', 0, 0, () => CPU_HERTZ),
    unique_id: builtin('unique_id', 0, 0, () => new PyBytes(services.macAddress.slice())),
    main: builtin('main', 1, 1, (name: Value) => {
      if (typeof name !== 'string') throw valueError(messages.invalidArgumentValue());
      services.setMain(name);
      return None;
    }),
    rng: builtin('rng', 0, 0, () => services.random()),
    idle: builtin(
      'idle',
      0,
      0,
      nothing(() => power.idle()),
    ),
    sleep: builtin(
      'sleep',
      0,
      0,
      nothing(() => power.sleep()),
    ),
    deepsleep: builtin(
      'deepsleep',
      0,
      0,
      nothing(() => power.deepsleep()),
    ),
    reset_cause: builtin('reset_cause', 0, 0, () => power.resetCause),
    wake_reason: builtin('wake_reason', 0, 0, () => power.wakeReason),
    disable_irq: builtin('disable_irq', 0, 0, () => irq.disable()),
    enable_irq: builtin('enable_irq', 0, 1, (state: Value = true) => {
      irq.enable(truth(state));
      return None;
    }),
    Pin: pinType,
    UART: makeUartType(board.uarts, failure, findPin, shipped),
    Timer: makeTimerType(board.timers, failure),
    ...WAKE,
    POWER_ON: RESET_CAUSE.POWER_ON,
    PWRON_RESET: RESET_CAUSE.POWER_ON,
    HARD_RESET: RESET_CAUSE.HARD_RESET,
    WDT_RESET: RESET_CAUSE.WDT_RESET,
    DEEPSLEEP_RESET: RESET_CAUSE.DEEPSLEEP_RESET,
    SOFT_RESET: RESET_CAUSE.SOFT_RESET,
    WLAN_WAKE: WAKE_REASON.WLAN,
    PIN_WAKE: WAKE_REASON.PIN,
    RTC_WAKE: WAKE_REASON.RTC,
  });
}
