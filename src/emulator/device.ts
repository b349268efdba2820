/**
 * A WiPy: the hardware of board/, the flash of storage/, Python and its REPL, and the way it starts. Follows mptask.c:
 * a soft reset runs boot.py and main.py anew and keeps the hardware, a hard reset begins everything again. It runs on
 * its own thread and never returns while it is powered; the host talks to it through the memory they share.
 */
import type { HardResetCause } from './board/power.ts';
import { Board } from './board/wipy-board.ts';
import { DEFAULT_BOOT_PY, DEFAULT_MAIN_PY } from './firmware/default-files.ts';
import { banner, firmware } from './firmware/release.ts';
import type { Firmware, Profile } from './firmware/release.ts';
import { weakLinks } from './firmware/weak-links.ts';
import { RandomGenerator } from './lib/random-generator.ts';
import { ByteRing } from './lib/ring.ts';
import { decodeUtf8 } from './lib/utf8.ts';
import { Dupterm } from './dupterm.ts';
import { Pace } from './pace.ts';
import type { Platform } from './platform.ts';
import { takeCensus } from './python/memory/heap-census.ts';
import type { HeapCensus } from './python/memory/heap-census.ts';
import { Interpreter } from './python/interpreter.ts';
import type { InterpreterHost, Outcome } from './python/interpreter.ts';
import { completionNames } from './python/completion.ts';
import { makeMachine } from './python/modules/machine/machine.ts';
import { makeUos, openFile } from './python/modules/uos.ts';
import { makeUtime } from './python/modules/utime.ts';
import { makeWipy } from './python/modules/wipy.ts';
import { None } from './python/runtime/object.ts';
import { pollSoon, takeFuelLeft, vm } from './python/runtime/vm.ts';
import { KeyboardInterrupt, PyException } from './python/types/exceptions.ts';
import { withOsErrors } from './python/modules/file.ts';
import type { PyBuiltinModule } from './python/types/module.ts';
import { needsContinuation } from './python/syntax/continuation.ts';
import { Console } from './repl/console.ts';
import { CTRL_C, CTRL_D } from './repl/line-editor.ts';
import { Repl } from './repl/repl.ts';
import type { Execution, SourceMode } from './repl/repl.ts';
import { BOARD_ACTIVITY, BOARD_WORD, receiveCommand } from './shared.ts';
import type { BoardActivity, BoardMemory } from './shared.ts';
import { flashLock } from './storage/flash-disk.ts';
import { openFlashVolume } from './storage/flash-volume.ts';
import { Vfs } from './storage/vfs.ts';

export interface BoardOptions {
  readonly platform: Platform;
  readonly memory: BoardMemory;
  readonly profile: Profile;
  readonly clock: 'real' | 'virtual';
  readonly heapBytes: number;
  /** Notes which line of Python makes each object, for memoryCensus(); it costs speed. */
  readonly noteSites?: boolean;
}

/** Unwinds whatever runs when the chip is reset; no Python sees it. */
class HardReset extends Error {
  readonly resetCause: HardResetCause;

  constructor(cause: HardResetCause) {
    super('the board is reset');
    this.resetCause = cause;
  }
}

/** Ends run(): the board is switched off. */
class PowerOff extends Error {}

/** Where the real-time clock begins at power-on: 2015-01-01, in seconds since 2000. */
const RTC_START = 473_385_600;
const NANO = 1e9;
const POLL_NANOS = 1_000_000;
const MAC_PREFIX = [0xd4, 0x36, 0x39];

export class Device {
  readonly board: Board;
  readonly firmware: Firmware;
  readonly console: Console;
  private readonly memory: BoardMemory;
  private readonly platform: Platform;
  private readonly words: Int32Array;
  private readonly repl: Repl;
  private readonly dupterm: Dupterm;
  /** Of the main program, and of the slices of other threads, whose steps may take longer. */
  private readonly pace: Pace;
  private readonly slicePace: Pace;
  private readonly heapBytes: number;
  private readonly noteSites: boolean;
  private readonly macAddress: Uint8Array;
  private readonly driver = {};
  private vfs = new Vfs();
  private interpreter!: Interpreter;
  private random = new RandomGenerator(1);
  private mainFile = 'main.py';
  private interrupted = false;

