/** The WiPy on its expansion board, seen from above. What never changes is drawn once; pins and lights draw themselves. */
import './board-drawing.css';
import { memo, useCallback, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useStudio } from '../shell/studio-context.tsx';
import { texts } from '../texts.ts';
import { CARRIER, MODULE, VIEW, placeOf } from './geometry.ts';
import { HeaderPin } from './header-pin.tsx';
import { Led } from './led.tsx';
import { BUTTON_PIN, HEADER, HEARTBEAT_PIN, LED_PIN, headerPin, neighbourOf } from './pinout.ts';
import { PushButton } from './push-button.tsx';

const LED_PLACE = { x: 56, y: 536 } as const;
const BUTTON_PLACE = { x: 144, y: 532 } as const;

export function BoardDrawing() {
  const { board, boardActions, commands } = useStudio();
  const [tabStop, setTabStop] = useState(LED_PIN);
  const select = useCallback(
    (name: string) => {
      setTabStop(name);
      board.select(board.getState().selected === name ? null : name);
    },
    [board],
  );

  const onPinKey = (event: KeyboardEvent<SVGElement>) => {
    const name = event.target instanceof Element ? event.target.getAttribute('data-pin') : null;
    if (name === null) return;
    const next = neighbourOf(name, event.key);
    if (event.key === 'Enter' || event.key === ' ') select(name);
    else if (/^(Arrow|Home|End)/.test(event.key) && next !== undefined) {
      setTabStop(next.name);
      event.currentTarget.querySelector<SVGElement>(`[data-pin="${next.name}"]`)?.focus();
    } else return;
    event.preventDefault();
  };

  return (
    <svg
      className="board-drawing"
      viewBox={`0 0 ${VIEW.width} ${VIEW.height}`}
      role="group"
      aria-label={texts.board.drawing}
    >
      <Carrier />
      <Module />
      <g role="group" aria-label={texts.board.pins} onKeyDown={onPinKey}>
        {HEADER.map((pin) => (
          <HeaderPin key={pin.name} pin={pin} isTabStop={pin.name === tabStop} select={select} />
        ))}
      </g>
      <Led pin={HEARTBEAT_PIN} colour="blue" litBy={1} label={texts.board.heartbeat} x={268} y={94} />
      <Led pin={LED_PIN} colour="green" litBy={0} label={texts.board.led} {...LED_PLACE} />
      <PushButton
        label={texts.board.reset}
        x={194}
        y={94}
        size={24}
        hold={(isHeld) => {
          if (!isHeld) void commands.execute('reset');
        }}
      />
      <PushButton
        label={texts.board.button}
        {...BUTTON_PLACE}
        size={36}
        hold={(isHeld) => void boardActions.holdButton(isHeld)}
      />
    </svg>
  );
}

const Carrier = memo(function Carrier() {
  const right = CARRIER.x + CARRIER.width;
  const bottom = CARRIER.y + CARRIER.height;
  const holes = [CARRIER.x + 18, right - 18].flatMap((x) => [CARRIER.y + 18, bottom - 18].map((y) => [x, y] as const));
  return (
    <g aria-hidden="true">
      <rect
        className="board-carrier"
        x={CARRIER.x}
        y={CARRIER.y}
        width={CARRIER.width}
        height={CARRIER.height}
        rx={CARRIER.radius}
      />
      <rect className="board-usb" x="206" y="8" width="48" height="34" rx="3" />
      <rect className="board-usb" x="214" y="16" width="32" height="6" rx="2" />
      {holes.map(([x, y]) => (
        <circle key={`${x} ${y}`} className="board-hole" cx={x} cy={y} r="6" />
      ))}
      <Trace from={LED_PIN} x={20} to={`V${LED_PLACE.y - 6} l6 6 H${LED_PLACE.x - 9}`} />
      <Trace from={BUTTON_PIN} x={30} to={`V500 l6 6 H${BUTTON_PLACE.x - 6} l6 6 V${BUTTON_PLACE.y - 18}`} />
      <text className="board-silk" x={LED_PLACE.x + 20} y={LED_PLACE.y + 4}>
        {texts.board.ledSilk}
      </text>
      <text className="board-silk" x={BUTTON_PLACE.x + 28} y={LED_PLACE.y + 4}>
        {texts.board.buttonSilk}
      </text>
      <text className="board-silk" x={right - 36} y={LED_PLACE.y + 4} textAnchor="end">
        {texts.board.carrierSilk}
      </text>
    </g>
  );
});

/** A copper trace from a pin, below its name, down to the part that hangs on it. */
function Trace({ from, x, to }: { readonly from: string; readonly x: number; readonly to: string }) {
  const pin = headerPin(from);
  if (pin === undefined) return null;
  return <path className="board-trace" d={`M${MODULE.x} ${placeOf(pin).y + 11} H${x + 6} l-6 6 ${to}`} />;
}

const Module = memo(function Module() {
  const middle = MODULE.x + MODULE.width / 2;
  return (
    <g aria-hidden="true">
      <rect
        className="board-module"
        x={MODULE.x}
        y={MODULE.y}
        width={MODULE.width}
        height={MODULE.height}
        rx={MODULE.radius}
      />
      <rect className="board-header" x={MODULE.x + 3} y="80" width="22" height="366" rx="4" />
      <rect className="board-header" x={MODULE.x + MODULE.width - 25} y="80" width="22" height="366" rx="4" />
      <text className="board-module-silk" x="194" y="118" textAnchor="middle">
        {texts.board.resetSilk}
      </text>
      <text className="board-module-silk" x="268" y="118" textAnchor="middle">
        {HEARTBEAT_PIN}
      </text>
      <text className="board-wordmark" x={middle} y="176" textAnchor="middle">
        {texts.board.moduleSilk}
      </text>
      <rect className="board-part" x={middle - 44} y="206" width="88" height="88" rx="3" />
      <circle className="board-part-mark" cx={middle - 34} cy="216" r="3" />
      <text className="board-part-name" x={middle} y="253" textAnchor="middle">
        {texts.board.chipSilk}
      </text>
      <rect className="board-part" x={middle - 44} y="316" width="40" height="30" rx="2" />
      <rect className="board-part" x={middle + 12} y="316" width="32" height="14" rx="2" />
      <rect className="board-part" x={middle + 12} y="336" width="14" height="10" rx="1" />
      <rect className="board-part" x={middle + 30} y="336" width="14" height="10" rx="1" />
      <path className="board-antenna" d={antennaPath(180, 472, 100, 18)} />
    </g>
  );
});

/** The printed antenna: a line that folds up and down along the far edge. */
function antennaPath(x: number, bottom: number, width: number, height: number): string {
  const folds = 10;
  const step = width / folds;
  const top = bottom - height;
  const parts = Array.from(
    { length: folds },
    (_, fold) => `H${x + (fold + 1) * step} V${fold % 2 === 0 ? bottom : top}`,
  );
  return `M${x} ${bottom - height - 14} V${top} ${parts.join(' ')}`;
}
