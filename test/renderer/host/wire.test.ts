import { assert, property, uint8Array } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeMessage, encodeMessage } from '../../../src/renderer/host/wire.ts';

describe('wire', () => {
  test('a request is the JSON text that the contract shows', () => {
    const text = encodeMessage({ id: 1, method: 'readText', params: ['device', '/flash/main.py'] });

    expect(text).toBe('{"id":1,"method":"readText","params":["device","/flash/main.py"]}');
  });

  test('bytes travel as base64 under a single key', () => {
    const text = encodeMessage({ event: 'onDidWriteConsole', params: [Uint8Array.of(0, 62, 255)] });

    expect(text).toBe('{"event":"onDidWriteConsole","params":[{"$bytes":"AD7/"}]}');
  });

  test('any bytes come back as they were', () => {
    assert(
      property(uint8Array({ maxLength: 300 }), (bytes) => {
        const message = { event: 'onDidWriteConsole', params: [bytes] };

        expect(decodeMessage(encodeMessage(message))).toEqual(message);
      }),
    );
  });

  test('more bytes than fit on the stack as arguments come back as they were', () => {
    const bytes = Uint8Array.from({ length: 100_000 }, (_, index) => index % 256);

    const message = decodeMessage(encodeMessage({ id: 7, result: bytes }));

    expect(message).toEqual({ id: 7, result: bytes });
  });

  test('an object that only has a key $bytes among others stays an object', () => {
    const message = { id: 1, result: { $bytes: 'AA==', name: 'x' } };

    expect(decodeMessage(encodeMessage(message))).toEqual(message);
  });
});
