/**
 * Questions to the person, asked as promises so that a flow reads from top to bottom.
 * A question that the answer to another one raises stands above it.
 */
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';

interface Choice<Id extends string = string> {
  readonly id: Id;
  readonly label: string;
  readonly tone: 'primary' | 'danger' | 'plain';
}

export interface Question {
  readonly kind: 'question';
  readonly title: string;
  readonly message: string;
  readonly choices: readonly Choice[];
  readonly answer: (id: string | null) => void;
}

export interface TextPrompt {
  readonly kind: 'prompt';
  readonly title: string;
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly submitLabel: string;
  /** Does what was asked for; a sentence where that failed, which keeps the dialog open. */
  readonly submit: (value: string) => Promise<string | null>;
  readonly close: () => void;
}

interface AboutDialog {
  readonly kind: 'about';
  readonly close: () => void;
}

export type DialogRequest = Question | TextPrompt | AboutDialog;

export interface DialogStore extends StoreApi<{ readonly open: readonly DialogRequest[] }> {
  /** The id of what was chosen, or null for Cancel and Escape. */
  ask<Id extends string>(title: string, message: string, choices: readonly Choice<Id>[]): Promise<Id | null>;
  prompt(request: Omit<TextPrompt, 'kind' | 'close'>): Promise<void>;
  about(): Promise<void>;
}

export function createDialogStore(): DialogStore {
  const store = createStore<{ readonly open: readonly DialogRequest[] }>()(() => ({ open: [] }));

  const show = <Result>(make: (finish: (result: Result) => void) => DialogRequest) =>
    new Promise<Result>((resolve) => {
      const dialog = make((result) => {
        store.setState(({ open }) => ({ open: open.filter((other) => other !== dialog) }));
        resolve(result);
      });
      store.setState(({ open }) => ({ open: [...open, dialog] }));
    });

  return {
    ...store,
    ask: <Id extends string>(title: string, message: string, choices: readonly Choice<Id>[]) =>
      show<Id | null>((finish) => ({
        kind: 'question',
        title,
        message,
        choices,
        answer: (id) => finish(choices.find((choice) => choice.id === id)?.id ?? null),
      })),
    prompt: (request) => show<void>((finish) => ({ ...request, kind: 'prompt', close: () => finish() })),
    about: () => show<void>((finish) => ({ kind: 'about', close: () => finish() })),
  };
}
