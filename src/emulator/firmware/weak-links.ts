/**
 * Names under which a module of the firmware is found where no file has them: facts section 3.0. The documentation
 * names a few more.
 */
export const WEAK_LINKS: ReadonlyMap<string, string> = new Map([
  ['os', 'uos'],
  ['time', 'utime'],
  ['machine', 'umachine'],
]);
