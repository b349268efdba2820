/**
 * What the parts of the viper generator share: the types of locals, temporaries, the text written so far, and the fault
 * to report. Follows the state of py/emitnative.c: a local has the type of what is first assigned to it, in the order
 * of the text, and of several faults in one statement the last is told.
 */
import { FRAME_SLOTS } from '../runtime/vm.ts';
import type { Scope } from '../scope/scope.ts';
import { SourceError } from '../syntax/source-error.ts';
import { cellName, localName, property, quote } from './names.ts';
import type { Unit } from './unit.ts';
import { CASTS, boxed, initialValue, nameOf } from './viper-types.ts';
import type { ViperType, ViperValue } from './viper-types.ts';

/** JavaScript that may be written twice: it costs nothing and changes nothing. */
const SIMPLE = /^(?:[\w$]+|\(-\d+\))$/;

export abstract class ViperBlock {
  protected readonly unit: Unit;
  protected readonly scope: Scope;
  protected readonly out: string[] = [];
  protected readonly types = new Map<string, ViperType>();
  /** Locals that are objects; each has a place in the frame, where the heap finds it. */
  private readonly objects: string[] = [];
  private temporaries = 0;
  private inUse = 0;
  private unique = 0;
  /** Number of the stretch of code between two labels; the emitter forgets its constants at each of them. */
  private stretch = 0;
  protected fault: { type: 'ViperTypeError' | 'SyntaxError'; message: string } | null = null;
  /** Line to report the fault on; 0 is that of the function. */
  protected faultLine = 0;
  /** What is wrong beyond what the emitter sees, and the statement that it is in. */
  protected misused: string | null = null;
  protected misuseLine = 0;

  constructor(unit: Unit, scope: Scope) {
    this.unit = unit;
    this.scope = scope;
  }

  protected emit(js: string): void {
    this.out.push(js);
  }

  protected name(prefix: string): string {
    return `${prefix}${this.unique++}`;
  }

  /** A temporary of this function, free again when the statement ends. */
  protected temporary(): string {
    this.inUse++;
    this.temporaries = Math.max(this.temporaries, this.inUse);
    return `t${this.inUse - 1}`;
  }

  protected releaseTemporaries(): void {
    this.inUse = 0;
  }

  /** JavaScript that may be written more than once, and what has to be evaluated first, if anything. */
  protected held(js: string): { setup: string; name: string } {
    if (SIMPLE.test(js)) return { setup: '', name: js };
    const name = this.temporary();
    return { setup: `${name}=${js},`, name };
  }

  /** A fault that lets the rest of the statement be compiled. */
  protected typeError(message: string): void {
    this.fault = { type: 'ViperTypeError', message };
  }

  /** What the emitter does not see and the chip crashes on; told of where there is no fault that it sees. */
  protected misuse(message: string): void {
    this.misused ??= message;
  }

  /** A fault that ends the compilation. */
  protected notImplemented(message: string): never {
    throw new SourceError('NotImplementedError', message, 0);
  }

  /** Control may come here from elsewhere, or go elsewhere from here. */
  protected label(): void {
    this.stretch++;
  }

  protected constant(type: ViperType, js: string, test?: string): ViperValue {
    return { type, js, constantIn: this.stretch, ...(test === undefined ? {} : { test }) };
  }

  protected isConstant({ constantIn }: ViperValue): boolean {
    return constantIn === this.stretch;
  }

  /** As the Python object it is handed over as. A constant that is no number is not converted. */
  protected boxed(value: ViperValue): string {
    const { type } = value;
    if (type === 'object') return value.js;
    if (this.isConstant(value)) {
      if (type === 'uint') return value.js;
      if (type !== 'bool' && type !== 'int') this.notImplemented('conversion to object');
    }
    return boxed(value);
  }

  /** For where the emitter takes for granted that it has an object. */
  protected object({ type, js }: ViperValue): string {
    if (type !== 'object') this.misuse(`can't implicitly convert '${nameOf(type)}' to 'object'`);
    return js;
  }

  protected objectValue(js: string): ViperValue {
    return { type: 'object', js };
  }

  protected load(name: string): ViperValue {
    switch (this.scope.kindOf(name)) {
      case 'local':
        return this.loadLocal(name);
      case 'cell':
        this.loadLocal(name);
        return this.objectValue('None');
      case 'free':
        return this.objectValue(`(${cellName(name)}.v??unbound())`);
      case 'global-explicit':
      case 'global-implicit':
        return CASTS.has(name)
          ? { ...this.constant('cast', '0'), target: name as ViperType }
          : this.objectValue(this.loadGlobal(name));
    }
  }

  private loadLocal(name: string): ViperValue {
    const type = this.types.get(name) ?? 'unbound';
    if (type === 'unbound') this.typeError(`local '${name}' used before type known`);
    const js = localName(name);
    return { type, js: type === 'object' && !this.isParameter(name) ? `(${js}??unbound())` : js };
  }

  protected abstract isParameter(name: string): boolean;

  protected loadGlobal(name: string): string {
    const at = property(name);
    return `(G${at}??B${at}??undefinedName(${quote(name)}))`;
  }

  /** The expression that stores a value under a name. */
  protected store(name: string, value: ViperValue): string {
    switch (this.scope.kindOf(name)) {
      case 'local':
        this.assignType(name, value.type);
        return `${this.place(name)}=${value.js}`;
      case 'cell':
        this.loadLocal(name);
        return value.js;
      case 'free':
        return `${cellName(name)}.v=${this.object(value)}`;
      case 'global-explicit':
      case 'global-implicit':
        return `G${property(name)}=${boxed(value)}`;
    }
  }

  protected assignType(name: string, type: ViperType): void {
    const known = this.types.get(name) ?? 'unbound';
    if (known === 'unbound') {
      this.types.set(name, type);
    } else if (known !== type) {
      this.typeError(`local '${name}' has type '${nameOf(known)}' but source is '${nameOf(type)}'`);
    }
  }

  /** What is assigned to set a local: its variable, and its place in the frame where it is an object. */
  protected place(name: string): string {
    const variable = localName(name);
    return this.types.get(name) === 'object' ? `${variable}=${this.slot(name)}` : variable;
  }

  private slot(name: string): string {
    if (!this.objects.includes(name)) this.objects.push(name);
    const index = this.objects.indexOf(name);
    return index < FRAME_SLOTS.length ? `F.${FRAME_SLOTS[index]}` : `F.more[${index - FRAME_SLOTS.length}]`;
  }

  /** What the frame shows of this function. */
  protected code(): string {
    const { unit, scope, objects } = this;
    return unit.constant({
      name: scope.name,
      file: unit.file,
      home: unit.home,
      locals: objects,
      slots: objects.length,
      isNative: true,
    });
  }

  /** Declares the temporaries and the locals; a parameter that is an object gets its place in the frame. */
  protected declarations(): string {
    const temporaries = Array.from({ length: this.temporaries }, (_, i) => `let t${i};`);
    const locals = [...this.types].map(([name, type]) => {
      if (!this.isParameter(name)) return `let ${this.place(name)}=${initialValue(type)};`;
      return type === 'object' ? `${this.slot(name)}=${localName(name)};` : '';
    });
    return [...temporaries, ...locals].join('');
  }
}
