import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { type LaunchedOffice, launchOffice } from './launch.ts';

let office: LaunchedOffice;

test.beforeEach(async () => {
  office = await launchOffice({ app: 'fixture' });
  await expect(office.window.getByRole('status')).toHaveText('ready');
});
test.afterEach(async () => {
  await office.app.close();
});

const sheet = (body: string): string =>
  `<!doctype html><html><head><style>@page{size:241mm 140mm;margin:0}body{margin:0}.sheet{position:relative;width:241mm;height:140mm;overflow:hidden;break-after:page}.sheet:last-child{break-after:auto}.t{position:absolute;left:20mm;top:20mm;width:60mm;height:8mm;font:12pt sans-serif;white-space:nowrap}</style></head><body>${body}</body></html>`;
const job = (body: string, sheets = 1) => ({
  title: 'DN-2026-0001',
  html: sheet(body),
  widthMm: 241,
  heightMm: 140,
  sheets,
});
const fitting = '<section class="sheet"><div class="t">Dispatch note</div></section>';
const tooLong = `<section class="sheet"><div class="t">${'much too long for its box '.repeat(8)}</div></section>`;

test('a picked file arrives whole; one over 20 MB is refused with its size', async () => {
  const { app, window, directory } = office;
  const small = path.join(directory, '客户 2026.xlsx');
  const large = path.join(directory, 'large.xlsx');
  writeFileSync(small, '工作簿');
  writeFileSync(large, Buffer.alloc(21 * 1024 * 1024));
  const pick = async (file: string | undefined): Promise<unknown> => {
    await app.evaluate(({ dialog }, chosen) => {
      dialog.showOpenDialog = (async () => ({
        canceled: chosen === undefined,
        filePaths: chosen === undefined ? [] : [chosen],
      })) as typeof dialog.showOpenDialog;
      dialog.showMessageBox = (async (...args: unknown[]) => {
        Object.assign(globalThis, { told: args.at(-1) });
        return { response: 0, checkboxChecked: false };
      }) as typeof dialog.showMessageBox;
    }, file);
    return await window.evaluate(() => globalThis.window.desktop!.pickFile('workbook'));
  };
  expect(await pick(small)).toEqual({
    name: '客户 2026.xlsx',
    contentBase64: Buffer.from('工作簿').toString('base64'),
  });
  expect(await pick(undefined)).toBeUndefined();
  expect(await pick(large)).toBeUndefined();
  expect(await app.evaluate(() => (globalThis as unknown as { told: unknown }).told)).toMatchObject({
    message: '“large.xlsx” is 21.0 MB; the limit is 20 MB',
  });
});

test('a saved file takes the place of the old one whole; a folder that refuses says so and the old file stays', async () => {
  const { app, window, directory } = office;
  const target = path.join(directory, 'ledger.csv');
  writeFileSync(target, 'old');
  const save = async (to: string): Promise<unknown> => {
    await app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = (async (...args: unknown[]) => {
        Object.assign(globalThis, { offered: args.at(-1) });
        return { canceled: filePath === '', filePath };
      }) as typeof dialog.showSaveDialog;
      dialog.showMessageBox = (async (...args: unknown[]) => {
        Object.assign(globalThis, { told: args.at(-1) });
        return { response: 0, checkboxChecked: false };
      }) as typeof dialog.showMessageBox;
    }, to);
    return await window.evaluate(
      (contentBase64) =>
        globalThis.window.desktop!.saveFile({ suggestedName: '../对账单: 华东/2026.xlsx', contentBase64 }),
      Buffer.from('new').toString('base64'),
    );
  };
  expect(await save(target)).toEqual({ path: target });
  expect(readFileSync(target, 'utf8')).toBe('new');
  const offered = await app.evaluate(() => (globalThis as unknown as { offered: { defaultPath: string } }).offered);
  expect(path.basename(offered.defaultPath)).toMatch(/对账单_ 华东_2026\.xlsx$/u);
  expect(await save('')).toBeUndefined();
  expect(await save(path.join(directory, 'no such folder', 'x.csv'))).toBeUndefined();
  expect(await app.evaluate(() => (globalThis as unknown as { told: { detail: string } }).told.detail)).toContain(
    'ENOENT',
  );
  expect(readFileSync(target, 'utf8')).toBe('new');
  // Electron's own `shell` would start programs here: the stand-in notes what was to be opened.
  await app.evaluate(({ shell }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { opened });
    shell.showItemInFolder = (file) => void opened.push(file);
  });
  const show = (file: string) =>
    window.evaluate((asked) => globalThis.window.desktop!.openSaved(asked, 'folder'), file);
  expect(await show(target)).toBe(true);
  expect(await show('/etc/passwd')).toBe(false);
  expect(await app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened)).toEqual([target]);
});

