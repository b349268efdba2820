/** The board in its panel: the drawing, what its colours mean, and the details of the selected pin. */
import './board-panel.css';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { selectedDevice } from '../device/device-store.ts';
import { useStudio } from '../shell/studio-context.tsx';
import { texts } from '../texts.ts';
import { BoardDrawing } from './board-drawing.tsx';
import { PinDetails } from './pin-details.tsx';

export function BoardPanel() {
  const { board, device, focus } = useStudio();
  const hasView = useStore(device, (state) => selectedDevice(state)?.capabilities.includes('board-view') !== false);
  const panel = useRef<HTMLDivElement>(null);
  const selected = useStore(board, (state) => state.selected);
  useEffect(
    () => focus.register('board', () => panel.current?.querySelector<SVGElement>('[data-pin][tabindex="0"]')?.focus()),
    [focus],
  );
  if (!hasView) return <p className="board-hint">{texts.board.noView}</p>;
  return (
    <div ref={panel} className="board-panel">
      <div className="board-panel-drawing">
        <BoardDrawing />
      </div>
      <Legend />
      {selected === null ? <p className="board-hint">{texts.board.choose}</p> : <PinDetails pin={selected} />}
    </div>
  );
}

/** The signal colours with their names, in the shapes of the pads. */
function Legend() {
  const signals = texts.board.signals;
  return (
    <ul className="board-legend" aria-label={texts.board.legend}>
      {(Object.keys(signals) as (keyof typeof signals)[]).map((signal) => (
        <li key={signal} data-signal={signal}>
          <svg width="10" height="10" aria-hidden="true">
            <circle cx="5" cy="5" r="3.5" />
          </svg>
          {signals[signal]}
        </li>
      ))}
    </ul>
  );
}
