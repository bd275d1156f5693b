import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { app, protocol } from 'electron';
import { type Desktop, openDesktop } from '#shell/desktop.ts';
import { errorFields } from '#shell/log-line.ts';
import { openLog } from '#shell/log.ts';
import { localDataFolder, readStartArguments } from '#shell/start-arguments.ts';

const given = readStartArguments(process.argv, process.cwd());
const userData = given.userData ?? localDataFolder(process.platform, process.env, app.name);
if (userData !== undefined) {
  mkdirSync(userData, { recursive: true });
  app.setPath('userData', userData);
}
app.setAppUserModelId('org.countersign.desktop');
app.enableSandbox();
protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
]);

// A second start shows the first window: two processes on one store would only lock each other out.
if (app.requestSingleInstanceLock()) run();
else app.exit(0);

function run(): void {
  const log = openLog(path.join(app.getPath('userData'), 'logs'), Date.now);
  let desktop: Desktop | undefined;
  let closed = false;
  const note = (event: string, error: unknown): void =>
    log.write({ level: 'error', event, fields: errorFields(error) });
  // the window and the office go on: each holds nothing the other could tear
  process.on('uncaughtException', (error) => note('desktop.uncaught', error));
  process.on('unhandledRejection', (error) => note('desktop.unhandled', error));
  app.on('second-instance', () => desktop?.focus());
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', (event) => {
    if (closed || !desktop) return;
    event.preventDefault();
    void desktop.close().finally(() => {
      closed = true;
      log.write({ level: 'info', event: 'desktop.closed', fields: {} });
      app.exit(0);
    });
  });
  void app.whenReady().then(() => {
    log.write({
      level: 'info',
      event: 'desktop.started',
      fields: { version: app.getVersion(), platform: process.platform },
    });
    desktop = openDesktop({
      directory: given.data ?? path.join(app.getPath('userData'), 'office'),
      log,
      now: Date.now,
    });
  });
}
