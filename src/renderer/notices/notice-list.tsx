/** The notices, in the corner over the panels; information goes by itself, failures stay until dismissed. */
import './notices.css';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { Icon } from '../shell/icon.tsx';
import { useStudio } from '../shell/studio-context.tsx';
import { texts } from '../texts.ts';
import type { Notice } from './notice-store.ts';

const INFO_STAYS_MS = 8000;
const ICONS: Readonly<Record<Notice['kind'], string>> = { info: 'info', error: 'error', progress: 'sync' };

export function NoticeList() {
  const { notices } = useStudio();
  const all = useStore(notices, (state) => state.notices);
  return (
    <section className="notices" aria-label={texts.notices.label}>
      {all.map((notice) => (
        <NoticeBox key={notice.id} notice={notice} />
      ))}
    </section>
  );
}

function NoticeBox({ notice }: { readonly notice: Notice }) {
  const { notices } = useStudio();
  const { id, kind, message, action } = notice;
  useEffect(() => {
    if (kind !== 'info') return undefined;
    const timer = setTimeout(() => notices.dismiss(id), INFO_STAYS_MS);
    return () => clearTimeout(timer);
  }, [id, kind, notices]);
  return (
    <div className="notice" data-kind={kind} role={kind === 'error' ? 'alert' : 'status'}>
      <Icon name={ICONS[kind]} />
      <p>{message}</p>
      {action === null ? null : (
        <button
          type="button"
          className="dialog-button"
          onClick={() => {
            action.run();
            if (kind !== 'progress') notices.dismiss(id);
          }}
        >
          {action.label}
        </button>
      )}
      {kind === 'progress' ? null : (
        <button
          type="button"
          className="notice-dismiss"
          aria-label={texts.notices.dismiss}
          onClick={() => notices.dismiss(id)}
        >
          <Icon name="close" />
        </button>
      )}
    </div>
  );
}
