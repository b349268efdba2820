/** Fetches the editor's code once; every editor waits for the same promise. */
import type * as monaco from './monaco.ts';

export type Monaco = typeof monaco;

let loading: Promise<Monaco> | undefined;

export function loadMonaco(): Promise<Monaco> {
  loading ??= import('./monaco.ts');
  return loading;
}
