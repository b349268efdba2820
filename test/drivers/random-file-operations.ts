/**
 * Random sequences of file operations, and what they do on a file system told as text, so that two implementations can
 * be compared line by line.
 */
import type { FatVolume } from '../../src/emulator/storage/fat/volume.ts';
import { codeOf, pattern, readAll } from './fat-volumes.ts';
import type { Random } from './random.ts';

export type FileOperation =
  | { readonly kind: 'write' | 'append'; readonly path: string; readonly length: number; readonly seed: number }
  | { readonly kind: 'overwrite'; readonly path: string; readonly at: number; readonly length: number }
  | { readonly kind: 'rename'; readonly path: string; readonly to: string }
  | { readonly kind: 'read' | 'remove' | 'mkdir' | 'rmdir' | 'list' | 'stat'; readonly path: string };

/** Something that can do file operations and say in one line how each ended. */
export interface FileSubject {
  apply(operation: FileOperation): string;
}

const DIRECTORIES = ['', '', '', '/lib', '/sub dir', '/lib/deep', '/SUBDIR~1'];
const NAMES = [
  'main.py',
  'MAIN.PY',
  'boot.py',
  'lib',
  'deep',
  'sub dir',
  'README',
  'a rather long name.text',
  'a rather long name.txt',
  'a rather long nose.txt',
  'ARATHE~1.TXT',
  'x+y.[1]',
  '.hidden',
  'two.dots.py',
  'n'.repeat(60),
  'bad?name',
];
const LENGTHS = [0, 1, 100, 511, 512, 513, 1024, 5000, 20_000];

export function randomOperation(random: Random): FileOperation {
  const path = `${random.pick(DIRECTORIES)}/${random.pick(NAMES)}`;
  const kind = random.pick([
    'write',
    'write',
    'write',
    'append',
    'overwrite',
    'read',
    'remove',
    'remove',
    'mkdir',
    'rmdir',
    'rename',
    'rename',
    'list',
    'stat',
  ] as const);
  const length = random.pick(LENGTHS);
  switch (kind) {
    case 'write':
    case 'append':
      return { kind, path, length, seed: random.below(1000) };
    case 'overwrite':
      return { kind, path, at: random.pick(LENGTHS), length };
    case 'rename': {
      const to = `${random.pick(DIRECTORIES)}/${random.pick(NAMES)}`;
      return isWithin(to, path) ? { kind: 'stat', path } : { kind, path, to };
    }
    default:
      return { kind, path };
  }
}

/** Is `path` below `directory`? FatFs would move a directory into itself and lose it. */
function isWithin(path: string, directory: string): boolean {
  return canonical(path).startsWith(`${canonical(directory)}/`);
}

function canonical(path: string): string {
  return path.toLowerCase().replace('subdir~1', 'sub dir');
}

export function digest(bytes: Uint8Array): string {
  let sum = 5381;
  for (const byte of bytes) sum = (Math.imul(sum, 33) + byte) >>> 0;
  return `${bytes.length} bytes ${sum.toString(16)}`;
}

/** Our own volume. */
export class VolumeSubject implements FileSubject {
  private readonly volume: FatVolume;

  constructor(volume: FatVolume) {
    this.volume = volume;
  }

  apply(operation: FileOperation): string {
    let answer = 'ok';
    const code = codeOf(() => {
      answer = this.perform(operation) ?? 'ok';
    });
    return code === 'ok' ? answer : code;
  }

  private perform(operation: FileOperation): string | undefined {
    const { volume } = this;
    switch (operation.kind) {
      case 'write':
        this.store(
          operation.path,
          { create: true, truncate: true },
          undefined,
          pattern(operation.length, operation.seed),
        );
        return undefined;
      case 'append':
        this.store(
          operation.path,
          { create: true, append: true },
          undefined,
          pattern(operation.length, operation.seed),
        );
        return undefined;
      case 'overwrite':
        this.store(operation.path, {}, operation.at, pattern(operation.length));
        return undefined;
      case 'read':
        return digest(readAll(volume, operation.path));
      case 'stat': {
        const { isDirectory, size } = volume.stat(operation.path);
        return isDirectory ? 'directory' : `${size} bytes`;
      }
      case 'list':
        return [...volume.list(operation.path)]
          .map(({ name, isDirectory, size }) => `${name}${isDirectory ? '/' : ` ${size}`}`)
          .join(', ');
      case 'rename':
        volume.rename(operation.path, operation.to);
        return undefined;
      default:
        volume[operation.kind](operation.path);
        return undefined;
    }
  }

  private store(
    path: string,
    mode: { create?: boolean; truncate?: boolean; append?: boolean },
    at: number | undefined,
    content: Uint8Array,
  ): void {
    const file = this.volume.open(path, { write: true, ...mode });
    try {
      // Not past the end: what the gap would hold is undefined.
      if (at !== undefined) file.seek(Math.min(at, file.size));
      file.write(content);
    } finally {
      file.close();
    }
  }
}
