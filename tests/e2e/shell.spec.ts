import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import type { OfficeCall } from '#shared/ipc/office-link.ts';
import { buildFor, freshDirectory, type LaunchedOffice, launchOffice, officeExecutable } from './launch.ts';

let office: LaunchedOffice;

test.beforeEach(async () => {
  office = await launchOffice({ app: 'fixture' });
  await expect(office.window.getByRole('status')).toHaveText('ready');
});
test.afterEach(async () => {
  await office.app.close();
});

/** One call from the page, as the page makes it. */
async function call(window: Page, name: string, input: unknown = {}, requestId = 'request'): Promise<unknown> {
  return await window.evaluate((asked: OfficeCall) => globalThis.window.office.call(asked), { name, input, requestId });
}

test('a call from the page reaches the office in its own process and the answer comes back', async () => {
  const { app, window } = office;
  const reply = await call(window, 'fixture.echo', { client: '华东贸易', amountFen: 123_456 });
  expect(reply).toEqual({
    ok: true,
    value: { seat: expect.stringMatching(/^[0-9a-f-]{36}$/u), input: { client: '华东贸易', amountFen: 123_456 } },
  });
  expect(await app.evaluate(({ app: main }) => main.getPath('userData'))).toBe(office.directory);
});

test('the page has no Node, no Electron, and cannot exchange its bridge', async () => {
  const seen = await office.window.evaluate(() => {
    const attempt = (act: () => unknown): string => {
      try {
        act();
        return 'allowed';
      } catch (error) {
        return error instanceof Error ? error.name : 'refused';
      }
    };
    return {
      globals: ['require', 'process', 'module', 'Buffer', 'electron', 'ipcRenderer'].filter((name) => name in window),
      bridge: [Object.keys(window.office), Object.keys(window.desktop!)].flat(),
      frozen: Object.isFrozen(window.office) && Object.isFrozen(window.desktop),
      replaced: attempt(() => Object.assign(window, { office: {} })),
      secure: isSecureContext,
      origin: document.querySelector('script[type=module]')?.getAttribute('src'),
    };
  });
  expect(seen).toMatchObject({ globals: [], frozen: true, replaced: 'TypeError', secure: true });
  expect(seen.bridge).toEqual([
    'call',
    'cancel',
    'onEvent',
    'platform',
    'pickFile',
    'scans',
    'readScan',
    'saveFile',
    'savePdf',
    'pickFolder',
    'pickBackup',
    'backupPlan',
    'setBackupPlan',
    'offices',
    'openOffice',
    'deleteSample',
    'openSaved',
    'print',
    'printers',
    'windowAction',
    'onMaximized',
  ]);
  const preferences = await office.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.getURL(),
  );
  expect(preferences).toBe('app://bundle/index.html');
});

test('inline scripts, eval and every address but our own are blocked by the content policy', async () => {
  const seen = await office.window.evaluate(async () => {
    const script = document.createElement('script');
    script.textContent = 'window.injected = true';
    document.body.append(script);
    return {
      inline: 'inlineRan' in window,
      injected: 'injected' in window,
      eval: document.querySelector('#eval')?.textContent,
      network: await fetch('https://example.com/').catch((error: Error) => error.name),
      own: await fetch('index.html').catch((error: Error) => error.name),
      camera: (await navigator.permissions.query({ name: 'camera' as PermissionName })).state,
      location: (await navigator.permissions.query({ name: 'geolocation' })).state,
    };
  });
  expect(seen).toEqual({
    inline: false,
    injected: false,
    eval: 'EvalError',
    network: 'TypeError',
    own: 'TypeError',
    camera: 'denied',
    location: 'denied',
  });
});

test('a page cannot leave, open windows or frame another site, and each attempt is in the log', async () => {
  const { app, window, directory } = office;
  expect(await window.evaluate(() => globalThis.window.open('https://example.com/'))).toBeNull();
  await window.evaluate(() => {
    document.body.insertAdjacentHTML(
      'beforeend',
      '<a id="out" href="https://example.net/secret?client=1">out</a> <a id="tab" target="_blank" href="https://example.org/">tab</a>',
    );
  });
  const framed = await window.evaluate(
    () =>
      new Promise((tell) => {
        document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => tell(effectiveDirective));
        document.body.insertAdjacentHTML('beforeend', '<iframe src="https://example.org/"></iframe>');
      }),
  );
  expect(framed).toBe('frame-src');
  await window.locator('#tab').click({ noWaitAfter: true });
  await window.locator('#out').click({ noWaitAfter: true });
  const log = () => readFileSync(path.join(directory, 'logs', 'countersign.log'), 'utf8');
  await expect
    .poll(() =>
      log()
        .match(/refused\.(window|navigation)","detail":"[^"]*"/gu)
        ?.toSorted(),
    )
    .toEqual([
      'refused.navigation","detail":"https://example.net"',
      'refused.window","detail":"https://example.com"',
      'refused.window","detail":"https://example.org"',
    ]);
  expect(log()).not.toContain('secret');
  await expect(window.getByRole('heading')).toHaveText('The office answers');
  expect(app.windows()).toHaveLength(1);
});

