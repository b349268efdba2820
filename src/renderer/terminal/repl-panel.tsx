/** The board's console in its panel. */
import './repl-panel.css';
import { useEffect, useRef } from 'react';
import { useStudio } from '../shell/studio-context.tsx';
import { mountTerminal } from './mount-terminal.ts';

export function ReplPanel() {
  const studio = useStudio();
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => (element.current === null ? undefined : mountTerminal(element.current, studio)), [studio]);
  return <div ref={element} className="repl-panel" />;
}
