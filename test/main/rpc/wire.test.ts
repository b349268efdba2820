import { expect, test } from 'vitest';
import { decodeRequest, encode } from '../../../src/main/rpc/wire.ts';

test('an event with bytes is the text that the contract shows', () => {
  const text = encode({ event: 'onDidWriteConsole', params: [Uint8Array.of(62, 62, 62)] });

  expect(text).toBe('{"event":"onDidWriteConsole","params":[{"$bytes":"Pj4+"}]}');
});

test('bytes that are a part of larger ones are sent alone', () => {
  const part = Uint8Array.of(1, 2, 3, 4).subarray(1, 3);

  expect(encode({ id: 1, result: part })).toBe('{"id":1,"result":{"$bytes":"AgM="}}');
});

test('a request is read with its bytes', () => {
  expect(decodeRequest('{"id":7,"method":"typeConsole","params":[{"$bytes":"Aw=="}]}')).toEqual({
    id: 7,
    method: 'typeConsole',
    params: [Uint8Array.of(3)],
  });
});

test('an object that only resembles bytes stays an object', () => {
  const request = decodeRequest('{"id":1,"method":"m","params":[{"$bytes":"Aw==","more":1},{"$bytes":1}]}');

  expect(request?.params).toEqual([{ $bytes: 'Aw==', more: 1 }, { $bytes: 1 }]);
});

test.each([
  'no JSON',
  'null',
  '7',
  '[]',
  '{}',
  '{"id":1}',
  '{"id":"1","method":"m","params":[]}',
  '{"id":1.5,"method":"m","params":[]}',
  '{"id":1,"method":1,"params":[]}',
  '{"id":1,"method":"m","params":{}}',
])('%s is no request', (text) => {
  expect(decodeRequest(text)).toBeNull();
});
