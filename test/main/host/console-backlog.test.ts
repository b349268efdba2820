import { expect, test } from 'vitest';
import { ConsoleBacklog } from '../../../src/main/host/console-backlog.ts';

const LINE = `${'x'.repeat(98)}\r\n`;

test('what was written comes back', () => {
  const backlog = new ConsoleBacklog();
  backlog.write(Buffer.from('MicroPython\r\n'));
  backlog.write(Buffer.from('>>> '));

  expect(Buffer.from(backlog.read()).toString()).toBe('MicroPython\r\n>>> ');
});

test('of a flood the last 256 KB stay, from the start of a line', () => {
  const backlog = new ConsoleBacklog();
  for (let line = 0; line < 20_000; line++) backlog.write(Buffer.from(LINE));
  backlog.write(Buffer.from('end'));

  const kept = Buffer.from(backlog.read()).toString();

  expect(kept.length).toBeGreaterThan(255 * 1024);
  expect(kept.length).toBeLessThanOrEqual(256 * 1024);
  expect(kept.startsWith(LINE)).toBe(true);
  expect(kept.endsWith(`${LINE}end`)).toBe(true);
});
