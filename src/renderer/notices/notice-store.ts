/** Sentences for the person that belong to no place in the window, such as a failure of Run. */
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';

export interface Notice {
  readonly id: number;
  readonly kind: 'info' | 'error' | 'progress';
  readonly message: string;
  /** A button beside the sentence. */
  readonly action: { readonly label: string; run(): void } | null;
}

export interface NoticeStore extends StoreApi<{ readonly notices: readonly Notice[] }> {
  info(message: string, action?: Notice['action']): void;
  error(message: string): void;
  /** A sentence that changes while something goes on; with a button to stop it. */
  progress(message: string, action: Notice['action']): Progress;
  dismiss(id: number): void;
}

interface Progress {
  update(message: string): void;
  end(): void;
}

// An endless stream of refusals must not fill the window.
const MOST_NOTICES = 5;

export function createNoticeStore(): NoticeStore {
  const store = createStore<{ readonly notices: readonly Notice[] }>()(() => ({ notices: [] }));
  let lastId = 0;

  const add = (kind: Notice['kind'], message: string, action: Notice['action'] = null): number => {
    const id = ++lastId;
    store.setState(({ notices }) => ({
      notices: [...notices.filter((notice) => notice.message !== message), { id, kind, message, action }].slice(
        -MOST_NOTICES,
      ),
    }));
    return id;
  };
  const dismiss = (id: number) =>
    store.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) }));

  return {
    ...store,
    info: (message, action) => void add('info', message, action),
    error: (message) => void add('error', message),
    progress: (message, action) => {
      const id = add('progress', message, action);
      return {
        update: (next) =>
          store.setState(({ notices }) => ({
            notices: notices.map((notice) => (notice.id === id ? { ...notice, message: next } : notice)),
          })),
        end: () => dismiss(id),
      };
    },
    dismiss,
  };
}
