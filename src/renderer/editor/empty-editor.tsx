/** Where editors would be while no file is open: the few things one may want now, with their keys. */
import './empty-editor.css';
import { useStudio } from '../shell/studio-context.tsx';
import { texts } from '../texts.ts';

const OFFERED = ['new-file', 'show-files', 'palette'] as const;

export function EmptyEditor() {
  const { commands } = useStudio();
  return (
    <div className="empty-editor">
      <h2>{texts.documents.none}</h2>
      <p>{texts.documents.noneHint}</p>
      <ul>
        {OFFERED.map((id) => (
          <li key={id}>
            <button type="button" onClick={() => void commands.execute(id)}>
              <span>{commands.get(id).title}</span>
              <kbd>{commands.keyLabel(id)}</kbd>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
