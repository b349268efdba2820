/**
 * Talks the raw REPL protocol over a board's console, and shows the person only what a person should see: the friendly
 * prompt and the output of programs. Follows lib/utils/pyexec.c of MicroPython. Bytes are looked at one by one, so it
 * does not matter how the line cuts them; each request awaits its reply or a time limit.
 */
import { ByteBuilder } from '../platform/byte-builder.ts';
import { Emitter } from '../platform/emitter.ts';
import { Failure } from '../rpc/failure.ts';
import { ByteMatcher } from './byte-matcher.ts';
import type { DeviceConsole } from './device.ts';

const CTRL_A = 1;
const CTRL_B = 2;
const CTRL_C = 3;
const CTRL_D = 4;
const GREATER = 0x3e;
const LINE_FEED = 0x0a;

/** After a failing main.py the board flashes its LED for 1.2 s before it reads its console again. */
const TIMEOUT_MS = 5_000;
/** Between two attempts at an interruption: a program may have caught the first. */
const NUDGE_MS = 250;
/** Output of an interrupted program that is held back while its end may still turn out to be protocol. */
const MAX_HELD = 4_096;
const MAX_PROTOCOL = 256;

const RAW_BANNER = 'raw REPL; CTRL-B to exit\r\n>';
const FRIENDLY_BANNER_END = 'Type "help()" for more information.\r\n>>> ';

type Phase =
  /** The person talks to the prompt, or to a program started there. */
  | 'friendly'
  /** Ctrl-C and Ctrl-A are sent, the raw REPL's banner is to come. */
  | 'entering'
  /** The source is sent, `OK` is to come. */
  | 'sending'
  /** The program runs and writes. */
  | 'output'
  /** An end mark came: the traceback follows, or the program wrote the mark itself. */
  | 'tail'
  /** The second end mark came: `>` follows if it was one. */
  | 'ending'
  /** Ctrl-B is sent, the friendly prompt is to come. */
  | 'leaving';

type Milestone = 'raw-prompt' | 'started' | 'prompt' | 'rebooted';

interface Waiting {
  readonly milestone: Milestone;
  resolve(): void;
  reject(error: Failure): void;
}

export class RawRepl {
  readonly #console: DeviceConsole;
  readonly #writes = new Emitter<[Uint8Array]>();
  readonly #runs = new Emitter<[string | null]>();
  /** What a person sees of the console. */
  readonly onDidWrite = this.#writes.on;
  /** Name of the program that run() started, or null when it has ended. */
  readonly onDidChangeRunning = this.#runs.on;
  readonly #stopListening: () => void;

  readonly #rawBanner = new ByteMatcher(RAW_BANNER);
  readonly #friendlyBanner = new ByteMatcher(FRIENDLY_BANNER_END);
  readonly #prompt = new ByteMatcher('\r\n>>> ');
  readonly #acknowledgement = new ByteMatcher('OK');
  readonly #reboot = new ByteMatcher('soft reboot\r\n');

  readonly #shown = new ByteBuilder();
  readonly #held = new ByteBuilder();
  /** Typed while the protocol has the line; goes to the board afterwards. */
  readonly #typed = new ByteBuilder();
  #isLineStart = true;
  #phase: Phase = 'friendly';
  #running: string | null = null;
  #waiting: Waiting | null = null;
  #lastRequest: Promise<unknown> = Promise.resolve();

  constructor(console: DeviceConsole) {
    this.#console = console;
    this.#stopListening = console.onDidWrite((bytes) => this.#receive(bytes));
  }

  get running(): string | null {
    return this.#running;
  }

  /** Bytes from the person's keyboard. */
  async type(bytes: Uint8Array): Promise<void> {
    if (this.#hasLine()) await this.#console.write(bytes);
    else this.#typed.append(bytes);
  }

  /** Runs a source text; resolves when the board has taken it. What ran before is stopped. */
  run(name: string, source: string): Promise<void> {
    const line = lineOfControl(source);
    if (line !== null) {
      const message = `Line ${line} of ${name} holds a control character (Ctrl-A to Ctrl-D) that the board's REPL would take as a command. Write it as an escape such as \\x03.`;
      return Promise.reject(new Failure('control-character', message));
    }
    return this.#request(async () => {
      if (this.#isRunning()) await this.#interrupt();
      await this.#enter();
      await this.#start(name, source);
    });
  }

