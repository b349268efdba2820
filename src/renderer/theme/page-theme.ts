/** Puts the chosen theme on the document and reads token values back, for the widgets that draw without CSS. */
import type { Dispose } from '../host/channel.ts';
import type { ThemeStore } from './theme-store.ts';
import { shownTheme } from './theme-store.ts';

const LIGHT = '(prefers-color-scheme: light)';

export function systemTheme() {
  return window.matchMedia(LIGHT).matches ? 'light' : 'dark';
}

/** Keeps `data-theme` of the document in step with the store, and the store with the system. */
export function applyTheme(themes: ThemeStore): Dispose {
  const query = window.matchMedia(LIGHT);
  const follow = () => themes.setState({ system: systemTheme() });
  const show = () => {
    document.documentElement.dataset.theme = shownTheme(themes.getState());
  };
  show();
  query.addEventListener('change', follow);
  const unsubscribe = themes.subscribe(show);
  return () => {
    query.removeEventListener('change', follow);
    unsubscribe();
  };
}

/** A colour token as `#rrggbb`, resolved for the theme that is shown. */
export function readColour(token: string): string {
  const probe = document.createElement('span');
  probe.style.color = `var(${token})`;
  document.body.append(probe);
  const numbers = getComputedStyle(probe).color.match(/[\d.]+/g) ?? [];
  probe.remove();
  return `#${numbers
    .slice(0, 3)
    .map((part) => Math.round(Number(part)).toString(16).padStart(2, '0'))
    .join('')}`;
}

export function readFace(token: '--face' | '--face-mono'): string {
  return getComputedStyle(document.documentElement).getPropertyValue(token).trim();
}