test('sheets become a PDF of exactly their paper; text that does not fit is named instead of printed', async () => {
  const { app, window, directory } = office;
  const target = path.join(directory, 'sheets.pdf');
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = (async () => ({ canceled: false, filePath })) as typeof dialog.showSaveDialog;
    dialog.showMessageBox = (async (...args: unknown[]) => {
      Object.assign(globalThis, { told: args.at(-1) });
      return { response: 0, checkboxChecked: false };
    }) as typeof dialog.showMessageBox;
  }, target);
  const savePdf = (asked: ReturnType<typeof job>): Promise<unknown> =>
    window.evaluate((one) => globalThis.window.desktop!.savePdf(one), asked);
  const script =
    '<script>document.body.textContent = "acted"</script><img src="x" onerror="document.body.textContent = \'acted\'">';

  expect(await savePdf(job(fitting.repeat(3).replace('</div>', `</div>${script}`), 3))).toEqual({ path: target });
  const info = execFileSync('pdfinfo', [target], { encoding: 'utf8' });
  expect(info).toMatch(/Pages:\s+3\n/u);
  expect(info).toMatch(/Page size:\s+683\.\d+ x 396\.\d+ pts/u);
  expect(execFileSync('pdftotext', [target, '-'], { encoding: 'utf8' })).not.toContain('acted');

  expect(await savePdf(job(tooLong))).toBeUndefined();
  expect(
    await app.evaluate(() => (globalThis as unknown as { told: { message: string; detail: string } }).told),
  ).toMatchObject({
    message: 'Some text does not fit; printing was stopped',
    detail: expect.stringContaining('much too long for its box'),
  });
  await expect(savePdf(job(fitting, 2))).rejects.toThrow(/PrintRefused: print.size_differs/u);
  await expect.poll(() => app.windows().length).toBe(1);
});

test('printing opens the system dialog with the exact paper in microns', async () => {
  const { app, window } = office;
  await app.evaluate(({ app: main }) => {
    main.on('web-contents-created', (_event, contents) => {
      contents.print = (options, callback) => {
        Object.assign(globalThis, { printed: options });
        callback?.(true, '');
      };
    });
  });
  expect(await window.evaluate((one) => globalThis.window.desktop!.print(one), job(fitting))).toEqual({
    printed: true,
  });
  expect(await app.evaluate(() => (globalThis as unknown as { printed: unknown }).printed)).toEqual({
    silent: false,
    printBackground: true,
    color: false,
    margins: { marginType: 'none' },
    scaleFactor: 100,
    pageSize: { width: 241_000, height: 140_000 },
  });
});

test('a workbook is read in a process of its own, which the window starts for the office and which then ends', async () => {
  const { app, window } = office;
  await app.evaluate(({ utilityProcess }) => {
    const started: { pid: number | undefined }[] = [];
    Object.assign(globalThis, { started });
    const fork = utilityProcess.fork.bind(utilityProcess);
    utilityProcess.fork = (...args) => {
      const child = fork(...args);
      child.once('spawn', () => started.push({ pid: child.pid }));
      return child;
    };
  });
  const contentBase64 = Buffer.from('客户,金额\n华东贸易,1200.50\n').toString('base64');
  const reply = await window.evaluate(
    (input) => globalThis.window.office.call({ requestId: 'read', name: 'fixture.read', input }),
    { name: '客户.csv', contentBase64 },
  );
  expect(reply).toMatchObject({ ok: true, value: { ok: true } });
  expect(JSON.stringify(reply)).toContain('华东贸易');
  const started = await app.evaluate(() => (globalThis as unknown as { started: { pid: number }[] }).started);
  expect(started).toHaveLength(1);
  const isRunning = (pid: number): boolean => {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  };
  await expect.poll(() => started.map(({ pid }) => isRunning(pid))).toEqual([false]);
});
