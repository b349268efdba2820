/** All that the page of the window gets of Electron: a port that carries texts to the host and back. */
import { contextBridge, ipcRenderer } from 'electron';
import type { IpcRendererEvent } from 'electron';

let isOpen = false;

/**
 * A page that is loaded anew begins to count its requests anew: the host starts afresh with it. Told when the page
 * listens, since the host answers with what the board looks like.
 */
function open(): void {
  if (!isOpen) ipcRenderer.send('rpc-open');
  isOpen = true;
}

contextBridge.exposeInMainWorld('hostChannel', {
  post: (text: string) => ipcRenderer.send('rpc', text),
  on: (listener: (text: string) => void) => {
    const relay = (_event: IpcRendererEvent, text: string) => listener(text);
    ipcRenderer.on('rpc', relay);
    open();
    return () => ipcRenderer.off('rpc', relay);
  },
});
