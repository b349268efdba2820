/**
 * Who may import whom (the table of the architecture), checked on every import line of the sources. Also what the
 * emulator must not touch, since its time, its chance and its surroundings are handed in.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, test } from 'vitest';

const SRC = new URL('../src/', import.meta.url).pathname;

interface Import {
  /** Path below src, a package, or `node:…`. */
  readonly target: string;
  readonly isTypeOnly: boolean;
}

interface Rule {
  /** Files the rule is for: a path below src, or the beginning of one. The first rule that fits holds. */
  readonly room: RegExp;
  readonly may: readonly RegExp[];
  /** What only types may come from. */
  readonly mayByType?: readonly RegExp[];
}

const LIB = /^emulator\/lib\//;
const PLATFORM = /^emulator\/platform\.ts$/;
const BOARD = /^emulator\/board\//;
const STORAGE = /^emulator\/storage\//;
const NET = /^emulator\/net\//;
const SYNTAX = /^emulator\/python\/syntax\//;
const SCOPE = /^emulator\/python\/scope\//;
const CODEGEN = /^emulator\/python\/codegen\//;
/** Object model, types and heap know one another. */
const OBJECTS = /^emulator\/python\/(runtime|types|memory)\//;
const MODULES = /^emulator\/python\/modules\//;
const EMULATOR_DOOR = /^emulator\/index\.ts$/;
const NODE = /^node:/;
const ELECTRON_FILES = /^main\/electron[^/]*\.ts$/;

