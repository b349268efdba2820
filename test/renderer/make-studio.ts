/** A studio around the fake host, as the page has it, but without a page. */
import { HostClient } from '../../src/renderer/host/client.ts';
import { Lifecycle } from '../../src/renderer/session/lifecycle.ts';
import { createStudio } from '../../src/renderer/studio.ts';
import { FakeHost } from './fake-host.ts';
import { MemoryChannel } from './memory-channel.ts';

export function makeStudio(host = new FakeHost()) {
  const channel = new MemoryChannel(host);
  const studio = createStudio(new HostClient(channel), { platform: 'other', systemTheme: 'dark' });
  return { host, channel, studio };
}

/** A studio that has started, with its first file open. */
export async function startStudio(host = new FakeHost()) {
  const made = makeStudio(host);
  const lifecycle = new Lifecycle(made.studio);
  await lifecycle.begin();
  return { ...made, lifecycle };
}