  constructor({ platform, memory, profile, clock, heapBytes, noteSites = false }: BoardOptions) {
    this.platform = platform;
    this.memory = memory;
    this.words = new Int32Array(memory.bell);
    this.firmware = firmware(profile);
    this.board = new Board(platform, { kind: clock }, memory.view);
    this.pace = new Pace(this.board.clock);
    this.slicePace = new Pace(this.board.clock);
    this.macAddress = Uint8Array.from([...MAC_PREFIX, ...platform.entropy(3)]);
    this.console = new Console(() => this.interrupt());
    this.dupterm = new Dupterm(this.console);
    this.repl = new Repl(this.console, {
      readByte: () => this.readByte(),
      execute: (source, mode) => this.executeTyped(source, mode),
      needsContinuation,
      names: (path) => completionNames(this.interpreter.main, path),
      banner: banner(this.firmware),
    });
    this.heapBytes = heapBytes;
    this.noteSites = noteSites;
    this.board.onDoorbell = () => this.answer();
  }

  /** Lets the host have what the console writes, by the ring in shared memory; a full ring makes the board wait. */
  attachConsole(): void {
    const out = new ByteRing(this.memory.consoleOut);
    this.console.addSink((bytes) => {
      let left = bytes;
      while (left.length > 0) {
        left = left.subarray(out.write(left));
        this.platform.notify();
        // Full: the host rings when it has taken some.
        if (left.length > 0) this.platform.wait(this.platform.nanos() + POLL_NANOS);
      }
    });
  }

  /** Starts the board and runs it until it is switched off: boot.py, main.py, the REPL, and again at each reset. */
  run(): void {
    let cause: HardResetCause | null = 'POWER_ON';
    for (;;) {
      try {
        this.start(cause);
        this.repl.run();
        cause = null;
      } catch (error) {
        if (error instanceof PowerOff) break;
        if (!(error instanceof HardReset)) throw error;
        cause = error.resetCause;
      }
    }
    this.board.power.off();
    this.show('off');
  }

  /** What the program holds, after a collection. */
  memoryCensus(): HeapCensus {
    const { heap } = this.interpreter;
    heap.collect(true);
    return takeCensus(heap);
  }

  /** Runs a text as the raw REPL would, after the board has started. Its output goes to the console. */
  runScript(source: Uint8Array): ScriptOutcome {
    try {
      this.start('POWER_ON', 'raw');
      const outcome = this.execute(() => this.interpreter.execute(decodeUtf8(source), 'file', '<stdin>'));
      if (outcome.kind === 'exception') this.console.writeCooked(this.interpreter.format(outcome.exception));
      return outcome.kind;
    } catch (error) {
      if (error instanceof HardReset) return 'reset';
      throw error;
    }
  }

  /**
   * A start of the firmware: `cause` of a hard reset and the REPL's mode after it, or null for a soft one, which keeps
   * the mode. For the raw REPL main.py is left out.
   */
  private start(cause: HardResetCause | null, mode: Repl['mode'] = 'friendly'): void {
    vm.halted = null;
    this.interrupted = false;
    this.show('booting');
    if (cause === null) this.softReset();
    else this.hardReset(cause, mode);
    this.repl.editor.clearHistory();
    this.random = new RandomGenerator(this.platform.entropy(3).reduce((seed, byte) => seed * 256 + byte, 0));
    this.mainFile = 'main.py';
    this.mountFlash();
    this.interpreter = this.makeInterpreter();
    if (this.noteSites) this.interpreter.heap.noteSites();
    this.runFile('boot.py');
    if (this.repl.mode === 'friendly') this.runFile(this.mainFile);
  }

  private hardReset(cause: HardResetCause, mode: Repl['mode']): void {
    Atomics.add(this.words, BOARD_WORD.starts, 1);
    this.platform.notify();
    if (cause !== 'POWER_ON') this.board.power.hardReset(cause);
    this.dupterm.stream = None;
    this.repl.mode = mode;
    this.console.clearInput();
  }

