/** What the page shows: the window, or why there is none yet. */
import { Tooltip } from 'radix-ui';
import { useStore } from 'zustand';
import { AppWindow } from './app-window.tsx';
import { StartScreen } from './start-screen.tsx';
import { useStudio } from './studio-context.tsx';

export function Root({ retry }: { readonly retry: () => void }) {
  const { connection } = useStudio();
  const start = useStore(connection, (state) => state.start);
  if (start.kind === 'failed') return <StartScreen failure={start.message} retry={retry} />;
  if (start.kind === 'starting') return <StartScreen failure={null} retry={retry} />;
  return (
    <Tooltip.Provider delayDuration={400} skipDelayDuration={150}>
      <AppWindow />
    </Tooltip.Provider>
  );
}
