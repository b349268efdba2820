/**
 * What `select` waits for: streams that can tell whether reading or writing would have to wait. Follows MP_STREAM_POLL
 * of py/stream.h. Files have the request's protocol but not the request, as on the board.
 */
import type { Value } from '../runtime/object.ts';
import { messages } from '../runtime/messages.ts';
import { osError } from '../runtime/raise.ts';
import { OSError, PyException } from './exceptions.ts';

/** Events by their bits: there is something to read, room to write, an error, the other end has gone. */
export const POLL_IN = 1;
export const POLL_OUT = 4;
export const POLL_ERR = 8;
export const POLL_HUP = 16;

export interface Pollable {
  /** Those of the events asked for that are there now; ERR and HUP also unasked. Errors: OSError. */
  readyFor(events: number): number;
}

const EINVAL = 22;

const FILE: Pollable = {
  readyFor() {
    throw osError(EINVAL);
  },
};

/** Errors: OSError where a value is no stream, or one that can only be read. */
export function pollableOf(value: Value): Pollable {
  if (typeof value === 'object') {
    if ('readyFor' in value) return value as unknown as Pollable;
    if ('readBytes' in value && 'write' in value) return FILE;
  }
  throw new PyException(OSError, [messages.streamOperation()]);
}
