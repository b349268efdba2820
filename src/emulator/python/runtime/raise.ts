/**
 * Makers of the exceptions that the runtime raises, to be thrown by their caller: `throw typeError(messages.…)`.
 */
import * as exceptions from '../types/exceptions.ts';
import type { Value } from './object.ts';

export function typeError(message: string): exceptions.PyException {
  return new exceptions.PyException(exceptions.TypeError, [message], 'firmware');
}

export function valueError(message: string): exceptions.PyException {
  return new exceptions.PyException(exceptions.ValueError, [message], 'firmware');
}

export function nameError(message: string): exceptions.PyException {
  return new exceptions.PyException(exceptions.NameError, [message], 'firmware');
}

export function attributeError(message: string): exceptions.PyException {
  return new exceptions.PyException(exceptions.AttributeError, [message], 'firmware');
}

export function indexError(message: string): exceptions.PyException {
  return new exceptions.PyException(exceptions.IndexError, [message], 'firmware');
}

export function importError(message: string): exceptions.PyException {
  return new exceptions.PyException(exceptions.ImportError, [message], 'firmware');
}

export function runtimeError(message: string): exceptions.PyException {
  return new exceptions.PyException(exceptions.RuntimeError, [message], 'firmware');
}

export function memoryError(message: string): exceptions.PyException {
  return new exceptions.PyException(exceptions.MemoryError, [message], 'firmware');
}

export function overflowError(message: string): exceptions.PyException {
  return new exceptions.PyException(exceptions.OverflowError, [message], 'firmware');
}

export function zeroDivisionError(message: string): exceptions.PyException {
  return new exceptions.PyException(exceptions.ZeroDivisionError, [message], 'firmware');
}

export function notImplementedError(message: string): exceptions.PyException {
  return new exceptions.PyException(exceptions.NotImplementedError, [message], 'firmware');
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
