import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ROOT, runQuietly, SETUP_LOG } from './run.mjs';

const BROWSERS = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
];
const APT = ['-y', '-q', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=400', '-o', 'Dpkg::Use-Pty=0'];

/** What a machine may lack: the Debian package, what it is for, and how to see that it is there already. */
const NEEDS = {
  chromium: { why: 'browser', present: hasBrowser },
  'fonts-noto-cjk': { why: 'fonts', present: () => hasPackage('fonts-noto-cjk') },
  'fonts-wqy-zenhei': { why: 'fonts', present: () => hasPackage('fonts-wqy-zenhei') },
  'fonts-arphic-uming': { why: 'fonts', present: () => hasPackage('fonts-arphic-uming') },
  'poppler-utils': { why: 'poppler', present: () => hasProgram('pdftotext') && hasProgram('pdffonts') },
  sqlite3: { why: 'sqlite', present: () => hasProgram('sqlite3') },
  'libreoffice-calc-nogui': { why: 'calc', present: hasCalc },
};

const PRINTING = ['chromium', 'fonts-noto-cjk', 'fonts-wqy-zenhei', 'fonts-arphic-uming'];
const NEEDED_BY = {
  demo: PRINTING,
  preview: PRINTING,
  start: [],
  check: [],
  test: [...PRINTING, 'poppler-utils', 'sqlite3', 'libreoffice-calc-nogui'],
};

/** Installs what the task needs and the machine lacks, where that is possible. Gives the names still missing, said aloud. */
export async function prepareSystem(task, say, words) {
  if (process.platform !== 'linux') return [];
  const missing = lacking(NEEDED_BY[task] ?? []);
  if (missing.length === 0) return [];
  const why = [...new Set(missing.map((name) => words(`why.${NEEDS[name].why}`)))].join(' · ');
  const list = missing.join(' ');
  if (!isDebian() || process.getuid?.() !== 0) {
    say(words('missing', { list, why }));
    say(isDebian() ? words('missingHow', { list }) : words('missingElsewhere'));
    return missing;
  }
  say(words('system', { list, why }));
  await installPackages(missing);
  const still = lacking(missing);
  if (still.length > 0) say(words('systemFailed', { list: still.join(' '), log: path.relative(ROOT, SETUP_LOG) }));
  return still;
}

function lacking(names) {
  return names.filter((name) => !NEEDS[name].present());
}

async function installPackages(names) {
  const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  const install = () => runQuietly('apt-get', ['install', ...APT, ...names], options);
  if (hasPackageLists() && (await install()) === 0) return;
  // another apt may hold the lists: it is waited for, up to six minutes
  for (let attempt = 0; attempt < 36; attempt += 1) {
    const code = await runQuietly('apt-get', ['update', '-q', '-o', 'DPkg::Lock::Timeout=400'], options);
    if (code === 0 || !listsAreLocked()) break;
    await pause(10_000);
  }
  await install();
}

function hasPackageLists() {
  try {
    return readdirSync('/var/lib/apt/lists').some((name) => name.endsWith('_Packages') || name.endsWith('.lz4'));
  } catch {
    return false;
  }
}

/** Whether the last apt-get gave up because another one was at the lists. */
function listsAreLocked() {
  return /Could not get lock \/var\/lib\/apt\/lists/.test(readFileSync(SETUP_LOG, 'utf8').slice(-2_000));
}

function isDebian() {
  return hasProgram('apt-get') && existsSync('/etc/debian_version');
}

function hasBrowser() {
  const chosen = process.env.COUNTERSIGN_BROWSER;
  if (chosen) return existsSync(chosen);
  return BROWSERS.some(hasProgram) || existsSync('/snap/bin/chromium');
}

function hasProgram(name) {
  const folders = [...(process.env.PATH ?? '').split(path.delimiter), '/usr/bin', '/usr/sbin'];
  return folders.some((folder) => folder !== '' && existsSync(path.join(folder, name)));
}

/** LibreOffice may be there without the part that opens workbooks. */
function hasCalc() {
  return (
    hasPackage('libreoffice-calc-nogui') || hasPackage('libreoffice-calc') || (hasProgram('soffice') && !isDebian())
  );
}

/** A Debian package, or on other systems any Chinese font as fontconfig knows it. */
function hasPackage(name) {
  if (isDebian()) {
    const asked = spawnSync('dpkg-query', ['-W', '-f=${db:Status-Status}', name], { encoding: 'utf8' });
    return asked.status === 0 && asked.stdout === 'installed';
  }
  return name.startsWith('fonts-') && (spawnSync('fc-list', [':lang=zh-cn'], { encoding: 'utf8' }).stdout ?? '') !== '';
}
