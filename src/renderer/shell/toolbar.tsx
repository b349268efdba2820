/** The bar above the panels: what one does with the program, the device it goes to, and the way to everything else. */
import './toolbar.css';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { isReachable } from '../device/device-store.ts';
import { texts } from '../texts.ts';
import { CommandButton } from './command-button.tsx';
import { DeviceMenu } from './device-menu.tsx';
import { BoardMark } from './start-screen.tsx';
import { useStudio } from './studio-context.tsx';

const WAITING = 'loading codicon-modifier-spin';
const SHOWN_AFTER_MS = 400;

export function Toolbar() {
  const { commands, connection, device } = useStudio();
  const product = useStore(connection, (state) => state.product);
  const pending = useLasting(useStore(device, (state) => state.pending));
  const hasBoard = useStore(device, isReachable);
  const isRunning = useStore(device, (state) => state.status?.activity === 'running');
  return (
    <header className="toolbar">
      <BoardMark />
      <h1 className="visually-hidden">{product}</h1>
      <div className="toolbar-group" role="group" aria-label={texts.toolbar.label}>
        <CommandButton
          command="run"
          icon={pending === 'run' ? WAITING : 'play'}
          label={texts.toolbar.run}
          tone="primary"
          disabledHint={hasBoard ? texts.toolbar.nothingToRun : texts.toolbar.noBoard}
        />
        <CommandButton
          command="stop"
          icon={pending === 'stop' ? WAITING : 'debug-stop'}
          label={texts.toolbar.stop}
          tone={isRunning ? 'alert' : 'plain'}
        />
        <CommandButton
          command="reset"
          icon={pending === 'reset' ? WAITING : 'debug-restart'}
          label={texts.toolbar.reset}
        />
      </div>
      <DeviceMenu />
      <button type="button" className="toolbar-palette" onClick={() => void commands.execute('palette')}>
        <span>{texts.toolbar.commands}</span>
        <kbd>{commands.keyLabel('palette')}</kbd>
      </button>
    </header>
  );
}

/** A value once it has lasted for a while; what is over sooner need not be shown. */
function useLasting<Value>(value: Value | null): Value | null {
  const [shown, setShown] = useState<Value | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setShown(value), value === null ? 0 : SHOWN_AFTER_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return shown;
}
