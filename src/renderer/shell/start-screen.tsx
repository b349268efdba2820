/** Before the window: a moment of waiting, or a sentence why it does not come and a way to try again. */
import './start-screen.css';
import { texts } from '../texts.ts';

interface StartScreenProps {
  readonly failure: string | null;
  readonly retry: () => void;
}

export function StartScreen({ failure, retry }: StartScreenProps) {
  return (
    <main className="start-screen">
      <BoardMark />
      {failure === null ? (
        <p role="status">{texts.host.starting}</p>
      ) : (
        <div role="alert">
          <h1>{texts.host.failedTitle}</h1>
          <p>{failure}</p>
          <button type="button" className="dialog-button dialog-button-primary" onClick={retry}>
            {texts.host.retry}
          </button>
        </div>
      )}
    </main>
  );
}

/** The product's sign: a module between its two rows of pins. */
export function BoardMark() {
  return (
    <svg className="board-mark" viewBox="0 0 32 32" aria-hidden="true">
      <rect x="10" y="3.5" width="12" height="25" rx="2" />
      <path d="M4 9h6M4 16h6M4 23h6M22 9h6M22 16h6M22 23h6" />
      <circle cx="16" cy="16" r="3" />
    </svg>
  );
}
