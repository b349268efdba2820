/** A question with a few answers; Escape and Cancel choose none. */
import { AlertDialog } from 'radix-ui';
import { texts } from '../texts.ts';
import type { Question } from './dialog-store.ts';

export function QuestionDialog({ question }: { readonly question: Question }) {
  return (
    <AlertDialog.Root open onOpenChange={() => question.answer(null)}>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="dialog-overlay" />
        <AlertDialog.Content className="dialog" onOpenAutoFocus={focusPrimary}>
          <AlertDialog.Title className="dialog-title">{question.title}</AlertDialog.Title>
          <AlertDialog.Description className="dialog-message">{question.message}</AlertDialog.Description>
          <div className="dialog-buttons">
            {question.choices.map(({ id, label, tone }) => (
              <button
                key={id}
                type="button"
                className={`dialog-button dialog-button-${tone}`}
                onClick={() => question.answer(id)}
              >
                {label}
              </button>
            ))}
            <AlertDialog.Cancel className="dialog-button">{texts.dialog.cancel}</AlertDialog.Cancel>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}

/** Enter gives the answer that loses nothing, where there is one; else the focus stays on Cancel. */
function focusPrimary(event: Event): void {
  if (!(event.target instanceof HTMLElement)) return;
  const primary = event.target.querySelector<HTMLElement>('.dialog-button-primary');
  if (primary === null) return;
  event.preventDefault();
  primary.focus();
}
