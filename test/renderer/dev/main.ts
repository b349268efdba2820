/**
 * The page with the fake host, for looking at it: `npx vite --config test/renderer/dev/vite.config.ts`.
 * What the address asks for is done: `?state=` takes kept state as JSON, `?demo` sets some pins, `?fail` lets the
 * first start fail.
 */
import { showStudio } from '../../../src/renderer/show-studio.tsx';
import { FakeHost } from '../fake-host.ts';
import { MemoryChannel } from '../memory-channel.ts';

declare global {
  interface Window {
    /** For tests that play the part of the outside world. */
    fakeHost: FakeHost;
    fakeChannel: MemoryChannel;
  }
}

const TICK_MS = 16;

const host = new FakeHost();
const query = new URLSearchParams(location.search);
for (const [key, value] of Object.entries(JSON.parse(query.get('state') ?? '{}') as Record<string, string>)) {
  host.states.set(key, value);
}
if (query.has('demo')) setDemoPins(host);
if (query.has('fail')) failOnce(host);
const channel = new MemoryChannel(host);
window.fakeHost = host;
window.fakeChannel = channel;

showStudio(document.getElementById('root')!, channel);
setInterval(() => host.advance(TICK_MS), TICK_MS);

function failOnce(failing: FakeHost): void {
  const describe = failing.describe.bind(failing);
  failing.describe = () => {
    failing.describe = describe;
    return Promise.reject(new Error('The project folder is gone.'));
  };
}

/** One pin of each kind. */
function setDemoPins({ board }: FakeHost): void {
  board.set('GP1', { mode: 'alt', alternate: 'UART0_TX', pull: 'up', level: 1 });
  board.set('GP2', { mode: 'alt', alternate: 'UART0_RX', pull: 'up', level: 1 });
  board.set('GP17', { mode: 'in', pull: 'up', level: 1 });
  board.set('GP9', { mode: 'alt', alternate: 'TIM2_PWM' });
  board.wave('GP9', 1, 0.3);
  board.set('GP14', { mode: 'out' });
  board.wave('GP14', 2, 0.7);
  board.set('GP3', { mode: 'analog' });
  board.set('GP13', { mode: 'open-drain', level: 1 });
  board.set('GP22', { mode: 'out', level: 1 });
  board.set('GP23', { mode: 'out', level: 0 });
}
