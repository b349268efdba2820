import { describe, expect, test } from 'vitest';
import { createDialogStore } from '../../../src/renderer/dialogs/dialog-store.ts';

const CHOICES = [{ id: 'yes' as const, label: 'Yes', tone: 'primary' as const }];

describe('dialogs', () => {
  test('the answer is what was chosen', async () => {
    const dialogs = createDialogStore();

    const answer = dialogs.ask('Title', 'Message', CHOICES);
    const [question] = dialogs.getState().open;
    if (question?.kind === 'question') question.answer('yes');

    expect(await answer).toBe('yes');
    expect(dialogs.getState().open).toEqual([]);
  });

  test('Escape and an answer that was not offered choose nothing', async () => {
    const dialogs = createDialogStore();

    const answers = [dialogs.ask('One', '', CHOICES), dialogs.ask('Two', '', CHOICES)];
    for (const question of dialogs.getState().open) {
      if (question.kind === 'question') question.answer(question.title === 'One' ? null : 'perhaps');
    }

    expect(await Promise.all(answers)).toEqual([null, null]);
  });
});
