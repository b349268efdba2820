/** Says across the window that the host cannot be reached, while the page tries to reach it. */
import './connection-banner.css';
import { useStore } from 'zustand';
import { texts } from '../texts.ts';
import { Icon } from './icon.tsx';
import { useStudio } from './studio-context.tsx';

export function ConnectionBanner() {
  const { client, connection } = useStudio();
  const isOpen = useStore(connection, (state) => state.channel === 'open');
  if (isOpen) return null;
  return (
    <div className="connection-banner" role="alert">
      <Icon name="debug-disconnect" />
      <span>{texts.host.lost}</span>
      <button type="button" className="dialog-button" onClick={() => client.retry()}>
        {texts.host.retryNow}
      </button>
    </div>
  );
}
