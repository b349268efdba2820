import { describe, expect, test } from 'vitest';
import { WAKE } from '../../../src/emulator/board/irq.ts';
import { PIN_DRIVE, PIN_MODE, PIN_PULL } from '../../../src/emulator/board/pin.ts';
import { UART_RX_ANY } from '../../../src/emulator/board/uart.ts';
import type { Uart, UartSettings } from '../../../src/emulator/board/uart.ts';
import { MICRO, irqSettings, realBoard, virtualBoard } from '../../drivers/board.ts';

function configured(uart: Uart, settings: Partial<UartSettings> = {}): Uart {
  uart.configure({ baudrate: 115_200, bits: 8, parity: null, stop: 1, pins: 'default', ...settings });
  return uart;
}

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));
const text = (data: Uint8Array | null): string | null => data && String.fromCharCode(...data);

describe('a UART', () => {
  test('takes its default pins as 2 mA pins with a pull-up', () => {
    const { pins, uarts } = virtualBoard();

    configured(uarts.get(0));
    configured(uarts.get(1));

    for (const [name, alternate] of [
      ['GP1', 3],
      ['GP2', 3],
      ['GP3', 6],
      ['GP4', 6],
    ] as const) {
      const pin = pins.get(name);
      expect([pin.mode, pin.pull, pin.drive, pin.alternate]).toEqual([
        PIN_MODE.IN,
        PIN_PULL.UP,
        PIN_DRIVE.LOW_POWER,
        alternate,
      ]);
    }
    expect(pins.get('GP1').level).toBe(1);
  });

  test('sends to the line at its TX pin, and nowhere without one', () => {
    const { pins, uarts } = virtualBoard();
    const uart = configured(uarts.get(0));
    const sent: (string | null)[] = [];
    uart.onTransmit = (data, pin) => sent.push(`${pin.name}:${text(data)}`);

    uart.write(bytes('hello'));
    configured(uart, { pins: [pins.get('GP12'), pins.get('GP13')] });
    uart.write(bytes('there'));
    configured(uart, { pins: [null, null] });
    uart.write(bytes('nobody'));

    expect(sent).toEqual(['GP1:hello', 'GP12:there']);
  });

  test('keeps 255 bytes that came in and drops the rest', () => {
    const uart = configured(virtualBoard().uarts.get(0));

    uart.feed(new Uint8Array(300).fill(65));

    expect(uart.any()).toBe(255);
    expect(uart.read(1000)?.length).toBe(255);
  });

  test.each([
    [115_200, 1520],
    [9600, 18_320],
  ])('at %d baud waits %d us for a byte', (baudrate, micros) => {
    const board = virtualBoard();
    const uart = configured(board.uarts.get(0), { baudrate });

    expect(uart.timeoutMicros).toBe(micros);
    expect(uart.read(5)).toBe(null);
    expect(board.clock.nanos()).toBe(micros * MICRO);
  });

  test('waits for each further byte as long, and gives what has come', () => {
    const { board, platform } = realBoard();
    const uart = configured(board.uarts.get(0));
    for (const [at, what] of [
      [1000, 'a'],
      [2400, 'b'],
      [3900, 'c'],
      [5500, 'late'],
    ] as const)
      platform.at(at * MICRO, () => uart.feed(bytes(what)));

    expect(text(uart.read(10))).toBe('abc');
    expect(board.clock.nanos()).toBe(5420 * MICRO);
    expect(text(uart.read(2))).toBe('la');
  });

  test('lets nothing in where its RX pin is not routed', () => {
    const { pins, uarts } = virtualBoard();
    const uart = configured(uarts.get(0), { pins: [pins.get('GP1'), null] });

    uart.feed(bytes('lost'));

    expect(uart.any()).toBe(0);
  });

  test('shows each byte to the console, which may take it', () => {
    const uart = configured(virtualBoard().uarts.get(0));
    uart.intercept = (byte) => byte === 3;

    uart.feed(Uint8Array.of(97, 3, 98));

    expect(text(uart.read(9))).toBe('ab');
  });

  test('calls its handler when something came in', () => {
    const board = virtualBoard();
    const uart = configured(board.uarts.get(1));
    const flags: number[] = [];
    uart.irq.configure(irqSettings(UART_RX_ANY, () => flags.push(uart.irq.flags)));

    uart.feed(bytes('12345'));
    board.poll();

    expect(flags).toEqual([1]);
    expect(uart.any()).toBe(5);
  });

  test('forgets handler and bytes when it is configured again', () => {
    const board = virtualBoard();
    const uart = configured(board.uarts.get(0));
    let count = 0;
    uart.irq.configure(irqSettings(UART_RX_ANY, () => count++));
    uart.feed(bytes('x'));

    configured(uart);
    uart.feed(bytes('yz'));
    board.poll();

    expect(count).toBe(0);
    expect(text(uart.read(9))).toBe('yz');
  });

  test('holds the line low for two frames to send a break', () => {
    const board = virtualBoard();
    const uart = configured(board.uarts.get(0), { baudrate: 9600 });
    const seen: [number, number][] = [];
    board.pins.get('GP1').onEdge((level, nanos) => seen.push([level, nanos / MICRO]));

    uart.sendBreak();

    expect(seen).toEqual([
      [0, 0],
      [1, 2290],
    ]);
  });

  test.each<[string, Partial<UartSettings>]>([
    ['baud rate', { baudrate: 0 }],
    ['number of bits', { bits: 9 }],
    ['parity', { parity: 2 }],
    ['number of pins', { pins: [null, null, null] }],
  ])('refuses a wrong %s', (_what, wrong) => {
    const uart = virtualBoard().uarts.get(0);

    expect(() => configured(uart, wrong)).toThrow(expect.objectContaining({ kind: 'invalid-value' }));
    expect(uart.configuration).toBe(null);
  });

  test('refuses pins that do not fit', () => {
    const { pins, uarts } = virtualBoard();
    const [tx, rx, rts, cts] = ['GP1', 'GP2', 'GP7', 'GP6'].map((name) => pins.get(name));

    for (const wrong of [
      [rx!, tx!],
      [tx!, null, rts!, null],
      [null, rx!, null, cts!],
    ])
      expect(() => configured(uarts.get(0), { pins: wrong })).toThrow(
        expect.objectContaining({ kind: 'invalid-value' }),
      );
    configured(uarts.get(0), { pins: [tx!, rx!, rts!, cts!] });
    expect(rts!.alternate).toBe(10);
  });

  test('permits nothing before it is configured and after deinit()', () => {
    const uart = virtualBoard().uarts.get(1);
    const refused = expect.objectContaining({ kind: 'not-permitted' });
    const everything = [
      () => uart.any(),
      () => uart.read(1),
      () => uart.write(bytes('x')),
      () => uart.sendBreak(),
      () => uart.irq.configure(irqSettings(UART_RX_ANY, () => {})),
    ];
    for (const each of everything) expect(each).toThrow(refused);

    configured(uart).deinit();

    for (const each of everything) expect(each).toThrow(refused);
  });

  test.each([
    ['trigger', irqSettings(0, () => {})],
    ['trigger above 15', irqSettings(16, () => {})],
    ['priority', irqSettings(UART_RX_ANY, () => {}, { priority: 9 })],
    ['wake mask', irqSettings(UART_RX_ANY, () => {}, { wake: WAKE.DEEPSLEEP })],
  ])('refuses a wrong %s of its interrupt', (_what, settings) => {
    const uart = configured(virtualBoard().uarts.get(0));

    expect(() => uart.irq.configure(settings)).toThrow(expect.objectContaining({ kind: 'invalid-value' }));
  });

  test('has an id of 0 or 1', () => {
    const { uarts } = virtualBoard();

    for (const id of [2, -1]) expect(() => uarts.get(id)).toThrow(expect.objectContaining({ kind: 'no-device' }));
  });
});
