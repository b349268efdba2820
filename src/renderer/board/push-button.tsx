/** A push-button of the drawing: held while the pointer or a key holds it. */
import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';

interface PushButtonProps {
  readonly label: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly hold: (isHeld: boolean) => void;
}

type Holder = 'pointer' | 'key' | null;

export function PushButton({ label, x, y, size, hold }: PushButtonProps) {
  const [isHeld, setHeld] = useState(false);
  const holder = useRef<Holder>(null);

  const press = (by: Holder) => {
    const before = holder.current;
    holder.current = by;
    if ((before === null) === (by === null)) return;
    setHeld(by !== null);
    hold(by !== null);
  };
  const release = useRef(() => {});
  release.current = () => press(null);
  // A window that loses the focus hears neither the pointer nor the key go up.
  useEffect(() => {
    const letGo = () => release.current();
    window.addEventListener('blur', letGo);
    return () => {
      window.removeEventListener('blur', letGo);
      letGo();
    };
  }, []);

  return (
    <g
      className="push-button"
      role="button"
      tabIndex={0}
      aria-label={label}
      aria-pressed={isHeld}
      transform={`translate(${x} ${y})`}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        press('pointer');
      }}
      onPointerUp={() => press(null)}
      onPointerCancel={() => press(null)}
      onKeyDown={(event) => {
        if (!isHoldKey(event)) return;
        event.preventDefault();
        press('key');
      }}
      onKeyUp={(event) => {
        if (isHoldKey(event)) press(null);
      }}
      onBlur={() => {
        if (holder.current === 'key') press(null);
      }}
    >
      <rect className="push-button-body" x={-size / 2} y={-size / 2} width={size} height={size} rx={size / 8} />
      <circle className="push-button-cap" r={size * 0.3} />
    </g>
  );
}

function isHoldKey(event: KeyboardEvent): boolean {
  return event.key === ' ' || event.key === 'Enter';
}
