/**
 * The `array` module, documentation 4.1.2.
 */
import { arrayType } from '../types/array.ts';
import { PyBuiltinModule } from '../types/module.ts';

export function makeArray(): PyBuiltinModule {
  return new PyBuiltinModule('array', { array: arrayType });
}