  /** Interrupts what runs; resolves at the friendly prompt. */
  stop(): Promise<void> {
    return this.#request(() => this.#interrupt());
  }

  /** Ctrl-D at the friendly prompt; resolves when the board says that it starts anew. */
  softReset(): Promise<void> {
    return this.#request(async () => {
      await this.#interrupt();
      const message = 'The board did not start anew after Ctrl-D. Reset it by its switch (hard reset).';
      await this.#exchange('rebooted', new Failure('no-answer', message), () => [CTRL_D]);
    });
  }

  /** The board started anew or was lost: it knows nothing of any raw REPL. */
  forget(): void {
    this.#become('friendly');
    this.#setRunning(null);
    this.#reach('rebooted');
    this.#waiting?.reject(new Failure('restarted', 'The board started anew in the meantime.'));
  }

  dispose(): void {
    this.#stopListening();
    this.forget();
  }

  async #interrupt(): Promise<void> {
    const message = `The board did not come back to its prompt within ${TIMEOUT_MS / 1000} s. A hard reset will stop it.`;
    this.#prompt.reset();
    await this.#exchange('prompt', new Failure('no-prompt', message), (attempt) =>
      // Ctrl-B brings the prompt back where somebody typed Ctrl-A: the raw REPL answers Ctrl-C with silence.
      this.#isRunning() || attempt === 0 ? [CTRL_C] : [CTRL_C, CTRL_B],
    );
  }

  async #enter(): Promise<void> {
    this.#become('entering');
    const message = `The board did not get ready for the program within ${TIMEOUT_MS / 1000} s. Stop what it is doing, or reset it.`;
    await this.#exchange('raw-prompt', new Failure('no-prompt', message), () => [CTRL_C, CTRL_A]);
  }

  async #start(name: string, source: string): Promise<void> {
    // Ctrl-D after nothing would be a soft reset.
    const text = new TextEncoder().encode(source === '' ? '\n' : source);
    const message = 'The board did not take the program. Reset it and try again.';
    this.#setRunning(name);
    await this.#exchange('started', new Failure('no-answer', message), (attempt) =>
      attempt === 0 ? [...text, CTRL_D] : [],
    );
  }

  /**
   * Sends what `bytesOf` gives for attempt 0, 1, … until the milestone is reached. On failure the board is brought
   * back to its friendly prompt, now or whenever it reads its console again.
   */
  async #exchange(milestone: Milestone, failure: Failure, bytesOf: (attempt: number) => number[]): Promise<void> {
    let attempt = 0;
    const reached = new Promise<void>((resolve, reject) => {
      this.#waiting = { milestone, resolve, reject };
    });
    const nextBytes = () => Uint8Array.from(bytesOf(attempt++));
    const nudging = setInterval(() => this.#send(nextBytes()), NUDGE_MS);
    const giveUp = setTimeout(() => this.#waiting?.reject(failure), TIMEOUT_MS);
    try {
      await Promise.all([reached, this.#console.write(nextBytes())]);
    } catch (error) {
      if (this.#phase !== 'friendly') this.#abandon();
      throw error;
    } finally {
      clearInterval(nudging);
      clearTimeout(giveUp);
      this.#waiting = null;
    }
  }

  /** One request at a time has the line. */
  #request(action: () => Promise<void>): Promise<void> {
    const request = this.#lastRequest.then(action);
    this.#lastRequest = request.catch(() => {});
    return request;
  }

  #abandon(): void {
    this.#showAll(this.#held.take());
    this.#flush();
    this.#send(Uint8Array.of(CTRL_C, CTRL_B));
    this.#become('friendly');
    this.#setRunning(null);
  }

  /** For bytes whose fate nobody awaits: that a device is lost, it says itself. */
  #send(bytes: Uint8Array): void {
    this.#console.write(bytes).catch(() => {});
  }

  #receive(bytes: Uint8Array): void {
    for (const byte of bytes) this.#step(byte);
    this.#flush();
  }

  #flush(): void {
    if (this.#shown.length > 0) this.#writes.emit(this.#shown.take());
  }

  #step(byte: number): void {
    switch (this.#phase) {
      case 'friendly':
        this.#show(byte);
        if (this.#prompt.feed(byte)) this.#reach('prompt');
        if (this.#reboot.feed(byte)) this.#reach('rebooted');
        return;
      case 'entering':
        this.#hold(byte);
        if (!this.#rawBanner.feed(byte)) return;
        this.#showInterrupted();
        this.#become('sending');
        this.#reach('raw-prompt');
        return;
      case 'sending':
        if (!this.#acknowledgement.feed(byte)) return;
        this.#startLine();
        this.#become('output');
        this.#reach('started');
        return;
      case 'output':
      case 'tail':
      case 'ending':
        this.#stepProgram(byte);
        return;
      case 'leaving':
        if (!this.#prompt.feed(byte)) return;
        this.#showPrompt();
        this.#become('friendly');
        this.#reach('prompt');
        return;
      default:
        this.#phase satisfies never;
    }
  }

  /** The end is `0x04 traceback 0x04 >`; anything else with 0x04 in it was written by the program. */
  #stepProgram(byte: number): void {
    if (byte === CTRL_D) {
      if (this.#phase === 'ending') this.#show(byte);
      this.#phase = this.#phase === 'output' ? 'tail' : 'ending';
    } else if (this.#phase === 'ending' && byte === GREATER) {
      this.#leave();
    } else {
      if (this.#phase === 'ending') this.#phase = 'tail';
      this.#show(byte);
      if (this.#friendlyBanner.feed(byte)) this.#restarted();
      // sys.exit() made a soft reset, which stays in the raw REPL.
      else if (this.#phase === 'tail' && this.#rawBanner.feed(byte)) this.#leave();
    }
  }

  #leave(): void {
    this.#become('leaving');
    this.#setRunning(null);
    this.#send(Uint8Array.of(CTRL_B));
  }

  /** The program reset the board: the prompt that follows is a friendly one. */
  #restarted(): void {
    this.#become('friendly');
    this.#setRunning(null);
    this.#reach('prompt');
  }

  #become(phase: Phase): void {
    this.#phase = phase;
    for (const matcher of [this.#rawBanner, this.#friendlyBanner, this.#prompt, this.#acknowledgement, this.#reboot]) {
      matcher.reset();
    }
    if (phase === 'entering') this.#held.take();
    if (this.#hasLine() && this.#typed.length > 0) this.#send(this.#typed.take());
  }

  /** Whether what is typed may go to the board now. */
  #hasLine(): boolean {
    return this.#phase === 'friendly' || this.#isRunning();
  }

  #isRunning(): boolean {
    return this.#phase === 'output' || this.#phase === 'tail' || this.#phase === 'ending';
  }

  #setRunning(name: string | null): void {
    if (name === this.#running) return;
    this.#running = name;
    this.#runs.emit(name);
  }

  #reach(milestone: Milestone): void {
    if (this.#waiting?.milestone === milestone) this.#waiting.resolve();
  }

  #show(byte: number): void {
    this.#shown.push(byte);
    this.#isLineStart = byte === LINE_FEED;
  }

  #showAll(bytes: Uint8Array): void {
    for (const byte of bytes) this.#show(byte);
  }

  #hold(byte: number): void {
    this.#held.push(byte);
    if (this.#held.length >= MAX_HELD) this.#showAll(this.#held.take(MAX_HELD - MAX_PROTOCOL));
  }

  /** Of what came before the raw banner, prompts and line ends around them are protocol; the rest is a program's. */
  #showInterrupted(): void {
    const text = Buffer.from(this.#held.take()).toString('latin1').slice(0, -RAW_BANNER.length);
    this.#showAll(Buffer.from(text.replace(/(?:\r\n>>> |\r\n)*$/, ''), 'latin1'));
  }

  #startLine(): void {
    if (!this.#isLineStart) this.#showAll(Buffer.from('\r\n'));
  }

  #showPrompt(): void {
    this.#startLine();
    this.#showAll(Buffer.from('>>> '));
  }
}

/** The first line with a character that the raw REPL takes as a command; null where there is none. */
function lineOfControl(source: string): number | null {
  // eslint-disable-next-line no-control-regex -- these characters are what is looked for.
  const at = source.search(/[\u0001-\u0004]/);
  return at < 0 ? null : source.slice(0, at).split('\n').length;
}
