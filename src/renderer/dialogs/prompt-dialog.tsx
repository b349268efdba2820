/** Asks for a line of text and stays open, with the reason, while what was asked for cannot be done. */
import { Dialog } from 'radix-ui';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { texts } from '../texts.ts';
import type { TextPrompt } from './dialog-store.ts';

export function PromptDialog({ prompt }: { readonly prompt: TextPrompt }) {
  const [value, setValue] = useState(prompt.value);
  const [error, setError] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const failure = await prompt.submit(value);
    setBusy(false);
    setError(failure);
    if (failure === null) prompt.close();
  };

  return (
    <Dialog.Root open onOpenChange={() => prompt.close()}>
      <Dialog.Portal>
        <Dialog.Overlay className="dialog-overlay" />
        <Dialog.Content className="dialog">
          <Dialog.Title className="dialog-title">{prompt.title}</Dialog.Title>
          <form onSubmit={(event) => void submit(event)}>
            <label className="dialog-field">
              <span>{prompt.label}</span>
              <input
                value={value}
                spellCheck={false}
                aria-invalid={error !== null}
                onChange={(event) => setValue(event.target.value)}
                onFocus={(event) => event.target.select()}
              />
            </label>
            {error === null ? null : (
              <p className="dialog-error" role="alert">
                {error}
              </p>
            )}
            <Dialog.Description className="dialog-hint">{prompt.hint}</Dialog.Description>
            <div className="dialog-buttons">
              <button type="submit" className="dialog-button dialog-button-primary" disabled={isBusy}>
                {prompt.submitLabel}
              </button>
              <Dialog.Close className="dialog-button">{texts.dialog.cancel}</Dialog.Close>
            </div>
          </form>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
