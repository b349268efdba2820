/** A channel over one WebSocket, on the server's side (the page's side is src/renderer/host/socket-channel.ts). */
import type { WebSocket } from 'ws';
import { Emitter } from '../platform/emitter.ts';
import type { Channel } from './channel.ts';

export function createSocketChannel(socket: WebSocket): Channel {
  const messages = new Emitter<[string]>();
  const closes = new Emitter();
  socket.on('message', (data, isBinary) => {
    // ws hands over a Buffer unless another binaryType was asked for.
    if (!isBinary) messages.emit((data as Buffer).toString('utf8'));
  });
  socket.on('close', () => closes.emit());
  // Protocol errors and lost connections are followed by `close`, which says all that matters here.
  socket.on('error', () => {});
  return {
    send: (text) => {
      if (socket.readyState === socket.OPEN) socket.send(text);
    },
    onMessage: messages.on,
    onClose: closes.on,
    close: () => socket.terminate(),
    get pendingBytes() {
      return socket.bufferedAmount;
    },
  };
}
