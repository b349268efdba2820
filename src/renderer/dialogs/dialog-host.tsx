/** Shows the dialogs that flows have asked for, the latest on top. */
import './dialogs.css';
import { useStore } from 'zustand';
import { useStudio } from '../shell/studio-context.tsx';
import { AboutBox } from './about-dialog.tsx';
import type { DialogRequest } from './dialog-store.ts';
import { PromptDialog } from './prompt-dialog.tsx';
import { QuestionDialog } from './question-dialog.tsx';

export function DialogHost() {
  const { dialogs } = useStudio();
  const open = useStore(dialogs, (state) => state.open);
  return open.map((request, index) => <OneDialog key={index} request={request} />);
}

function OneDialog({ request }: { readonly request: DialogRequest }) {
  if (request.kind === 'question') return <QuestionDialog question={request} />;
  if (request.kind === 'prompt') return <PromptDialog prompt={request} />;
  return <AboutBox close={request.close} />;
}
