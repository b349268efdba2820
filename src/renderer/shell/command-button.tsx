/** A button that does what a command does; its tooltip shows the command's title and key. */
import './command-button.css';
import { Tooltip } from 'radix-ui';
import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';
import { useCommandEnabled, useStudio } from './studio-context.tsx';

interface CommandButtonProps {
  readonly command: string;
  readonly icon: string;
  /** Shown beside the icon; without it the title is the button's name. */
  readonly label?: string;
  readonly tone?: 'plain' | 'primary' | 'alert';
  /** Told instead of the title while the command makes no sense. */
  readonly disabledHint?: string;
}

export function CommandButton({ command, icon, label, tone = 'plain', disabledHint }: CommandButtonProps) {
  const { commands } = useStudio();
  const isEnabled = useCommandEnabled(command);
  const { title } = commands.get(command);
  const key = commands.keyLabel(command);
  return (
    <Hint text={isEnabled ? title : (disabledHint ?? title)} keyLabel={key}>
      <button
        type="button"
        className={`command-button command-button-${tone}`}
        aria-label={label ?? title}
        aria-disabled={!isEnabled}
        onClick={() => void commands.execute(command)}
      >
        <Icon name={icon} />
        {label === undefined ? null : <span>{label}</span>}
      </button>
    </Hint>
  );
}

interface HintProps {
  readonly text: string;
  readonly keyLabel?: string | null;
  readonly side?: 'top' | 'bottom' | 'left' | 'right';
  readonly children: ReactNode;
}

/** A tooltip around one element. */
export function Hint({ text, keyLabel = null, side = 'bottom', children }: HintProps) {
  return (
    <Tooltip.Root>
      <Tooltip.Trigger asChild>{children}</Tooltip.Trigger>
      <Tooltip.Portal>
        <Tooltip.Content className="hint" side={side} sideOffset={6} collisionPadding={8}>
          {text}
          {keyLabel === null ? null : <kbd>{keyLabel}</kbd>}
        </Tooltip.Content>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}
