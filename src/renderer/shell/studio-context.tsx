/** How components reach the studio: one context, and thin hooks over its stores. */
import { createContext, useCallback, useContext, useSyncExternalStore } from 'react';
import type { Studio } from '../studio.ts';

export const StudioContext = createContext<Studio | null>(null);

export function useStudio(): Studio {
  const studio = useContext(StudioContext);
  if (studio === null) throw new Error('useStudio outside of StudioContext');
  return studio;
}

/** Whether a command makes sense now; follows everything that commands ask about. */
export function useCommandEnabled(id: string): boolean {
  const { commands, device, documents, files, layout } = useStudio();
  const subscribe = useCallback(
    (listener: () => void) => {
      const disposals = [
        device.subscribe(listener),
        documents.subscribe(listener),
        files.subscribe(listener),
        layout.onDidChange(listener),
      ];
      return () => disposals.forEach((dispose) => dispose());
    },
    [device, documents, files, layout],
  );
  return useSyncExternalStore(subscribe, () => commands.isEnabled(id));
}
