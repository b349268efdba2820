/** All that the page of the window gets of Electron: a port that carries texts to the host and back. */
import { contextBridge, ipcRenderer } from 'electron';
import type { IpcRendererEvent } from 'electron';

// A page that is loaded anew begins to count its requests anew: the host starts afresh with it.
ipcRenderer.send('rpc-open');

contextBridge.exposeInMainWorld('hostChannel', {
  post: (text: string) => ipcRenderer.send('rpc', text),
  on: (listener: (text: string) => void) => {
    const relay = (_event: IpcRendererEvent, text: string) => listener(text);
    ipcRenderer.on('rpc', relay);
    return () => ipcRenderer.off('rpc', relay);
  },
});