  private softReset(): void {
    this.board.power.endRun();
    this.console.write('PYB: soft reboot\r\n');
    this.board.power.softReset();
  }

  private mountFlash(): void {
    const options = { now: () => this.seconds(), lock: flashLock(this.memory.flash, 'board') };
    const files = { mainPy: DEFAULT_MAIN_PY, bootPy: DEFAULT_BOOT_PY };
    this.vfs = new Vfs();
    this.vfs.mount(openFlashVolume(this.memory.flash, options, files), '/flash');
    this.vfs.chdir('/flash');
  }

  /** A script that fails is reported, the LED flashes, and the board goes on. */
  private runFile(name: string): void {
    const outcome = this.execute(() => this.interpreter.executeFile(name));
    if (outcome.kind === 'done') return;
    if (outcome.kind === 'exception') this.console.writeCooked(this.interpreter.format(outcome.exception));
    this.board.signalError();
  }

  private executeTyped(source: string, mode: SourceMode): Execution {
    const outcome = this.execute(() => this.interpreter.execute(source, mode, '<stdin>'));
    return {
      traceback: outcome.kind === 'exception' ? this.interpreter.format(outcome.exception) : '',
      // The firmware takes no notice of sys.exit(); by the manual it is a soft reset.
      isForcedExit: outcome.kind === 'system-exit' && this.firmware.profile === 'documented',
    };
  }

  /** While Python runs, Ctrl-C interrupts it. */
  private execute(run: () => Outcome): Outcome {
    this.console.setInterruptByte(CTRL_C);
    this.show('running');
    vm.fuel = 0;
    try {
      return run();
    } finally {
      this.console.setInterruptByte(-1);
      this.interrupted = false;
      this.showHeap();
      this.show('idle');
    }
  }

  private show(activity: BoardActivity): void {
    Atomics.store(this.words, BOARD_WORD.activity, BOARD_ACTIVITY.indexOf(activity));
    this.platform.notify();
  }

  private showHeap(): void {
    const { heap } = this.interpreter;
    Atomics.store(this.words, BOARD_WORD.heapUsed, heap.usedBytes);
    Atomics.store(this.words, BOARD_WORD.heapTotal, heap.totalBytes);
  }

  private interrupt(): void {
    this.interrupted = true;
    pollSoon();
  }

  /** The poll point of Python: interrupts, keys, commands, a scheduled call, and the turn of other threads. */
  private poll(): void {
    const { threads } = this.interpreter;
    vm.fuel = this.pace.next(takeFuelLeft());
    this.showHeap();
    this.serve();
    if (threads.takeTurns()) this.pace.resume();
    if (this.interrupted && !this.board.irq.inHandler && threads.takesInterrupt) {
      this.interrupted = false;
      throw new PyException(KeyboardInterrupt, []);
    }
  }

  private serve(): void {
    this.board.poll();
    this.runScheduled();
  }

  /** An interrupt handler is one of the regions in which no scheduled call runs. */
  private runScheduled(): void {
    if (!this.board.irq.inHandler) this.interpreter.scheduled.runNext();
  }

  /** The board waits for something to do; an interrupt may schedule a call meanwhile. */
  private idleUntil(deadline: number, wake: () => boolean): void {
    const { scheduled } = this.interpreter;
    this.board.sleepUntil(deadline, () => wake() || (scheduled.isDue && !this.board.irq.inHandler));
    this.runScheduled();
  }

  /** The doorbell has rung. */
  private answer(): void {
    this.console.feed(new ByteRing(this.memory.consoleIn).read(Infinity));
    for (let command = receiveCommand(this.memory); command !== null; command = receiveCommand(this.memory)) {
      if (command.kind === 'drive-pin') this.board.pins.get(command.name).driveFrom(this.driver, command.level);
      else if (command.kind === 'reset') this.unwind(new HardReset('HARD_RESET'));
      else this.unwind(new PowerOff());
    }
  }

