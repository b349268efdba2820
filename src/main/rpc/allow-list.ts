/**
 * Which methods a page may call, and what their arguments must be: checked here, where they enter, and nowhere again.
 * A name that is not written below does not exist, inherited ones (`constructor`, `__proto__`) included.
 */
import * as z from 'zod';
import type { HostApi } from './contract.ts';
import { Failure } from './failure.ts';

/** Text files that the contract moves; a board's flash holds a tenth of it. */
export const MAX_TEXT_BYTES = 2 * 1024 * 1024;
const MAX_TYPED_BYTES = 1024 * 1024;
const MAX_STATE_LENGTH = 32 * 1024 * 1024;

const area = z.enum(['project', 'device']);
const path = z
  .string()
  .max(1024)
  // eslint-disable-next-line no-control-regex -- a NUL ends a path for the system, whatever follows it.
  .regex(/^[^\0]*$/, 'must not hold NUL');
const name = z.string().max(255);
const text = z.string().max(MAX_TEXT_BYTES, 'is longer than 2 MB');
const bytes = z.instanceof(Uint8Array).refine((value) => value.length <= MAX_TYPED_BYTES, 'are more than 1 MB');
const stateKey = z.string().regex(/^[A-Za-z][A-Za-z0-9-]{0,63}$/, 'must be a short word');

type ArgumentsOf<Method extends keyof HostApi> = z.ZodType<Parameters<HostApi[Method]>>;

const ARGUMENTS: { readonly [Method in keyof HostApi]: ArgumentsOf<Method> } = {
  describe: z.tuple([]),
  openWorkspace: z.tuple([path]),
  listFolder: z.tuple([area, path]),
  readText: z.tuple([area, path]),
  writeText: z.tuple([area, path, text]),
  createFolder: z.tuple([area, path]),
  rename: z.tuple([area, path, path]),
  remove: z.tuple([area, path]),
  selectDevice: z.tuple([name]),
  typeConsole: z.tuple([bytes]),
  consoleBacklog: z.tuple([]),
  run: z.tuple([name, text]),
  stop: z.tuple([]),
  reset: z.tuple([z.enum(['soft', 'hard'])]),
  drivePin: z.tuple([z.string().regex(/^GP\d{1,2}$/, 'must be a pin'), z.literal([0, 1]).nullable()]),
  loadState: z.tuple([stateKey]),
  saveState: z.tuple([stateKey, z.string().max(MAX_STATE_LENGTH)]),
};

export interface Call {
  readonly method: keyof HostApi;
  readonly params: readonly unknown[];
}

/** The call that a request asks for. Fails with `unknown-method` or `bad-arguments`. */
export function checkCall(method: string, params: readonly unknown[]): Call {
  if (!isMethod(method)) throw new Failure('unknown-method', `WiPy Studio has no method ${JSON.stringify(method)}.`);
  const checked = ARGUMENTS[method].safeParse(params);
  if (!checked.success)
    throw new Failure('bad-arguments', `${method} was called wrongly: ${firstIssue(checked.error)}.`);
  return { method, params: checked.data };
}

function isMethod(name: string): name is keyof HostApi {
  return Object.hasOwn(ARGUMENTS, name);
}

function firstIssue(error: z.ZodError): string {
  const [issue] = error.issues;
  const position = issue?.path[0];
  return `${typeof position === 'number' ? `argument ${position + 1}: ` : ''}${issue?.message ?? 'no reason given'}`;
}
