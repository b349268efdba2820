/** Which theme the person wants and which one that is now; following the system until told otherwise. */
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';

export type Theme = 'light' | 'dark';
type ThemeChoice = Theme | 'system';

export interface ThemeState {
  readonly choice: ThemeChoice;
  /** What the system prefers, kept up to date. */
  readonly system: Theme;
}

export interface ThemeStore extends StoreApi<ThemeState> {
  choose(choice: ThemeChoice): void;
  /** Changes to the theme that is not shown now. */
  toggle(): void;
}

export function createThemeStore(system: Theme): ThemeStore {
  const store = createStore<ThemeState>()(() => ({ choice: 'system', system }));
  return {
    ...store,
    choose: (choice) => store.setState({ choice }),
    toggle: () => store.setState((state) => ({ choice: shownTheme(state) === 'dark' ? 'light' : 'dark' })),
  };
}

export function shownTheme(state: ThemeState): Theme {
  return state.choice === 'system' ? state.system : state.choice;
}
