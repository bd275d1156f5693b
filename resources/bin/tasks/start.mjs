// `npm start`: builds the app and opens its window with Electron.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT, runHere, runQuietly } from '../setup/run.mjs';

const ELECTRON = path.join(ROOT, 'node_modules', 'electron');

function electronBinary() {
  const nameFile = path.join(ELECTRON, 'path.txt');
  const name = existsSync(nameFile) ? readFileSync(nameFile, 'utf8').trim() : 'electron';
  const binary = path.join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? path.join(ELECTRON, 'dist'), name);
  return existsSync(binary) ? binary : undefined;
}

async function start() {
  if (electronBinary() === undefined) {
    console.log("Fetching Electron's program, once … 正在下载 Electron 程序（仅一次）……");
    await runQuietly(process.execPath, [path.join(ELECTRON, 'install.js')], { timeout: 300_000 });
  }
  const binary = electronBinary();
  if (binary === undefined) {
    console.error("Electron's program cannot be had from here (see out/setup.log).");
    console.error('`npm run preview` opens the same app in the Chromium, Chrome or Edge of this machine.');
    console.error('无法下载 Electron 程序。可运行 npm run preview，用本机的 Chromium、Chrome 或 Edge 打开同一应用。');
    return 1;
  }
  const built = await runHere(process.execPath, [path.join(ROOT, 'resources/build/build.ts')]);
  return built === 0 ? runHere(binary, [ROOT, ...process.argv.slice(2)]) : built;
}

process.exitCode = await start();
