/**
 * Makers of the exceptions that the runtime raises, to be thrown by their caller: `throw typeError(messages.…)`.
 */
import * as exceptions from '../types/exceptions.ts';
import type { Value } from './object.ts';

export function typeError(message: string): exceptions.PyException {
  return new exceptions.PyException(exceptions.TypeError, [message]);
}

export function valueError(message: string): exceptions.PyException {
  return new exceptions.PyException(exceptions.ValueError, [message]);
}

export function nameError(message: string): exceptions.PyException {
  return new exceptions.PyException(exceptions.NameError, [message]);
}

export function attributeError(message: string): exceptions.PyException {
  return new exceptions.PyException(exceptions.AttributeError, [message]);
}

export function indexError(message: string): exceptions.PyException {
  return new exceptions.PyException(exceptions.IndexError, [message]);
}

export function importError(message: string): exceptions.PyException {
  return new exceptions.PyException(exceptions.ImportError, [message]);
}

export function runtimeError(message: string): exceptions.PyException {
  return new exceptions.PyException(exceptions.RuntimeError, [message]);
}

export function memoryError(message: string): exceptions.PyException {
  return new exceptions.PyException(exceptions.MemoryError, [message]);
}

export function overflowError(message: string): exceptions.PyException {
  return new exceptions.PyException(exceptions.OverflowError, [message]);
}

export function zeroDivisionError(message: string): exceptions.PyException {
  return new exceptions.PyException(exceptions.ZeroDivisionError, [message]);
}

export function notImplementedError(message: string): exceptions.PyException {
  return new exceptions.PyException(exceptions.NotImplementedError, [message]);
}

/** KeyError carries the key itself. */
export function keyError(key: Value): exceptions.PyException {
  return new exceptions.PyException(exceptions.KeyError, [key]);
}

/** OSError with an errno; the port's positive numbers. */
export function osError(errno: number): exceptions.PyException {
  return new exceptions.PyException(exceptions.OSError, [errno]);
}

export function stopIteration(value?: Value): exceptions.PyException {
  return new exceptions.PyException(exceptions.StopIteration, value === undefined ? [] : [value]);
}
