/**
 * Names under which a module of the firmware is found where no file has them: facts section 3.0 for the shipped
 * firmware; on the documented board every u-module has its plain name (documentation 4.1). Modules that a board does
 * not have are left out when it starts.
 */
import type { Profile } from './release.ts';

const SHIPPED: readonly (readonly [name: string, module: string])[] = [
  ['errno', 'uerrno'],
  ['struct', 'ustruct'],
  ['re', 'ure'],
  ['json', 'ujson'],
  ['os', 'uos'],
  ['time', 'utime'],
  ['select', 'uselect'],
  ['socket', 'usocket'],
  ['binascii', 'ubinascii'],
  ['ssl', 'ussl'],
  ['machine', 'umachine'],
];

const DOCUMENTED: typeof SHIPPED = [
  ...SHIPPED,
  ['io', 'uio'],
  ['collections', 'ucollections'],
  ['hashlib', 'uhashlib'],
  ['heapq', 'uheapq'],
  ['random', 'urandom'],
  ['zlib', 'uzlib'],
];

/** The module that each plain name stands for. */
export function weakLinks(profile: Profile): ReadonlyMap<string, string> {
  return new Map(profile === 'shipped' ? SHIPPED : DOCUMENTED);
}
