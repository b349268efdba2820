/** The selected pin over the last seconds, drawn as on a scope; it moves with time unless motion is unwanted. */
import { useEffect, useRef } from 'react';
import { useStudio } from '../shell/studio-context.tsx';
import { texts } from '../texts.ts';
import { readColour } from '../theme/page-theme.ts';
import type { BoardStore } from './board-store.ts';
import type { TraceSpan } from './trace.ts';
import { TRACE_MICROS, Trace } from './trace.ts';

const HEIGHT = 40;
const MARGIN = 6;

export function PinTrace({ pin }: { readonly pin: string }) {
  const { board, theme } = useStudio();
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (canvas.current === null) return undefined;
    const scope = startScope(canvas.current, board, pin);
    const unsubscribe = theme.subscribe(scope.recolour);
    return () => {
      unsubscribe();
      scope.stop();
    };
  }, [board, pin, theme]);
  return <canvas ref={canvas} className="pin-trace" height={HEIGHT} role="img" aria-label={texts.board.trace} />;
}

function startScope(canvas: HTMLCanvasElement, board: BoardStore, pin: string) {
  const trace = new Trace();
  const isStill = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  let colours = readColours();
  let arrivedMs = performance.now();
  let frame = 0;

  const take = () => {
    const { views, rates, micros } = board.getState();
    const view = views[pin];
    if (view === undefined) trace.clear();
    else trace.push(micros, view.level, rates[pin] === undefined ? null : view.duty);
    arrivedMs = performance.now();
    if (isStill) paint();
  };
  const paint = () => {
    // Between two views the board's clock goes on as ours does.
    const now = board.getState().micros + (isStill ? 0 : (performance.now() - arrivedMs) * 1000);
    drawTrace(canvas, trace.spans(now), now, colours);
    if (!isStill) frame = requestAnimationFrame(paint);
  };

  take();
  if (!isStill) paint();
  const unsubscribe = board.subscribe((state, before) => {
    if (state.micros !== before.micros) take();
  });
  return {
    recolour: () => {
      colours = readColours();
    },
    stop: () => {
      unsubscribe();
      cancelAnimationFrame(frame);
    },
  };
}

function readColours() {
  return { line: readColour('--line'), level: readColour('--signal-high'), fast: readColour('--signal-pwm') };
}

function drawTrace(
  canvas: HTMLCanvasElement,
  spans: readonly TraceSpan[],
  now: number,
  colours: ReturnType<typeof readColours>,
): void {
  const pen = canvas.getContext('2d');
  if (pen === null) return;
  const ratio = window.devicePixelRatio;
  const width = canvas.clientWidth;
  if (canvas.width !== width * ratio) canvas.width = width * ratio;
  if (canvas.height !== HEIGHT * ratio) canvas.height = HEIGHT * ratio;
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  pen.clearRect(0, 0, width, HEIGHT);

  const x = (at: number) => width - ((now - at) / TRACE_MICROS) * width;
  const y = (value: number) => HEIGHT - MARGIN - value * (HEIGHT - 2 * MARGIN);
  drawSeconds(pen, now, x, colours.line);
  for (const span of spans.filter((each) => each.isFast)) {
    pen.fillStyle = colours.fast;
    pen.globalAlpha = 0.3;
    pen.fillRect(x(span.from), y(1), x(span.to) - x(span.from), y(0) - y(1));
    pen.globalAlpha = 1;
    pen.fillRect(x(span.from), y(span.value), x(span.to) - x(span.from), y(0) - y(span.value));
  }
  pen.strokeStyle = colours.level;
  pen.lineWidth = 1.5;
  pen.beginPath();
  for (const span of spans) {
    if (span.isFast) continue;
    pen.lineTo(x(span.from), y(span.value));
    pen.lineTo(x(span.to), y(span.value));
  }
  pen.stroke();
}

/** A faint upright line for each second of board time. */
function drawSeconds(pen: CanvasRenderingContext2D, now: number, x: (at: number) => number, colour: string): void {
  pen.fillStyle = colour;
  for (let at = Math.floor(now / 1e6) * 1e6; at > now - TRACE_MICROS; at -= 1e6) pen.fillRect(x(at), 0, 1, HEIGHT);
}