const RULES: readonly Rule[] = [
  { room: LIB, may: [LIB] },
  { room: PLATFORM, may: [] },
  { room: BOARD, may: [LIB, PLATFORM, BOARD] },
  { room: STORAGE, may: [LIB, STORAGE] },
  { room: /^emulator\/firmware\//, may: [LIB, /^emulator\/firmware\//] },
  { room: /^emulator\/parts\//, may: [LIB, BOARD, /^emulator\/parts\//] },
  { room: NET, may: [LIB, NET, STORAGE] },
  { room: /^emulator\/repl\//, may: [LIB, /^emulator\/repl\//, /^emulator\/python\/interpreter\.ts$/] },
  { room: SYNTAX, may: [LIB, SYNTAX] },
  { room: SCOPE, may: [LIB, SYNTAX, SCOPE] },
  // The code it emits is bound to the runtime: it knows its shapes and the layout of a frame.
  { room: CODEGEN, may: [LIB, SYNTAX, SCOPE, CODEGEN, /^emulator\/python\/runtime\/vm\.ts$/], mayByType: [OBJECTS] },
  { room: OBJECTS, may: [LIB, OBJECTS] },
  { room: /^emulator\/python\/modules\/(machine|network)\//, may: [LIB, OBJECTS, MODULES, BOARD, NET] },
  { room: /^emulator\/python\/modules\/wipy\.ts$/, may: [LIB, OBJECTS, MODULES, BOARD] },
  { room: /^emulator\/python\/modules\/(uos|file)\.ts$/, may: [LIB, OBJECTS, MODULES, STORAGE] },
  { room: MODULES, may: [LIB, OBJECTS, MODULES] },
  { room: /^emulator\/python\//, may: [LIB, /^emulator\/python\//] },
  { room: /^emulator\/[^/]+$/, may: [/^emulator\//] },
  { room: /^main\/electron-preload\.ts$/, may: [/^electron$/], mayByType: [/^main\/rpc\//] },
  { room: ELECTRON_FILES, may: [/^electron$/, /^main\//, NODE, /^\.\.\/package\.json$/] },
  {
    room: /^main\//,
    may: [/^main\/(?!electron[^/]*\.ts$)/, EMULATOR_DOOR, NODE, /^(ws|zod|esbuild|vite)$/, /^\.\.\/package\.json$/],
  },
  {
    room: /^renderer\/vite\.config\.ts$/,
    may: [NODE, /^vite$/, /^@vitejs\//],
  },
  {
    room: /^renderer\//,
    may: [/^renderer\//, /^(?!node:|electron$)(?!main\/|emulator\/|\.\.)/],
    mayByType: [/^main\/rpc\/contract\.ts$/, EMULATOR_DOOR],
  },
];

/** What is wrong with an import, or null. */
function breachOf(file: string, { target, isTypeOnly }: Import): string | null {
  const rule = RULES.find(({ room }) => room.test(file));
  if (rule === undefined) return `${file} lies in no room that the table knows`;
  const fits = (patterns: readonly RegExp[]) => patterns.some((pattern) => pattern.test(target));
  if (fits(rule.may) || (isTypeOnly && fits(rule.mayByType ?? []))) return null;
  return `${file} must not import ${isTypeOnly ? 'types of ' : ''}${target}`;
}

/** Every import of a source text: static, re-exported, dynamic, and import types. */
function importsOf(file: string, source: string): Import[] {
  const code = withoutComments(source);
  const statements = /(?:^|;|\})\s*(import|export)\s+(type\s)?(?:[^;'"()]*?\sfrom\s*)?['"]([^'"]+)['"]/gm;
  const calls = /(typeof\s+)?\bimport\(\s*['"]([^'"]+)['"]/g;
  return [
    ...Array.from(code.matchAll(statements), ([, , type, target]) => ({ target: target!, isTypeOnly: Boolean(type) })),
    ...Array.from(code.matchAll(calls), ([, type, target]) => ({ target: target!, isTypeOnly: Boolean(type) })),
  ].map(({ target, isTypeOnly }) => ({ target: resolve(file, target), isTypeOnly }));
}

function resolve(file: string, target: string): string {
  const path = target.replace(/\?\w+$/, '');
  return path.startsWith('.') ? posix.join(posix.dirname(file), path) : path;
}

function withoutComments(source: string): string {
  return source.replace(/\/\*[^]*?\*\/|(?<![:'"`\\])\/\/[^\n]*/g, '');
}

const FILES = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /\.(ts|tsx|mjs)$/.test(file));

const read = (file: string) => readFileSync(join(SRC, file), 'utf8');

test('every import of the sources keeps to the table', () => {
  const breaches = FILES.flatMap((file) => importsOf(file, read(file)).map((each) => breachOf(file, each)));

  expect(breaches.filter((breach) => breach !== null)).toEqual([]);
  expect(breaches.length).toBeGreaterThan(500);
});

describe('the table refuses', () => {
  test.each([
    ['emulator/board/pin.ts', "import { vm } from '../python/runtime/vm.ts';"],
    ['emulator/board/pin.ts', "import type { VfsStat } from '../storage/vfs.ts';"],
    ['emulator/python/types/int.ts', "import { compile } from '../compile.ts';"],
    ['emulator/python/modules/uos.ts', "import { Pins } from '../../board/pins.ts';"],
    ['emulator/python/scope/scope.ts', "export { emit } from '../codegen/unit.ts';"],
    ['emulator/device.ts', "import { readFileSync } from 'node:fs';"],
    ['emulator/lib/utf8.ts', "import '../../main/cli.ts';"],
    ['main/host/host.ts', "import { app } from 'electron';"],
    ['main/host/host.ts', "import { openDesktop } from '../electron-desktop.ts';"],
    ['main/host/host.ts', "import { Device } from '../../emulator/device.ts';"],
    ['main/host/host.ts', "import {\n  createStudio,\n} from '../../renderer/studio.ts';"],
    ['main/host/host.ts', "import { ScriptedBoard } from '../../../test/drivers/scripted-board.ts';"],
    ['main/host/host.ts', "const fake = await import('../../../test/drivers/scripted-board.ts');"],
    ['main/electron-preload.ts', "import { join } from 'node:path';"],
    ['renderer/studio.ts', "import { serve } from '../main/rpc/serve.ts';"],
    ['renderer/studio.ts', "import { checkCall } from '../main/rpc/contract.ts';"],
    ['renderer/studio.ts', "import { readFileSync } from 'node:fs';"],
    ['renderer/studio.ts', "import { ipcRenderer } from 'electron';"],
    ['elsewhere/new.ts', "import 'node:fs';"],
  ])('in %s: %s', (file, line) => {
    expect(importsOf(file, line).map((each) => breachOf(file, each))).toEqual([expect.any(String)]);
  });
});

test('types may go where values may not, and comments are no imports', () => {
  const allowed = [
    ...importsOf('renderer/studio.ts', "import type { HostApi } from '../main/rpc/contract.ts';"),
    ...importsOf('renderer/studio.ts', "// import { serve } from '../main/rpc/serve.ts';\n/* import 'electron'; */"),
  ];

  expect(allowed.map((each) => breachOf('renderer/studio.ts', each))).toEqual([null]);
});

describe('the emulator does not reach for', () => {
  const files = FILES.filter((file) => file.startsWith('emulator/'));
  test.each([
    ['the calendar', /\bnew Date\b|\bDate\.now\b/],
    ['chance', /\bMath\.random\b/],
    ['timers', /\b(setTimeout|setInterval|setImmediate|queueMicrotask)\b/],
    ['the process', /\bprocess\.|\brequire\(/],
    ['the global object', /\bglobalThis\b/],
    ['a console of its own', /(?<![.\w])console\.(log|error|warn|info|debug)\b/],
  ])('%s', (_name, pattern) => {
    expect(files.filter((file) => pattern.test(withoutComments(read(file))))).toEqual([]);
  });
});
