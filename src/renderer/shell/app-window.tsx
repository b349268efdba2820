/** The window frame: toolbar above, panels between, status below, and what floats over them. */
import './app-window.css';
import './menu.css';
import { DialogHost } from '../dialogs/dialog-host.tsx';
import { NoticeList } from '../notices/notice-list.tsx';
import { ConnectionBanner } from './connection-banner.tsx';
import { Dock } from './dock.tsx';
import { Palette } from './palette.tsx';
import { StatusBar } from './status-bar.tsx';
import { Toolbar } from './toolbar.tsx';

export function AppWindow() {
  return (
    <div className="app-window">
      <Toolbar />
      <ConnectionBanner />
      <main className="app-window-panels">
        <Dock />
      </main>
      <StatusBar />
      <NoticeList />
      <Palette />
      <DialogHost />
    </div>
  );
}
