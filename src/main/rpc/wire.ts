/**
 * Messages and their form as one JSON text each, as contract.ts lays down: bytes travel as {"$bytes": base64}.
 * The page has its own half of this in src/renderer/host/wire.ts; one test file holds the two together.
 */
import type { HostFailure, PageApi } from './contract.ts';

export interface Request {
  readonly id: number;
  readonly method: string;
  readonly params: readonly unknown[];
}

export type Answer =
  { readonly id: number; readonly result: unknown } | { readonly id: number; readonly error: HostFailure };

export type HostEvent = {
  [Name in keyof PageApi]: { readonly event: Name; readonly params: Parameters<PageApi[Name]> };
}[keyof PageApi];

export function encode(message: Answer | HostEvent): string {
  return JSON.stringify(message, packBytes);
}

/** The request in a text, or null where there is none: what is no request deserves no answer. */
export function decodeRequest(text: string): Request | null {
  let message: unknown;
  try {
    message = JSON.parse(text, unpackBytes);
  } catch {
    return null;
  }
  if (typeof message !== 'object' || message === null) return null;
  const { id, method, params } = message as Partial<Record<keyof Request, unknown>>;
  if (!Number.isSafeInteger(id) || typeof method !== 'string' || !Array.isArray(params)) return null;
  return { id: id as number, method, params };
}

/** Looks at the holder: a Buffer has a toJSON() of its own, which has spoken before `value` comes here. */
function packBytes(this: Readonly<Record<string, unknown>>, key: string, value: unknown): unknown {
  const bytes = this[key];
  if (!(bytes instanceof Uint8Array)) return value;
  return { $bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64') };
}

function unpackBytes(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('$bytes' in value)) return value;
  if (typeof value.$bytes !== 'string' || Object.keys(value).length !== 1) return value;
  return new Uint8Array(Buffer.from(value.$bytes, 'base64'));
}
