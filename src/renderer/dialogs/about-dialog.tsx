/** What this is, which version, and whose work it stands on; the icons' licence asks for the last. */
import { Dialog } from 'radix-ui';
import { useStore } from 'zustand';
import { useStudio } from '../shell/studio-context.tsx';
import { texts } from '../texts.ts';

export function AboutBox({ close }: { readonly close: () => void }) {
  const { connection } = useStudio();
  const version = useStore(connection, (state) => state.version);
  return (
    <Dialog.Root open onOpenChange={close}>
      <Dialog.Portal>
        <Dialog.Overlay className="dialog-overlay" />
        <Dialog.Content className="dialog">
          <Dialog.Title className="dialog-title">{texts.about.title}</Dialog.Title>
          <Dialog.Description className="dialog-message">{texts.about.what(version)}</Dialog.Description>
          <p className="dialog-message">{texts.about.credits}</p>
          <ul className="dialog-list">
            {texts.about.parts.map((part) => (
              <li key={part}>{part}</li>
            ))}
          </ul>
          <div className="dialog-buttons">
            <Dialog.Close className="dialog-button dialog-button-primary">{texts.dialog.close}</Dialog.Close>
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
