import { Worker } from 'node:worker_threads';
import { buildSync } from 'esbuild';
import { describe, expect, onTestFinished, test } from 'vitest';
import { SharedLock } from '../../../src/emulator/storage/lock.ts';
import { codeOf } from '../../drivers/fat-volumes.ts';

const HOST = 1;
const BOARD = 2;

/** A worker that runs `body` with the real SharedLock class and `words` in scope. */
function boardThread(words: Int32Array, body: string): Worker {
  const { outputFiles } = buildSync({
    entryPoints: [new URL('../../../src/emulator/storage/lock.ts', import.meta.url).pathname],
    bundle: true,
    format: 'iife',
    globalName: 'module',
    write: false,
  });
  const prelude = `const { workerData: words, parentPort } = require('node:worker_threads');`;
  const worker = new Worker(`${prelude}${outputFiles[0]!.text};const { SharedLock } = module;${body}`, {
    eval: true,
    workerData: words,
  });
  onTestFinished(async () => {
    await worker.terminate();
  });
  return worker;
}

function once(worker: Worker, event: 'message' | 'exit'): Promise<unknown> {
  return new Promise((resolve, reject) => {
    worker.once(event, resolve);
    worker.once('error', reject);
  });
}

function newWords(): Int32Array {
  return new Int32Array(new SharedArrayBuffer(8));
}

describe('A shared lock', () => {
  test('gives the result of what it ran and is free afterwards, also after an error', () => {
    const words = newWords();
    const lock = new SharedLock(words, 0, HOST);

    expect(lock.withLock(() => words[0])).toBe(HOST);
    expect(() =>
      lock.withLock(() => {
        throw new RangeError('inside');
      }),
    ).toThrow(RangeError);

    expect(words[0]).toBe(0);
  });

  test('keeps two threads apart: no count is lost', async () => {
    const words = newWords();
    const lock = new SharedLock(words, 0, HOST);
    const worker = boardThread(
      words,
      `const lock = new SharedLock(words, 0, ${BOARD});
       parentPort.postMessage('go');
       for (let i = 0; i < 20000; i++) lock.withLock(() => { words[1] = words[1] + 1; });
       parentPort.postMessage('done');`,
    );
    await once(worker, 'message');

    for (let i = 0; i < 20_000; i++) lock.withLock(() => (words[1] = words[1]! + 1));
    await once(worker, 'message');

    expect(words[1]).toBe(40_000);
  });

  test('is had even while another thread takes it over and over', async () => {
    const words = newWords();
    const lock = new SharedLock(words, 0, HOST);
    const worker = boardThread(
      words,
      `const lock = new SharedLock(words, 0, ${BOARD});
       parentPort.postMessage('go');
       while (Atomics.load(words, 1) < 50) lock.withLock(() => { for (let i = 0; i < 10000; i++); });`,
    );
    await once(worker, 'message');

    for (let i = 0; i < 50; i++) lock.withLock(() => Atomics.add(words, 1, 1));
    await once(worker, 'exit');

    expect(words[1]).toBe(50);
  });

  test('is EIO for who waits too long', () => {
    const words = newWords();
    words[0] = BOARD;

    expect(codeOf(() => new SharedLock(words, 0, HOST, 20).withLock(() => 1))).toBe('EIO');

    expect(words[0]).toBe(BOARD);
  });

  test('can be broken after its holder was terminated', async () => {
    const words = newWords();
    const lock = new SharedLock(words, 0, HOST);
    const worker = boardThread(
      words,
      `new SharedLock(words, 0, ${BOARD}).withLock(() => { parentPort.postMessage('held'); for (;;); });`,
    );
    await once(worker, 'message');
    await worker.terminate();

    lock.breakLock(BOARD);

    expect(lock.withLock(() => 'in')).toBe('in');
  });

  test('is not broken for a thread that does not hold it', () => {
    const words = newWords();
    const lock = new SharedLock(words, 0, HOST);

    lock.withLock(() => {
      lock.breakLock(BOARD);
      expect(words[0]).toBe(HOST);
    });
  });
});