test('progress comes back to the window that asked, and a cancelled call ends', async () => {
  const { window } = office;
  const running = call(window, 'fixture.slow', {}, 'long-work');
  await expect(window.locator('#events')).toContainText('"requestId":"long-work","step":"working"');
  await window.evaluate(() => globalThis.window.office.cancel('long-work'));
  expect(await running).toEqual({ ok: false, failure: { code: 'rule_broken', rule: 'cancelled' } });
});

test('a malformed call is refused before it reaches the office', async () => {
  const replies = await office.window.evaluate(async () => {
    const broken: unknown[] = [
      null,
      'x',
      {},
      { requestId: '', name: 'a' },
      { requestId: 'a', name: 'n'.repeat(101) },
      { requestId: 1, name: 'a' },
    ];
    return await Promise.all(broken.map((one) => window.office.call(one as OfficeCall)));
  });
  for (const reply of replies) expect(reply).toMatchObject({ ok: false, failure: { code: 'invalid_input' } });
  const refused = await office.window.evaluate(() =>
    window.desktop!.windowAction('format-disk' as 'close').catch((error: Error) => error.message),
  );
  expect(refused).toContain('refused: malformed request');
});

test('the page crashes: it comes back in the same seat and nothing saved is lost', async () => {
  const { app, window } = office;
  await call(window, 'fixture.keep', '收据 17');
  const before = await call(window, 'fixture.echo');
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer());
  const inPage = (code: string) =>
    app
      .evaluate(
        ({ BrowserWindow }, text) => BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(text),
        code,
      )
      .catch(() => undefined);
  await expect
    .poll(() => inPage('document.querySelector("#answer")?.textContent'))
    .toBe('{"ok":true,"value":"收据 17"}');
  expect(await inPage('office.call({ requestId: "again", name: "fixture.echo", input: {} })')).toEqual(before);
});

test('the office process dies: the call in hand gets a reference, the office is started once more, then the person is asked', async () => {
  const { app, window, directory } = office;
  await call(window, 'fixture.keep', 'before');
  await app.evaluate(({ dialog }) => {
    const asked: unknown[] = [];
    Object.assign(globalThis, { asked });
    dialog.showMessageBox = (async (...args: unknown[]) => {
      asked.push(args.at(-1));
      return { response: 0, checkboxChecked: false };
    }) as typeof dialog.showMessageBox;
  });
  expect(await call(window, 'fixture.die')).toMatchObject({
    ok: false,
    failure: { code: 'internal', reference: expect.stringMatching(/^[0-9A-F]{8}$/u) },
  });
  await expect(window.locator('#events')).toContainText('{"type":"availability","state":"restarting"}');
  await expect(window.getByRole('status')).toHaveText('ready');
  expect(await call(window, 'fixture.recall')).toEqual({ ok: true, value: 'before' });

  expect(await call(window, 'fixture.die')).toMatchObject({ ok: false, failure: { code: 'internal' } });
  await expect(window.locator('#events')).toContainText('{"type":"availability","state":"stopped"}');
  // the person chose "try again"
  await expect.poll(() => call(window, 'fixture.recall')).toEqual({ ok: true, value: 'before' });
  const asked = await app.evaluate(
    () => (globalThis as unknown as { asked: { message: string; buttons: string[] }[] }).asked,
  );
  expect(asked).toHaveLength(1);
  expect(asked[0]).toMatchObject({ message: expect.stringContaining('stopped twice'), buttons: ['Try again', 'Quit'] });
  const log = readFileSync(path.join(directory, 'logs', 'countersign.log'), 'utf8');
  expect(log).toContain('"event":"office.call-lost","name":"fixture.die"');
});

