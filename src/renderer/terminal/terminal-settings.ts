/** How the terminal behaves, as far as the person may choose. */
import { createStore } from 'zustand/vanilla';

export function createTerminalSettings() {
  return createStore<{ readonly readsAloud: boolean }>()(() => ({ readsAloud: false }));
}
