/** The page's entry: finds the door it was opened through and shows the studio. */
import { createPreloadChannel } from './host/preload-channel.ts';
import { SocketChannel, openPageSocket } from './host/socket-channel.ts';
import { showStudio } from './show-studio.tsx';

const port = window.hostChannel;
const channel = port === undefined ? new SocketChannel(() => openPageSocket(location)) : createPreloadChannel(port);

showStudio(document.getElementById('root')!, channel);
