import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { freshFolder, ROOT } from './run-countersign.ts';

const part = (name: string): string => JSON.stringify(pathToFileURL(join(ROOT, 'resources/bin/setup', name)).href);

/** A small program that uses one part of the set-up, as its own process. */
function run(program: string, environment: NodeJS.ProcessEnv = {}): Promise<{ code: number | null; out: string }> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    env: { ...process.env, ...environment },
  });
  let out = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (out += text));
  return new Promise((done) => child.on('close', (code) => done({ code, out })));
}

test('two commands at once prepare the folder one after the other, and the second says whom it waits for', async () => {
  const folder = freshFolder();
  const [lock, diary] = [join(folder, 'lock'), join(folder, 'diary')];
  const program = `
    import { appendFileSync } from 'node:fs';
    import { alone } from ${part('lock.mjs')};
    const note = (word) => appendFileSync(${JSON.stringify(diary)}, word + ' ' + process.pid + '\\n');
    await alone(${JSON.stringify(lock)}, (pid) => console.log('waits for ' + pid), async () => {
      note('in');
      await new Promise((done) => setTimeout(done, 300));
      note('out');
    });`;
  const ran = await Promise.all([run(program), run(program), run(program)]);
  expect(ran.map(({ code }) => code)).toEqual([0, 0, 0]);
  expect(ran.filter(({ out }) => out.includes('waits for')).length).toBeGreaterThanOrEqual(2);
  const steps = readFileSync(diary, 'utf8').trim().split('\n');
  expect(steps).toHaveLength(6);
  for (let at = 0; at < 6; at += 2) expect(steps[at + 1]).toBe(steps[at]?.replace('in', 'out'));
  expect(existsSync(lock)).toBe(false);
});

test('a lock left behind by a command that was killed is taken over', async () => {
  const lock = join(freshFolder(), 'lock');
  const gone = spawnSync(process.execPath, ['-e', '']).pid;
  writeFileSync(lock, String(gone));
  const ran = await run(`
    import { alone } from ${part('lock.mjs')};
    console.log(await alone(${JSON.stringify(lock)}, () => console.log('waits'), async () => 'done'));`);
  expect([ran.code, ran.out]).toEqual([0, 'done\n']);
});

test('installed packages are taken as they are when each has the version of the lockfile', async () => {
  const folder = freshFolder();
  const write = (name: string, packages: object): string => {
    writeFileSync(join(folder, name), JSON.stringify({ packages }));
    return JSON.stringify(join(folder, name));
  };
  const lock = write('lock.json', {
    '': {},
    'node_modules/a': { version: '1.0.0' },
    'node_modules/b': { version: '2.0.0', optional: true },
  });
  const found = [
    write('same.json', { 'node_modules/a': { version: '1.0.0' } }),
    write('other.json', { 'node_modules/a': { version: '1.0.1' } }),
    write('less.json', { 'node_modules/b': { version: '2.0.0' } }),
    JSON.stringify(join(folder, 'none.json')),
  ];
  const ran = await run(`
    import { installedAsLocked } from ${part('packages.mjs')};
    console.log(JSON.stringify([${found.join(',')}].map((record) => installedAsLocked(${lock}, record))));`);
  expect(JSON.parse(ran.out)).toEqual([true, false, false, false]);
});

const prepare = (asRoot: boolean): string => `
  import { prepareSystem } from ${part('system.mjs')};
  import { wordsIn } from ${part('words.mjs')};
  process.getuid = () => ${asRoot ? 0 : 1000};
  const missing = await prepareSystem('demo', (line) => console.log(line), wordsIn('en-US'));
  console.log('missing: ' + missing.join(' '));`;

test('on Debian a missing browser is installed by root; to everybody else, and elsewhere, it is named with its remedy', async () => {
  const folder = freshFolder();
  const asked = join(folder, 'asked');
  writeFileSync(join(folder, 'apt-get'), `#!/bin/sh\necho "$@" >> ${JSON.stringify(asked)}\nexit 100\n`);
  chmodSync(join(folder, 'apt-get'), 0o755);
  const environment = {
    COUNTERSIGN_BROWSER: join(folder, 'no-browser-here'),
    PATH: `${folder}${delimiter}${process.env['PATH'] ?? ''}`,
  };
  const other = await run(prepare(false), environment);
  const debian = existsSync('/etc/debian_version');
  expect(other.out).toContain(debian ? 'apt-get install chromium' : 'not Debian');
  expect(existsSync(asked)).toBe(false);
  if (!debian) return;
  const root = await run(prepare(true), environment);
  expect(root.out).toMatch(/Installing system packages \(apt-get\): chromium.*\. They are for: /);
  expect(root.out).toContain('could not be installed: chromium');
  expect(root.out).toContain('missing: chromium');
  expect(readFileSync(asked, 'utf8')).toMatch(/install .*DPkg::Lock::Timeout=400 .*chromium/);
});
