import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { type BuildOptions, buildApp, PRODUCT } from '../../resources/build/build-app.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

export interface LaunchOptions {
  /** Folder of everything the app keeps; the store lies in its `office/`. A fresh one unless given. */
  readonly directory?: string;
  /** Arguments for the app, such as `--data=…`. */
  readonly arguments?: readonly string[];
  /** `fixture` runs the real shell around a small page and office of its own. */
  readonly app?: 'product' | 'fixture';
}

export interface LaunchedOffice {
  readonly app: ElectronApplication;
  readonly window: Page;
  readonly directory: string;
}

const FIXTURE: BuildOptions = {
  renderer: 'tests/desktop-host/fixture',
  out: 'out/fixture/app',
  office: 'tests/desktop-host/fixture/office.ts',
};

/** Electron's own binary where it is installed, else the desktop host, which takes the same arguments. */
export function officeExecutable(): { readonly path: string; readonly kind: 'electron' | 'desktop-host' } {
  const electron = path.join(ROOT, 'node_modules/electron');
  const nameFile = path.join(electron, 'path.txt');
  const dist = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? path.join(electron, 'dist');
  const name = existsSync(nameFile)
    ? readFileSync(nameFile, 'utf8').trim()
    : process.platform === 'win32'
      ? 'electron.exe'
      : 'electron';
  if (existsSync(path.join(dist, name))) return { path: path.join(dist, name), kind: 'electron' };
  const host = path.join(
    ROOT,
    'tests/desktop-host',
    process.platform === 'win32' ? 'desktop-host.cmd' : 'desktop-host',
  );
  return { path: host, kind: 'desktop-host' };
}

/** Builds if anything changed and says which folder to start. */
export async function buildFor(app: 'product' | 'fixture'): Promise<string> {
  await buildApp(app === 'product' ? PRODUCT : FIXTURE);
  if (app === 'product') return ROOT;
  const folder = path.join(ROOT, 'out/fixture');
  mkdirSync(folder, { recursive: true });
  const manifest = {
    name: 'countersign-fixture',
    productName: 'Countersign fixture',
    version: '0.0.0',
    type: 'module',
    main: 'app/main/main.js',
  };
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest));
  return folder;
}

const made: string[] = [];
process.on('exit', () => {
  for (const directory of made) rmSync(directory, { recursive: true, force: true });
});

/** A new empty folder, removed when the tests end. */
export function freshDirectory(): string {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'countersign-e2e-'));
  made.push(directory);
  return directory;
}

/** Starts the app and waits for its window. The caller closes `app`. */
export async function launchOffice(options: LaunchOptions = {}): Promise<LaunchedOffice> {
  const directory = options.directory ?? freshDirectory();
  const folder = await buildFor(options.app ?? 'product');
  const { ELECTRON_RUN_AS_NODE: _never, NODE_OPTIONS: _neither, ...env } = process.env;
  const app = await _electron.launch({
    executablePath: officeExecutable().path,
    args: [folder, `--user-data-dir=${directory}`, ...(options.arguments ?? [])],
    cwd: ROOT,
    env: Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined)),
  });
  return { app, window: await app.firstWindow(), directory };
}
