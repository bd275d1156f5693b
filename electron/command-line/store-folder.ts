import { posix, win32 } from 'node:path';

const APP = 'Countersign';

/**
 * Where the window keeps its store, so that both open the same office: the local application data folder on Windows
 * (a roaming one is copied over the network at sign-in), Electron's own place elsewhere.
 */
export function defaultStoreFolder(
  platform: NodeJS.Platform,
  environment: Readonly<Record<string, string | undefined>>,
  home: string,
): string {
  switch (platform) {
    case 'win32':
      return win32.join(environment['LOCALAPPDATA'] ?? win32.join(home, 'AppData', 'Local'), APP, 'office');
    case 'darwin':
      return posix.join(home, 'Library', 'Application Support', APP, 'office');
    default:
      return posix.join(environment['XDG_CONFIG_HOME'] ?? posix.join(home, '.config'), APP, 'office');
  }
}
