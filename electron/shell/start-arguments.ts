import path from 'node:path';
import { parseArgs } from 'node:util';

export interface StartArguments {
  /** Folder of the store (`--data=DIR`). */
  readonly data?: string;
  /** Folder of everything the desktop keeps (`--user-data-dir=DIR`), for tests and for two offices on one computer. */
  readonly userData?: string;
}

/** Reads the command line; switches that belong to Chromium or to a debugger are passed over. Relative folders count from `cwd`. */
export function readStartArguments(argv: readonly string[], cwd: string): StartArguments {
  const { values } = parseArgs({
    args: argv.filter((argument) => argument.startsWith('--data=') || argument.startsWith('--user-data-dir=')),
    options: { data: { type: 'string' }, 'user-data-dir': { type: 'string' } },
  });
  const folder = (value: string | undefined): string | undefined => (value ? path.resolve(cwd, value) : undefined);
  const data = folder(values.data);
  const userData = folder(values['user-data-dir']);
  return { ...(data === undefined ? {} : { data }), ...(userData === undefined ? {} : { userData }) };
}

/**
 * Where the desktop keeps its files unless told: on Windows the *local* application data folder, because a roaming
 * profile is copied over the network at sign-in and would tear a store apart. Undefined elsewhere: Electron's own place.
 */
export function localDataFolder(
  platform: NodeJS.Platform,
  env: NodeJS.ProcessEnv,
  appName: string,
): string | undefined {
  const local = env.LOCALAPPDATA;
  return platform === 'win32' && local ? path.win32.join(local, appName) : undefined;
}
