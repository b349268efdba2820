/** Every sentence and word that the window shows, in one place. Functions take what a sentence is about. */
import type { DeviceActivity, FileArea, PinMode } from '../main/rpc/contract.ts';

const areas: Readonly<Record<FileArea, string>> = { project: 'the project', device: 'the board' };

const files = (count: number) => (count === 1 ? '1 file' : `${count} files`);

export const texts = {
  product: 'WiPy Studio',
  areas,

  host: {
    disconnected: 'WiPy Studio’s host cannot be reached. Nothing was changed; try again when it is back.',
    missing: 'The page found no host to talk to. See that WiPy Studio is still running, then try again.',
    starting: 'Starting WiPy Studio…',
    failedTitle: 'WiPy Studio could not start',
    retry: 'Try Again',
    lost: 'The connection to WiPy Studio’s host is lost. Your text is safe here; trying to connect again…',
    retryNow: 'Try Now',
    notRestored: (reason: string) => `Not everything from last time could be restored: ${reason}`,
  },

  panels: { files: 'Files', repl: 'REPL', board: 'Board' },

  commands: {
    run: 'Run',
    runSelection: 'Run Selection or Line',
    stop: 'Stop',
    reset: 'Reset Board',
    softReset: 'Soft Reset (Ctrl-D at the Prompt)',
    save: 'Save',
    saveToBoard: 'Save to Board',
    saveAll: 'Save All',
    close: 'Close Document',
    find: 'Find in Document',
    replace: 'Replace in Document',
    comment: 'Toggle Comment',
    showInFiles: 'Show Document in Files',
    newFile: 'New File',
    newFolder: 'New Folder',
    openFile: 'Open',
    renameFile: 'Rename…',
    deleteFile: 'Delete…',
    upload: 'Upload to Board',
    download: 'Download to Project',
    refreshFiles: 'Refresh Files',
    showPanel: (panel: string) => `Go to ${panel}`,
    hidePanel: (panel: string) => `Hide ${panel}`,
    nextPanel: 'Next Panel',
    previousPanel: 'Previous Panel',
    nextTab: 'Next Tab',
    previousTab: 'Previous Tab',
    splitRight: 'Move Tab to a New Group on the Right',
    splitDown: 'Move Tab to a New Group Below',
    moveLeft: 'Move Tab to the Left Side of the Window',
    moveRight: 'Move Tab to the Right Side of the Window',
    moveBottom: 'Move Tab to the Bottom of the Window',
    moveToNextGroup: 'Move Tab to the Next Group',
    maximize: 'Maximize or Restore Panel',
    resetLayout: 'Reset Layout',
    toggleTheme: 'Switch Between Light and Dark',
    systemTheme: 'Follow the System’s Light or Dark',
    readAloud: 'Screen Reader Mode of the REPL: On or Off',
    openFolder: 'Open Project Folder…',
    about: 'About WiPy Studio',
    palette: 'Commands',
  },

  palette: {
    label: 'Commands',
    placeholder: 'Type the name of a command',
    nothing: 'No command matches.',
  },

  toolbar: {
    label: 'Toolbar',
    run: 'Run',
    stop: 'Stop',
    reset: 'Reset',
    device: (label: string) => `Device: ${label}`,
    noDevice: 'No device',
    chooseDevice: 'Talk to',
    nothingToRun: 'Open a Python file to run it',
    noBoard: 'The board is off or cannot be reached',
    commands: 'Commands',
  },

  device: {
    activity: {
      off: 'Off',
      booting: 'Starting',
      idle: 'Ready',
      running: 'Running',
      lost: 'Not reachable',
    } satisfies Record<DeviceActivity, string>,
    kinds: { emulated: 'Inside WiPy Studio', serial: 'Serial port', network: 'Network' },
    failed: {
      run: (reason: string) => `The program was not started: ${reason}`,
      stop: (reason: string) => `The program was not stopped: ${reason}`,
      reset: (reason: string) => `The board was not reset: ${reason}`,
      select: (reason: string) => `The device was not changed: ${reason}`,
    },
  },

  runPiece: (name: string, first: number, last: number) =>
    first === last ? `${name}, line ${first}` : `${name}, lines ${first} to ${last}`,

  status: {
    label: 'Status',
    running: (name: string) => `Running ${name}`,
    version: (version: string) => version.split(' ', 1)[0] ?? '',
    release: (release: string) => `Release ${release}`,
    heap: (used: string, total: string) => `Heap ${used} of ${total} KB`,
    flash: (used: string, total: string) => `Flash ${used} of ${total} KB`,
    cursor: (line: number, column: number) => `Ln ${line}, Col ${column}`,
  },

  files: {
    project: 'Project',
    device: 'On the board',
    treeOf: { project: 'Files of the project', device: 'Files on the board' } satisfies Record<FileArea, string>,
    loading: 'Reading…',
    empty: { project: 'No files yet.', device: 'Nothing here.' } satisfies Record<FileArea, string>,
    emptyFolder: 'Empty',
    nameOfNew: { 'new-file': 'Name of the new file', 'new-folder': 'Name of the new folder', rename: 'New name' },
    retry: 'Try Again',
    more: 'More',
    badName: 'A name cannot hold / or \\, nor be . or .. alone.',
    nameTaken: (name: string) => `There is already something called ${name} here.`,
    openFailed: (name: string, reason: string) => `${name} could not be opened: ${reason}`,
    saveFailed: (name: string, reason: string) => `${name} was not saved; your text is still here. ${reason}`,
    bytes: (size: number) => (size < 1024 ? `${size} B` : `${(size / 1024).toFixed(1)} KB`),
  },

  documents: {
    none: 'No file is open',
    noneHint: 'Choose one on the left, or start here:',
    where: { project: 'In the project', device: 'On the board' } satisfies Record<FileArea, string>,
    tab: (name: string, area: FileArea, isDirty: boolean) =>
      `${name}${area === 'device' ? ', on the board' : ''}${isDirty ? ', not saved' : ''}`,
    editor: (name: string, area: FileArea) => `${name} in ${areas[area]}`,
    changed: (area: FileArea) =>
      `This file was changed in ${areas[area]} by somebody else, and you have unsaved changes.`,
    takeStored: 'Load Their Text',
    keepMine: 'Keep Mine',
    removed: (area: FileArea) => `This file is no longer in ${areas[area]}. Save it to put it back.`,
    saveAgain: 'Save Again',
  },

  close: {
    title: (name: string) => `Save ${name} before closing?`,
    message: (area: string) => `It has changes that are not in ${area} yet. Without saving they are lost.`,
    save: 'Save',
    discard: 'Do Not Save',
  },

  overwrite: {
    title: (name: string) => `Overwrite ${name}?`,
    message: 'The file was changed by somebody else since you opened it. Saving replaces their text with yours.',
    confirm: 'Overwrite',
  },

  remove: {
    title: (name: string) => `Delete ${name}?`,
    fileMessage: (area: string) => `The file is removed from ${area}. This cannot be undone.`,
    folderMessage: (area: string) => `The folder and everything in it are removed from ${area}. This cannot be undone.`,
    confirm: 'Delete',
    failed: (name: string, reason: string) => `${name} was not deleted: ${reason}`,
  },

  replace: {
    title: (count: number) => `Replace ${files(count)} of the project?`,
    message: (paths: readonly string[]) =>
      `The project has already ${paths.slice(0, 5).join(', ')}${paths.length > 5 ? ` and ${paths.length - 5} more` : ''}.`,
    confirm: 'Replace',
  },

  transfer: {
    savedToBoard: (path: string) => `Saved on the board as ${path}.`,
    savedForStart: (path: string) => `Saved on the board as ${path}. It runs when the board starts.`,
    failed: (name: string, reason: string) => `${name} was not copied: ${reason}`,
    progress: (to: FileArea, done: number, total: number, name: string) =>
      `Copying to ${areas[to]}: ${done} of ${files(total)}${name === '' ? '' : `, now ${name}`}`,
    done: (to: FileArea, done: number, total: number, path: string) => {
      if (done < total) return `Stopped: ${done} of ${files(total)} copied to ${areas[to]}.`;
      return total === 1 ? `Copied to ${areas[to]} as ${path}.` : `${files(total)} copied to ${areas[to]}.`;
    },
  },

  openFolder: {
    title: 'Open Project Folder',
    label: 'Folder',
    hint: 'The full path of a folder that exists on this computer.',
    confirm: 'Open',
    empty: 'Type the path of a folder.',
    stillOpen: 'The project stays as it is: a document is still open.',
  },

  terminal: {
    label: 'Console of the board. Every key goes to the board; F6 leaves.',
  },

  board: {
    drawing: 'WiPy on its expansion board. Arrow keys go from pin to pin.',
    noPower: 'The board is off.',
    noView: 'This device does not tell what its pins do.',
    pins: 'Pins of the WiPy',
    reset: 'Reset button',
    button: 'Button on GP17: hold to connect it to ground',
    buttonSilk: 'BUTTON',
    ledSilk: 'LED',
    heartbeat: 'Heartbeat LED on GP25',
    led: 'LED on GP16',
    carrierSilk: 'EXPANSION BOARD',
    moduleSilk: 'WiPy',
    chipSilk: 'CC3200',
    resetSilk: 'RST',
    legend: 'Signals',
    signals: { high: 'High', low: 'Low', pwm: 'Fast', input: 'Input', analog: 'Analog' },
    modes: {
      in: 'Input',
      out: 'Output',
      'open-drain': 'Open drain',
      alt: 'Function',
      'alt-open-drain': 'Function, open drain',
      analog: 'Analog input',
    } satisfies Record<PinMode, string>,
    pulls: { none: 'No pull', up: 'Pull-up', down: 'Pull-down' },
    levels: ['Low', 'High'] as const,
    fast: (percent: number) => `${percent} % high`,
    pinName: (pin: string, mode: string, level: string) => `${pin}, ${mode.toLowerCase()}, ${level.toLowerCase()}`,
    pinNameWithFunction: (pin: string, name: string, level: string) => `${pin} ${name}, ${level.toLowerCase()}`,
    unpowered: (pin: string) => `${pin}, no power`,
    choose: 'Select a pin to see what it does.',
    details: (pin: string) => `Pin ${pin}`,
    closeDetails: 'Close the details',
    position: 'Header',
    mode: 'Mode',
    level: 'Level',
    pull: 'Pull',
    edges: 'Edges',
    count: (edges: number) => edges.toLocaleString('en'),
    rateLabel: 'Rate',
    rate,
    functionLabel: 'Function',
    trace: 'Level over the last seconds',
    drive: 'Drive from outside',
    driveHigh: 'High',
    driveLow: 'Low',
    release: 'Let go',
    driveFailed: (pin: string, reason: string) => `${pin} was not driven: ${reason}`,
    notes: {
      GP16: 'The green LED of the expansion board hangs on this pin and lights when it is low.',
      GP17: 'The button of the expansion board connects this pin to ground. It needs a pull-up.',
      GP25: 'The blue heartbeat LED of the module, lit when high. It has no header pin.',
      GP28: 'Held high at the start it asks for safe boot, which skips boot.py and main.py.',
      GP1: 'TX of the serial REPL, on UART 0.',
      GP2: 'RX of the serial REPL, on UART 0. Also ADC channel 0.',
      GP3: 'Also ADC channel 1.',
      GP4: 'Also ADC channel 2.',
      GP5: 'Also ADC channel 3.',
      VIN: 'Supply, 3.6 to 5.5 V.',
      GND: 'Ground.',
      '3V3': '3.3 V out.',
      RESET: 'Reset, active low.',
    } as Readonly<Record<string, string>>,
  },

  dialog: { cancel: 'Cancel', close: 'Close' },

  notices: { label: 'Notices', dismiss: 'Dismiss' },

  about: {
    title: 'About WiPy Studio',
    what: (version: string) => `WiPy Studio ${version}: an IDE for the WiPy with the board inside. MIT licence.`,
    credits: 'It stands on the work of others:',
    parts: [
      'React, React DOM (MIT)',
      'Monaco Editor (MIT)',
      'xterm.js (MIT)',
      'FlexLayout (MIT)',
      'Headless Tree (MIT)',
      'Radix UI (MIT)',
      'Zustand (MIT)',
      'Codicons by Microsoft (CC BY 4.0)',
    ],
  },
} as const;

function rate(perSecond: number): string {
  if (perSecond >= 1e6) return `${(perSecond / 1e6).toFixed(1)} M/s`;
  return perSecond >= 1000 ? `${(perSecond / 1000).toFixed(1)} k/s` : `${Math.round(perSecond)} /s`;
}
