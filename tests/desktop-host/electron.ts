/** Stands in for the module `electron` in the main process; a name that is missing here fails when it is imported. */
import { app } from './app.ts';
import { BrowserWindowStand } from './browser-window.ts';
import { dialog } from './dialog.ts';
import { ipcMain } from './ipc-main.ts';
import { Menu } from './menu.ts';
import { powerMonitor } from './power-monitor.ts';
import { screen } from './screen.ts';
import { protocol, session } from './sessions.ts';
import { shell } from './shell.ts';
import { strict } from './strict.ts';
import { utilityProcess } from './utility-process.ts';
import { WebContentsStand } from './web-contents.ts';

const BrowserWindow = strict('BrowserWindow', BrowserWindowStand);
const webContents = strict('webContents', WebContentsStand);
const all = strict('electron', {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  powerMonitor,
  protocol,
  screen,
  session,
  shell,
  utilityProcess,
  webContents,
});

export {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  powerMonitor,
  protocol,
  screen,
  session,
  shell,
  utilityProcess,
  webContents,
};
// so that `require('electron')`, by which Playwright reaches the app, returns a plain object
export { all as 'module.exports' };
