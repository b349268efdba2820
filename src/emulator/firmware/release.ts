/**
 * The firmware that a board runs: its version strings and its profile. Facts section 8.1; the date is that of the
 * release's sources.
 */
export type Profile = 'documented' | 'shipped';

export interface Firmware {
  readonly profile: Profile;
  /** os.uname().release: the WiPy's own number. */
  readonly release: string;
  /** MicroPython's version and the build date. */
  readonly version: string;
}

/** os.uname() of the firmware that boards come with. */
export const FIRMWARE = { release: '1.2.0', version: 'v1.9.1 on 2017-06-11' } as const;

export function firmware(profile: Profile): Firmware {
  return { profile, ...FIRMWARE };
}

/** First line of the REPL's banner. */
export function banner({ version }: Firmware): string {
  return `MicroPython ${version}; WiPy with CC3200`;
}
