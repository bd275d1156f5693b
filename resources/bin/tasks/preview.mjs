// `npm run preview`: the same app in the Chromium, Chrome or Edge of this machine, for where Electron's binary cannot be had.
import path from 'node:path';
import { ROOT, runHere } from '../setup/run.mjs';

const HOST = path.join(
  ROOT,
  'tests',
  'desktop-host',
  process.platform === 'win32' ? 'desktop-host.cmd' : 'desktop-host',
);

async function preview() {
  const args = process.argv.slice(2);
  const hasScreen = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
  if (!hasScreen && !args.includes('--headless')) {
    console.error('This machine has no screen to open a window on (neither DISPLAY nor WAYLAND_DISPLAY is set).');
    console.error('`npm run demo` goes through the same office day without one. 本机没有显示屏，可运行 npm run demo。');
    return 1;
  }
  const built = await runHere(process.execPath, [path.join(ROOT, 'resources/build/build.ts')]);
  if (built !== 0) return built;
  const forApp = args.filter((argument) => argument !== '--headless');
  const shown = args.includes('--headless') ? [] : ['--headful'];
  return runHere(HOST, [...shown, ROOT, ...forApp], {
    env: { ...process.env, DESKTOP_HOST_NODE: process.execPath },
    shell: process.platform === 'win32',
  });
}

process.exitCode = await preview();
