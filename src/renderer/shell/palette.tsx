/** Every command by name: type some letters of it, choose with the arrows, Enter does it. */
import './palette.css';
import { Dialog } from 'radix-ui';
import { useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import { texts } from '../texts.ts';
import type { Command } from './command-registry.ts';
import { fuzzyFilter } from './fuzzy.ts';
import { useStudio } from './studio-context.tsx';

export function Palette() {
  const { palette } = useStudio();
  const isOpen = useStore(palette, (state) => state.isOpen);
  return (
    <Dialog.Root open={isOpen} onOpenChange={(open) => palette.setState({ isOpen: open })}>
      <Dialog.Portal>
        <Dialog.Overlay className="palette-overlay" />
        <PaletteBox />
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function PaletteBox() {
  const { commands, palette } = useStudio();
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState(0);
  // What makes sense is settled when the palette opens: it stands above everything that could change it.
  const [offered] = useState(() => commands.offered());
  const matches = fuzzyFilter(typed, offered, (command) => command.title);

  const choose = (command: Command | undefined) => {
    if (command === undefined) return;
    palette.setState({ isOpen: false });
    // After the dialog has given the focus back, so that the command may move it.
    setTimeout(() => void commands.execute(command.id));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    if (step !== undefined && matches.length > 0) setChosen(wrap(chosen, step, matches.length));
    else if (event.key === 'Enter') choose(matches[chosen]);
    else return;
    event.preventDefault();
  };

  return (
    <Dialog.Content className="palette" aria-describedby={undefined} onKeyDown={onKeyDown}>
      <Dialog.Title className="visually-hidden">{texts.palette.label}</Dialog.Title>
      <input
        className="palette-input"
        role="combobox"
        aria-expanded="true"
        aria-controls="palette-list"
        aria-activedescendant={matches[chosen] === undefined ? undefined : `palette-${matches[chosen].id}`}
        aria-label={texts.palette.placeholder}
        placeholder={texts.palette.placeholder}
        spellCheck={false}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setChosen(0);
        }}
      />
      <ul id="palette-list" className="palette-list" role="listbox" aria-label={texts.palette.label}>
        {matches.map((command, index) => (
          <PaletteItem
            key={command.id}
            command={command}
            isChosen={index === chosen}
            point={() => setChosen(index)}
            choose={() => choose(command)}
          />
        ))}
      </ul>
      {matches.length === 0 ? <p className="palette-nothing">{texts.palette.nothing}</p> : null}
    </Dialog.Content>
  );
}

interface PaletteItemProps {
  readonly command: Command;
  readonly isChosen: boolean;
  readonly point: () => void;
  readonly choose: () => void;
}

function PaletteItem({ command, isChosen, point, choose }: PaletteItemProps) {
  const { commands } = useStudio();
  const key = commands.keyLabel(command.id);
  return (
    <li
      id={`palette-${command.id}`}
      role="option"
      aria-selected={isChosen}
      className="palette-item"
      ref={(item) => {
        if (isChosen) item?.scrollIntoView({ block: 'nearest' });
      }}
      onPointerMove={point}
      onClick={choose}
    >
      {command.title}
      {key === null ? null : <kbd>{key}</kbd>}
    </li>
  );
}

/** One step goes round the ends; a page stops at them. */
function wrap(at: number, step: number, length: number): number {
  if (Math.abs(step) === 1) return (at + step + length) % length;
  return Math.max(0, Math.min(at + step, length - 1));
}
