import fc from 'fast-check';
import { expect, test } from 'vitest';
import { StoreRefused } from '#core/office.ts';
import { readDesktopRequest } from '#shell/desktop-requests.ts';
import { isTrustedSender } from '#shell/lockdown.ts';
import { readOfficeCall } from '#shell/office-call.ts';
import { explainOpenFailure } from '#shell/open-failure.ts';
import { sentencesFor } from '#shell/sentences.ts';
import { localDataFolder, readStartArguments } from '#shell/start-arguments.ts';

const job = { title: 'DN', html: '<p>', widthMm: 241, heightMm: 140, sheets: 1 };

test('the desktop does what is on its list, asked in the right shape, and nothing else', () => {
  expect(readDesktopRequest('pick-file', 'workbook')).toEqual({ verb: 'pick-file', kind: 'workbook' });
  expect(readDesktopRequest('scans', true)).toEqual({ verb: 'scans', choose: true });
  expect(readDesktopRequest('read-scan', '合同 1.pdf')).toEqual({ verb: 'read-scan', name: '合同 1.pdf' });
  expect(readDesktopRequest('is-maximized', undefined)).toEqual({ verb: 'is-maximized' });
  expect(readDesktopRequest('window-action', 'close')).toEqual({ verb: 'window-action', action: 'close' });
  expect(readDesktopRequest('save-pdf', { ...job, preload: '/etc/passwd' })).toEqual({ verb: 'save-pdf', job });
  expect(readDesktopRequest('printers', 'anything')).toEqual({ verb: 'printers' });
  expect(readDesktopRequest('print', { ...job, printer: 'EPSON LQ-730KII' })).toEqual({
    verb: 'print',
    job,
    printer: 'EPSON LQ-730KII',
  });
  const opening = { path: 'C:\\a.xlsx', what: 'folder' };
  expect(readDesktopRequest('open-saved', { ...opening, arguments: '/c' })).toEqual({ verb: 'open-saved', ...opening });
  for (const [verb, payload] of [
    ['open-saved', { path: 'C:\\a.xlsx', what: 'run' }],
    ['open-saved', { what: 'file' }],
    ['open-path', '/etc/passwd'],
    ['pick-file', '*'],
    ['pick-file', ['workbook']],
    ['window-action', 'toString'],
    ['language', 'x'.repeat(36)],
    ['scans', 'yes'],
    ['read-scan', 'x'.repeat(256)],
    ['save-file', { suggestedName: 'x' }],
    ['save-file', null],
    ['print', { ...job, widthMm: Infinity }],
    ['print', { ...job, sheets: 1.5 }],
    ['print', { ...job, heightMm: '140' }],
    ['print', { ...job, html: '' }],
    ['print', { ...job, printer: 7 }],
    [undefined, undefined],
  ])
    expect(readDesktopRequest(verb, payload)).toBeUndefined();
});

test('no message of any shape makes the shell throw', () => {
  fc.assert(
    fc.property(fc.anything(), fc.anything(), (verb, payload) => {
      const request = readDesktopRequest(verb, payload);
      const call = readOfficeCall(payload);
      expect(request === undefined || request.verb === verb).toBe(true);
      expect(call === undefined || (call.name.length <= 100 && call.requestId.length <= 64)).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

test('the bridge listens to the top frame of the office page and to nobody else', () => {
  const page = {} as Electron.WebContents;
  const frame = (url: string, parent: object | null = null) => ({ url, parent }) as unknown as Electron.WebFrameMain;
  expect(isTrustedSender({ sender: page, senderFrame: frame('app://bundle/index.html') }, page)).toBe(true);
  for (const [sender, senderFrame] of [
    [{} as Electron.WebContents, frame('app://bundle/index.html')],
    [page, frame('app://sheets/1')],
    [page, frame('https://app.bundle/')],
    [page, frame('app://bundle.evil/index.html')],
    [page, frame('app://bundle/index.html', {})],
    [page, null],
  ] as const)
    expect(isTrustedSender({ sender, senderFrame }, page)).toBe(false);
  expect(isTrustedSender({ sender: page, senderFrame: frame('app://bundle/index.html') }, undefined)).toBe(false);
});

test('every reason a store cannot be opened has its sentence and remedy in both languages', () => {
  const zh = sentencesFor('zh-Hans-CN');
  const en = sentencesFor('en-GB');
  expect(sentencesFor(undefined)).toBe(en);
  expect(Object.keys(zh.cannotOpenBecause)).toEqual(Object.keys(en.cannotOpenBecause));
  for (const words of [zh, en])
    for (const sentence of Object.values(words.cannotOpenBecause)) expect(sentence).toMatch(/[。.]$/u);
  for (const sentence of Object.values(zh.cannotOpenBecause)) expect(sentence).toMatch(/\p{Script=Han}/u);
});

test('what opening threw is sorted by its reason or code, however deep the code lies', () => {
  const coded = (code: string): Error => Object.assign(new Error('E: /home/zhang/store'), { code });
  expect(explainOpenFailure(new StoreRefused('network_share', { path: '//nas/office' }))).toEqual({
    reason: 'network_share',
    detail: 'StoreRefused network_share',
  });
  expect(explainOpenFailure(coded('SQLITE_CORRUPT_VTAB')).reason).toBe('damaged');
  expect(explainOpenFailure(new Error('open', { cause: coded('ENOSPC') })).reason).toBe('disk_full');
  expect(explainOpenFailure(coded('EROFS')).detail).toBe('Error EROFS');
  expect(explainOpenFailure('odd')).toEqual({ reason: 'unexpected', detail: 'string' });
});

test('the command line names two folders; relative ones count from where it was typed', () => {
  const argv = ['electron', '.', '--inspect=0', '--data=books', '--user-data-dir=/var/keep', '--unknown', 'x'];
  expect(readStartArguments(argv, '/home/office')).toEqual({ data: '/home/office/books', userData: '/var/keep' });
  expect(readStartArguments(['electron', '--data='], '/')).toEqual({});
});

test('on Windows the default place is the local folder, never the roaming one', () => {
  expect(
    localDataFolder('win32', { LOCALAPPDATA: 'C:\\Users\\li\\AppData\\Local', APPDATA: 'C:\\Roaming' }, 'Countersign'),
  ).toBe('C:\\Users\\li\\AppData\\Local\\Countersign');
  expect(localDataFolder('linux', { LOCALAPPDATA: '/x' }, 'Countersign')).toBeUndefined();
});
