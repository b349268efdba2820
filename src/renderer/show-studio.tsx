/** Puts one studio into the page: the only place where React, the document and the studio meet. */
import '@vscode/codicons/dist/codicon.css';
import './theme/tokens.css';
import './theme/base.css';
import { createRoot } from 'react-dom/client';
import { loadMonaco } from './editor/load-monaco.ts';
import type { Channel } from './host/channel.ts';
import { HostClient } from './host/client.ts';
import { Lifecycle } from './session/lifecycle.ts';
import { listenToKeys } from './shell/key-dispatcher.ts';
import { platformOf } from './shell/keys.ts';
import { Root } from './shell/root.tsx';
import { StudioContext } from './shell/studio-context.tsx';
import { createStudio } from './studio.ts';
import { loadFaces } from './theme/faces.ts';
import { applyTheme, systemTheme } from './theme/page-theme.ts';

export function showStudio(root: HTMLElement, channel: Channel): void {
  const studio = createStudio(new HostClient(channel), {
    platform: platformOf(navigator.userAgent),
    systemTheme: systemTheme(),
  });
  const lifecycle = new Lifecycle(studio);
  applyTheme(studio.theme);
  studio.connection.subscribe(({ product, workspace }) => {
    document.title = workspace.name === '' ? product : `${workspace.name} – ${product}`;
  });
  listenToKeys(window, studio.commands);
  keepOnLeaving(lifecycle);
  // The editor's code is fetched while the host is asked, so that neither waits for the other.
  void loadMonaco();
  void lifecycle.begin();
  void loadFaces().then(() =>
    createRoot(root).render(
      <StudioContext value={studio}>
        <Root retry={() => void (channel.state === 'open' ? lifecycle.begin() : channel.retry())} />
      </StudioContext>,
    ),
  );
}

function keepOnLeaving(lifecycle: Lifecycle): void {
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') void lifecycle.keeper.flush();
  });
  window.addEventListener('beforeunload', (event) => {
    if (lifecycle.keeper.isTextKept()) return;
    void lifecycle.keeper.flush();
    event.preventDefault();
  });
}