  private unwind(reason: Error): never {
    vm.halted = reason;
    throw reason;
  }

  private readByte(): number {
    for (;;) {
      const byte = this.console.readByte();
      if (byte >= 0) return byte;
      this.dupterm.read();
      const deadline = this.dupterm.isPolled ? this.board.clock.nanos() + POLL_NANOS : Infinity;
      this.interpreter.threads.waitUntil({ deadline, endedBy: 'board' }, () => this.console.hasInput);
    }
  }

  /** The real-time clock: seconds since 2000. */
  private seconds(): number {
    return RTC_START + Math.floor(this.board.clock.nanos() / NANO);
  }

  private makeInterpreter(): Interpreter {
    const shipped = this.firmware.profile === 'shipped';
    return new Interpreter({
      host: this.interpreterHost(),
      shipped,
      modules: () => this.modules(shipped),
      weakLinks: weakLinks(this.firmware.profile),
      heapBytes: this.heapBytes,
      path: ['', '/flash', '/flash/lib'],
    });
  }

  private modules(shipped: boolean): Map<string, PyBuiltinModule> {
    const { board } = this;
    const { release, version } = this.firmware;
    return new Map([
      [
        'umachine',
        makeMachine({
          board,
          shipped,
          macAddress: this.macAddress,
          reset: () => this.unwind(new HardReset('HARD_RESET')),
          setMain: (name) => {
            this.mainFile = name;
          },
          random: () => this.random.next(),
        }),
      ],
      [
        'uos',
        makeUos({
          files: this.vfs,
          release,
          version,
          randomByte: () => this.random.next() & 0xff,
          sync: () => {},
          dupterm: this.dupterm,
        }),
      ],
      [
        'utime',
        makeUtime({
          nanos: () => board.power.uptimeNanos,
          seconds: () => this.seconds(),
        }),
      ],
      ['wipy', makeWipy(board.heartbeat)],
    ]);
  }

  /** input(): Ctrl-C that was typed before it began comes out as a key. */
  private readLine(): string | undefined {
    const line = this.repl.readLine();
    if (line === CTRL_C) throw new PyException(KeyboardInterrupt, []);
    return line === CTRL_D ? undefined : line;
  }

  /** For select; a terminal that would run Python to be asked is left out. */
  private hasInput(): boolean {
    if (!this.dupterm.isPolled) this.dupterm.read();
    return this.console.hasInput;
  }

  private interpreterHost(): InterpreterHost {
    const { vfs, board } = this;
    return {
      poll: () => this.poll(),
      beginSlice: () => {
        vm.fuel = this.slicePace.resume();
      },
      endSlice: () => {
        this.slicePace.next(takeFuelLeft());
        this.serve();
      },
      nanos: () => board.clock.nanos(),
      idleUntil: (deadline, wake) => this.idleUntil(deadline, wake),
      canSwitch: () => !board.irq.inHandler && board.irq.areEnabled,
      isInterrupted: () => this.interrupted,
      // The firmware sleeps through a Ctrl-C; a reader of the manual expects it to stop the program.
      interruptEndsWaits: this.firmware.profile === 'documented',
      write: (text) => this.console.writeCooked(text),
      stat(path) {
        try {
          return vfs.stat(path).isDirectory ? 'directory' : 'file';
        } catch {
          return null;
        }
      },
      readText: (path) => withOsErrors(() => readWhole(vfs, path)),
      readLine: () => this.readLine(),
      hasInput: () => this.hasInput(),
      roots: (visit) => visit(this.dupterm.stream),
      open: (args, keywords) => openFile(vfs, args, keywords),
      setInterruptCharacter: (code) => this.console.setInterruptByte(code),
    };
  }
}

function readWhole(vfs: Vfs, path: string): string {
  const file = vfs.open(path, { read: true });
  try {
    const bytes = new Uint8Array(file.size);
    return decodeUtf8(bytes.subarray(0, file.read(bytes)));
  } finally {
    file.close();
  }
}

/** How the run of a text ended; `reset` is one that the program itself cut short. */
export type ScriptOutcome = Outcome['kind'] | 'reset';
