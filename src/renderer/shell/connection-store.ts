/** Whether the page is ready, and whether the host can be reached. */
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { ChannelState } from '../host/channel.ts';

interface ConnectionState {
  readonly channel: ChannelState;
  /** `starting` until the host has told what there is; `failed` with a sentence where it did not. */
  readonly start: { readonly kind: 'starting' | 'ready' } | { readonly kind: 'failed'; readonly message: string };
  readonly product: string;
  readonly version: string;
  readonly workspace: { readonly path: string; readonly name: string };
}

export type ConnectionStore = StoreApi<ConnectionState>;

export function createConnectionStore(channel: ChannelState): ConnectionStore {
  return createStore<ConnectionState>()(() => ({
    channel,
    start: { kind: 'starting' },
    product: 'WiPy Studio',
    version: '',
    workspace: { path: '', name: '' },
  }));
}
