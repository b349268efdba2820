/** Whether the palette of commands stands open. */
import { createStore } from 'zustand/vanilla';

export function createPaletteStore() {
  return createStore<{ readonly isOpen: boolean }>()(() => ({ isOpen: false }));
}
