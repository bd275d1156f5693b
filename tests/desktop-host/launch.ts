/** `desktop-host [--headful] [--inspect=0] [--remote-debugging-port=0] [browser switches] <app folder> [app arguments]`, like `electron`. */
import { readFileSync } from 'node:fs';
import inspector from 'node:inspector';
import { registerHooks } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { HostConfig } from './host.ts';

interface CommandLine {
  readonly inspect: number | undefined;
  readonly config: HostConfig;
  readonly entry: string;
  readonly appArguments: readonly string[];
}

function readCommandLine(argv: readonly string[], env: NodeJS.ProcessEnv): CommandLine {
  const rest = [...argv];
  const switches: string[] = [];
  let headless = env['DESKTOP_HOST_HEADFUL'] !== '1';
  let inspect: number | undefined;
  let port: string | undefined;
  while (rest[0]?.startsWith('-')) {
    const [name = '', value] = (rest.shift() ?? '').split(/=(.*)/su, 2);
    if (name === '-r') rest.shift(); // Playwright's own loader, for which there is no need here
    else if (name === '--inspect') inspect = Number(value ?? 9229);
    else if (name === '--remote-debugging-port') port = value ?? '0';
    else if (name === '--headful') headless = false;
    else switches.push(value === undefined ? name : `${name}=${value}`);
  }
  const appPath = path.resolve(rest[0] ?? '.');
  const manifest = JSON.parse(readFileSync(path.join(appPath, 'package.json'), 'utf8')) as Record<
    'main' | 'name' | 'version' | 'productName',
    string
  >;
  const userData = rest
    .findLast((argument) => argument.startsWith('--user-data-dir='))
    ?.slice('--user-data-dir='.length);
  return {
    inspect,
    entry: path.join(appPath, manifest.main),
    appArguments: rest,
    config: {
      appPath,
      headless,
      port,
      switches,
      userData: userData === undefined ? undefined : path.resolve(userData),
      name: manifest.productName ?? manifest.name,
      version: manifest.version,
    },
  };
}

const commandLine = readCommandLine(process.argv.slice(2), process.env);
globalThis.desktopHostConfig = commandLine.config;
process.argv = [process.execPath, ...commandLine.appArguments];
Object.defineProperty(process, 'type', { value: 'browser' });
Object.defineProperty(process.versions, 'electron', { value: '45.4.1', enumerable: true });

const standIn = new URL('./electron.ts', import.meta.url).href;
registerHooks({
  resolve(specifier, context, next) {
    if (specifier !== 'electron' && specifier !== 'electron/main') return next(specifier, context);
    return { url: standIn, format: 'module-typescript', shortCircuit: true };
  },
});

const { app } = await import('./app.ts');
// prints the "Debugger listening on ws://…" line that Playwright waits for
if (commandLine.inspect !== undefined) inspector.open(commandLine.inspect, '127.0.0.1', false);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.exit(0));
try {
  await import(pathToFileURL(commandLine.entry).href);
  await app.start();
} catch (error) {
  console.error(error);
  app.exit(1);
}
