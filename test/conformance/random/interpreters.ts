/**
 * The two that are compared: ours, in a worker that is started again when a program hangs it, and the real one, a
 * process for each program, since nothing less keeps programs apart.
 */
import { spawn } from 'node:child_process';
import { Worker } from 'node:worker_threads';
import type { Question } from './our-board.ts';

const TIME_LIMIT_MS = 10_000;

/** What a program printed, its traceback last, or in place of it why there is nothing to compare. */
export interface Result {
  readonly output: string;
  readonly incomparable?: 'no end' | 'crash';
}

export class OurBoard {
  private readonly script: string;
  private readonly shipped: boolean;
  private worker: Worker | undefined;

  /** `script` is our-board.ts, bundled. */
  constructor(script: string, shipped: boolean) {
    this.script = script;
    this.shipped = shipped;
  }

  run(source: string): Promise<Result> {
    const worker = (this.worker ??= new Worker(this.script));
    return new Promise((resolve) => {
      const finish = (result: Result): void => {
        clearTimeout(timer);
        worker.off('message', answered).off('error', failed);
        resolve(result);
      };
      const timer = setTimeout(() => {
        this.close();
        finish({ output: `host hangs for ${TIME_LIMIT_MS} ms` });
      }, TIME_LIMIT_MS);
      const answered = (output: string): void =>
        finish(output.endsWith('\nno end') ? { output, incomparable: 'no end' } : { output });
      const failed = (error: Error): void => {
        this.worker = undefined;
        finish({ output: `host error: ${error.stack}` });
      };
      worker.on('message', answered).on('error', failed);
      worker.postMessage({ source, shipped: this.shipped } satisfies Question);
    });
  }

  close(): void {
    void this.worker?.terminate();
    this.worker = undefined;
  }
}

/** Runs a program in the real interpreter, which reads it from its standard input. */
export function runReal(interpreter: string, source: string, options: readonly string[] = []): Promise<Result> {
  return new Promise((resolve, reject) => {
    const child = spawn(interpreter, options, { timeout: TIME_LIMIT_MS, killSignal: 'SIGKILL' });
    const printed: Buffer[] = [];
    const traceback: Buffer[] = [];
    child.stdout.on('data', (data: Buffer) => printed.push(data));
    child.stderr.on('data', (data: Buffer) => traceback.push(data));
    child.on('error', reject);
    child.on('close', (_, signal) => {
      const output = Buffer.concat([...printed, ...traceback]).toString();
      if (signal === null) resolve({ output });
      else resolve({ output, incomparable: signal === 'SIGKILL' ? 'no end' : 'crash' });
    });
    child.stdin.on('error', () => undefined);
    child.stdin.end(source);
  });
}
