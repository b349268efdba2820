/** Where WiPy Studio keeps things on this computer, by the customs of each system. */
import { join } from 'node:path';

export interface Surroundings {
  readonly platform: NodeJS.Platform;
  readonly home: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

export interface Places {
  /** Settings and what pages keep. */
  readonly state: string;
  /** Flash of the IDE's own board. */
  readonly board: string;
  /** The project that is made at the first start. */
  readonly firstProject: string;
}

export function placesOf(surroundings: Surroundings): Places {
  const configuration = configurationFolder(surroundings);
  return {
    state: join(configuration, 'state'),
    board: join(configuration, 'board'),
    firstProject: join(surroundings.home, 'WiPy Projects', 'blink'),
  };
}

function configurationFolder({ platform, home, env }: Surroundings): string {
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'WiPy Studio');
  if (platform === 'win32') return join(env['APPDATA'] ?? join(home, 'AppData', 'Roaming'), 'WiPy Studio');
  // An empty variable counts as none, by the XDG base directory specification.
  return join(env['XDG_CONFIG_HOME'] || join(home, '.config'), 'wipy-studio');
}
