/** A name being typed in the tree. Enter takes it, Escape gives it up; what speaks against it stands below. */
import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { Icon } from '../shell/icon.tsx';
import { useStudio } from '../shell/studio-context.tsx';
import { texts } from '../texts.ts';
import type { NameEdit } from './file-store.ts';

interface NameFieldProps {
  readonly edit: NameEdit;
  readonly level: number;
  readonly initial: string;
}

export function NameField({ edit, level, initial }: NameFieldProps) {
  const { fileActions } = useStudio();
  const input = useRef<HTMLInputElement>(null);
  const [name, setName] = useState(initial);

  useEffect(() => {
    input.current?.focus();
    // The name without its ending, which one rarely means to change.
    const dot = initial.lastIndexOf('.');
    input.current?.setSelectionRange(0, dot > 0 ? dot : initial.length);
  }, [initial]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') void fileActions.commitEdit(name);
    else if (event.key === 'Escape') fileActions.cancelEdit();
    // The tree's own keys would move the focus away.
    event.stopPropagation();
  };
  return (
    <div
      className="name-field"
      role="treeitem"
      aria-selected="false"
      aria-level={level + 1}
      style={{ '--level': level }}
    >
      <Icon name={edit.kind === 'new-folder' ? 'folder' : 'file-code'} />
      <input
        ref={input}
        value={name}
        spellCheck={false}
        aria-label={texts.files.nameOfNew[edit.kind]}
        aria-invalid={edit.error !== null}
        onChange={(event) => setName(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={() => {
          if (edit.error === null) void fileActions.commitEdit(name);
          else fileActions.cancelEdit();
        }}
      />
      {edit.error === null ? null : (
        <p className="name-field-error" role="alert">
          {edit.error}
        </p>
      )}
    </div>
  );
}
