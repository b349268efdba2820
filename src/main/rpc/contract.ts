/**
 * What the page may ask of the host and what the host tells the page: the whole contract, once, as types.
 * The same messages travel over Electron IPC, a WebSocket and an in-memory pair; see allow-list.ts for the checks.
 * On a text transport a message is one JSON text, bytes in it as {"$bytes": base64}:
 *   {"id": 1, "method": "readText", "params": ["device", "/flash/main.py"]}
 *   {"id": 1, "result": …}   or   {"id": 1, "error": {"code": "not-found", "message": "…"}}
 *   {"event": "onDidWriteConsole", "params": [{"$bytes": "…"}]}
 * Paths of the workspace are relative to its folder with `/` between; paths on a device are absolute (`/flash/main.py`).
 */

/** A failure that a person is told: a code for the program, a sentence with a next step for the person. */
export interface HostFailure {
  readonly code: string;
  readonly message: string;
}

export interface FileEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder';
  /** Bytes; 0 for folders. */
  readonly size: number;
}

export type FileArea = 'project' | 'device';

export interface DeviceDescription {
  readonly id: string;
  readonly label: string;
  readonly kind: 'emulated' | 'serial' | 'network';
  /** What the device can do; what it lacks is absent. */
  readonly capabilities: readonly ('console' | 'files' | 'power' | 'board-view')[];
}

export type DeviceActivity = 'off' | 'booting' | 'idle' | 'running' | 'lost';

export interface DeviceStatus {
  readonly id: string;
  readonly activity: DeviceActivity;
  /** Name of the script that Run started, while it runs. */
  readonly running: string | null;
  /** `os.uname()` of the firmware: release 1.2.0, version v1.9.1. */
  readonly release: string | null;
  readonly version: string | null;
  /** Bytes of the Python heap; null where the device does not tell. */
  readonly heap: { readonly used: number; readonly total: number } | null;
  readonly storage: { readonly used: number; readonly total: number } | null;
}

export type PinMode = 'in' | 'out' | 'open-drain' | 'alt' | 'alt-open-drain' | 'analog';

/** One pin as the board view shows it. */
export interface PinView {
  /** `GP16`. */
  readonly name: string;
  readonly mode: PinMode;
  readonly level: 0 | 1;
  readonly pull: 'none' | 'up' | 'down';
  /** Function selected in the alternate modes (`TIM1_PWM`), else null. */
  readonly alternate: string | null;
  /** Edges since power-on, modulo 2^32: two views tell how busy the pin was between them. */
  readonly edges: number;
  /** Fraction of the time since the last view that the pin was high, 0 to 1. */
  readonly duty: number;
}

/** The board at one instant; sent at most 60 times a second, and only when something changed. */
export interface BoardView {
  readonly pins: readonly PinView[];
  /** Board time in microseconds. */
  readonly micros: number;
}

export interface HostDescription {
  readonly product: string;
  readonly version: string;
  readonly workspace: WorkspaceDescription;
  readonly devices: readonly DeviceDescription[];
  readonly device: DeviceStatus;
  /** Sentences the host wants shown at the start, such as a port that was taken. */
  readonly notices: readonly string[];
}

export interface WorkspaceDescription {
  /** Absolute path of the project folder. */
  readonly path: string;
  readonly name: string;
}

/** Everything a page may call. Each method rejects with a HostFailure. */
export interface HostApi {
  describe(): Promise<HostDescription>;

  /** Uses another project folder; it must exist. */
  openWorkspace(path: string): Promise<WorkspaceDescription>;

  /** Entries of a folder, folders first, then by name. */
  listFolder(area: FileArea, path: string): Promise<FileEntry[]>;
  /** Text of a file; fails with code `binary` where it is not UTF-8 and `too-large` over 2 MB. */
  readText(area: FileArea, path: string): Promise<string>;
  /** Replaces a file whole: the old one stays until the new one has arrived. */
  writeText(area: FileArea, path: string, text: string): Promise<void>;
  createFolder(area: FileArea, path: string): Promise<void>;
  rename(area: FileArea, from: string, to: string): Promise<void>;
  /** Removes a file, or a folder with all in it. */
  remove(area: FileArea, path: string): Promise<void>;

  selectDevice(id: string): Promise<DeviceStatus>;
  /** Bytes typed in the terminal. */
  typeConsole(bytes: Uint8Array): Promise<void>;
  /** The last bytes of the console, for a page that has just opened. */
  consoleBacklog(): Promise<Uint8Array>;
  /** Runs a source text as the raw REPL does; resolves when it has started. */
  run(name: string, source: string): Promise<void>;
  /** Stops what runs and comes back to the prompt. */
  stop(): Promise<void>;
  reset(kind: 'soft' | 'hard'): Promise<void>;
  /** Drives an input pin from outside: a level, or null to let go of it. */
  drivePin(name: string, level: 0 | 1 | null): Promise<void>;

  /** A value the page keeps between sessions (layout, open files, unsaved text); null where there is none. */
  loadState(key: string): Promise<string | null>;
  saveState(key: string, value: string): Promise<void>;
}

/** Everything the host tells a page, unasked. */
export interface PageApi {
  onDidWriteConsole(bytes: Uint8Array): void;
  onDidChangeDevice(status: DeviceStatus): void;
  onDidChangeBoard(view: BoardView): void;
  /** Files changed in an area, by whomever; `path` is the folder or file that did. */
  onDidChangeFiles(area: FileArea, path: string): void;
  onDidNotice(message: string): void;
}