test('a store that is in use is named with its remedy, in the language the page last spoke', async () => {
  await office.window.evaluate(() => (document.documentElement.lang = 'zh-CN'));
  const stateFile = path.join(office.directory, 'window.json');
  await expect.poll(() => existsSync(stateFile) && readFileSync(stateFile, 'utf8')).toContain('zh-CN');
  writeFileSync(path.join(office.directory, 'office', 'in-use'), '');
  await office.app.evaluate(({ dialog }) => {
    const asked: unknown[] = [];
    Object.assign(globalThis, { asked });
    dialog.showMessageBox = (async (...args: unknown[]) => {
      asked.push(args.at(-1));
      return asked.length < 2 ? { response: 0, checkboxChecked: false } : await new Promise(() => undefined);
    }) as typeof dialog.showMessageBox;
  });
  await call(office.window, 'fixture.die');
  await expect
    .poll(() => office.app.evaluate(() => (globalThis as unknown as { asked: unknown[] }).asked.length))
    .toBe(2);
  const asked = await office.app.evaluate(
    () => (globalThis as unknown as { asked: { message: string; detail: string }[] }).asked,
  );
  expect(asked[0]).toMatchObject({ message: '后台两次停止，已不再自动重启' });
  expect(asked[1]).toMatchObject({
    message: '账套打不开，数据未受影响',
    detail: expect.stringContaining('另一个程序正在使用这个账套'),
  });
});

test('a second start shows the first window and ends', async () => {
  const { app, window, directory } = office;
  await app.evaluate(({ BrowserWindow }) => {
    const seen: string[] = [];
    Object.assign(globalThis, { seen });
    const first = BrowserWindow.getAllWindows()[0];
    first?.on('focus', () => seen.push('focus'));
    first?.on('restore', () => seen.push('restore'));
    first?.minimize();
  });
  await expect
    .poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized()))
    .toBe(true);
  const second = spawn(officeExecutable().path, [await buildFor('fixture'), `--user-data-dir=${directory}`], {
    stdio: 'inherit',
  });
  expect(await new Promise((ended) => second.on('exit', ended))).toBe(0);
  await expect
    .poll(() => app.evaluate(() => (globalThis as unknown as { seen: string[] }).seen))
    .toEqual(expect.arrayContaining(['restore', 'focus']));
  await expect(window.getByRole('heading')).toBeVisible();
});

test('size, place and maximised state are remembered, and closing puts the office away in order', async () => {
  const { app, window, directory } = office;
  const bounds = { x: 60, y: 50, width: 1240, height: 760 };
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds())).toMatchObject({
    width: 1366,
    height: 768,
  });
  await app.evaluate(({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]?.setBounds(to), bounds);
  await expect.poll(() => window.evaluate(() => [innerWidth, innerHeight])).toEqual([1240, 760]);
  await window.evaluate(() => globalThis.window.desktop!.windowAction('toggle-maximize'));
  await expect(window.locator('#maximized')).toHaveText('maximized');
  await window.evaluate(() => void globalThis.window.desktop!.windowAction('close'));
  await app.waitForEvent('close');
  expect(JSON.parse(readFileSync(path.join(directory, 'window.json'), 'utf8'))).toMatchObject({
    bounds,
    maximized: true,
  });
  expect(readFileSync(path.join(directory, 'office', 'word.txt.closed'), 'utf8')).toBe('closed in order');
  expect(readFileSync(path.join(directory, 'office', 'word.txt.left'), 'utf8')).toMatch(/^[0-9a-f-]{36}$/u);

  office = await launchOffice({ app: 'fixture', directory });
  await expect(office.window.locator('#maximized')).toHaveText('maximized');
  expect(await office.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getNormalBounds())).toEqual(
    bounds,
  );
});

test('when the computer is locked the seat is locked with it and the page is told', async () => {
  const { app, window } = office;
  expect(await call(window, 'fixture.locked')).toEqual({ ok: true, value: false });
  await app.evaluate(({ powerMonitor }) => void powerMonitor.emit('lock-screen'));
  await expect(window.locator('#events')).toContainText('{"type":"changed","modules":["session"]}');
  expect(await call(window, 'fixture.locked')).toEqual({ ok: true, value: true });
});

test('no key is taken from the page: there is no menu', async () => {
  expect(await office.app.evaluate(({ Menu }) => Menu.getApplicationMenu())).toBeNull();
});

test('whoever dies, nothing is left running, and the next start finds no stale lock', async () => {
  const directory = freshDirectory();
  const first = await launchOffice({ app: 'fixture', directory });
  await expect(first.window.getByRole('status')).toHaveText('ready');
  const pid = await first.app.evaluate(() => process.pid);
  const family = (): string[] =>
    execFileSync('ps', ['-eo', 'pid,args'], { encoding: 'utf8' })
      .split('\n')
      .filter((line) => line.includes(directory));
  expect(family().some((line) => line.includes('office-process'))).toBe(true);
  const ended = first.app.waitForEvent('close');
  process.kill(pid, 'SIGKILL');
  await ended;
  await expect.poll(family).toEqual([]);
  const second = await launchOffice({ app: 'fixture', directory });
  await expect(second.window.getByRole('status')).toHaveText('ready');
  await second.app.close();
});
