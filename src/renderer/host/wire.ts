/**
 * The messages between page and host, and their form as one JSON text each (src/main/rpc/contract.ts holds the contract).
 * Bytes travel as {"$bytes": base64}; an object with that single key is never anything else.
 */

export interface Request {
  readonly id: number;
  readonly method: string;
  readonly params: readonly unknown[];
}

interface Success {
  readonly id: number;
  readonly result: unknown;
}

interface Failure {
  readonly id: number;
  readonly error: { readonly code: string; readonly message: string };
}

interface HostEvent {
  readonly event: string;
  readonly params: readonly unknown[];
}

export type Message = Request | Success | Failure | HostEvent;

export function encodeMessage(message: Message): string {
  return JSON.stringify(message, (_key, value: unknown) =>
    value instanceof Uint8Array ? { $bytes: toBase64(value) } : value,
  );
}

/** Throws a SyntaxError where the text is no JSON; what the message means is for the reader to check. */
export function decodeMessage(text: string): Message {
  return JSON.parse(text, (_key, value: unknown) =>
    isPackedBytes(value) ? fromBase64(value.$bytes) : value,
  ) as Message;
}

function isPackedBytes(value: unknown): value is { $bytes: string } {
  if (typeof value !== 'object' || value === null) return false;
  return '$bytes' in value && typeof value.$bytes === 'string' && Object.keys(value).length === 1;
}

// String.fromCharCode takes its bytes as arguments, and the stack bounds how many.
const CHUNK = 0x2000;

function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += CHUNK) binary += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return btoa(binary);
}

function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
}
