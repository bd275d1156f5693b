import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Names on the PATH, and the places installers put Chromium, Chrome and Edge. */
const COMMANDS = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
];
const MAC = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];
const WINDOWS = [
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Chromium', 'Application', 'chrome.exe'],
];

type Environment = Readonly<Record<string, string | undefined>>;

/** The browser that prints: `COUNTERSIGN_BROWSER` if set, else the first Chromium, Chrome or Edge found; undefined when there is none. */
export function findLocalBrowser(
  environment: Environment = process.env,
  platform: NodeJS.Platform = process.platform,
): string | undefined {
  const chosen = environment['COUNTERSIGN_BROWSER'];
  if (chosen !== undefined && chosen !== '') return existsSync(chosen) ? chosen : undefined;
  return candidates(environment, platform).find((path) => existsSync(path));
}

function candidates(environment: Environment, platform: NodeJS.Platform): string[] {
  if (platform === 'win32') {
    const roots = ['ProgramFiles(x86)', 'ProgramFiles', 'LOCALAPPDATA'].map((name) => environment[name]);
    return roots.flatMap((root) => (root === undefined ? [] : WINDOWS.map((parts) => join(root, ...parts))));
  }
  if (platform === 'darwin') return MAC;
  const folders = (environment['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return COMMANDS.flatMap((command) => [...folders, '/usr/bin', '/snap/bin'].map((folder) => join(folder, command)));
}
