/**
 * What a peripheral refuses, as the Python exception of the port: facts, legend of the error columns.
 */
import { BoardError } from '../../../board/board-error.ts';
import { messages } from '../../runtime/messages.ts';
import { notImplementedError, osError, valueError } from '../../runtime/raise.ts';
import type { PyException } from '../../types/exceptions.ts';

const ERRNO = { 'no-device': 19, 'not-permitted': 1, io: 5 } as const;

function exceptionFor(error: BoardError): PyException {
  if (error.kind === 'invalid-value') return valueError(messages.invalidArgumentValue());
  if (error.kind === 'not-implemented') return notImplementedError(error.message);
  return osError(ERRNO[error.kind]);
}

/** Runs something on the board; its errors become Python's. */
export function withBoardErrors<T>(action: () => T): T {
  try {
    return action();
  } catch (error) {
    if (error instanceof BoardError) throw exceptionFor(error);
    throw error;
  }
}
