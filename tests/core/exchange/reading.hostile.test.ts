import { fork } from 'node:child_process';
import { writeXlsx } from 'hucre/xlsx';
import * as XLSX from 'xlsx';
import { expect, test } from 'vitest';
import { readWorkbook } from '#core/exchange/read-workbook.ts';
import { defaultLimits } from '#core/exchange/reading/reading-request.ts';
import { encodeGbk } from '../../../resources/sample-office/gbk-encoder.ts';
import { contentOf, makeZip, refusalOf, workbookOf, xlsxParts, xmlRow } from './workbook-makers.ts';

const head = xmlRow(1, ['客户名称', '税号']);

test('a zip bomb is refused by its declared size, before anything is unpacked', async () => {
  const parts = xlsxParts(`<sheetData>${head}</sheetData>`);
  const bomb = makeZip([...parts, { name: 'xl/media/a.xml', data: 'x', declaredSize: 900 * 1024 * 1024 }]);
  expect(refusalOf(await readWorkbook(bomb, '客户.xlsx'))).toMatchObject({
    rule: 'workbook_unpacks_too_large',
    details: { limitMegabytes: 200 },
  });
});

test('a zip bomb that lies about its size is caught by counting what really comes out', async () => {
  const parts = xlsxParts(`<sheetData>${head}</sheetData>`);
  const bomb = makeZip([
    ...parts,
    { name: 'xl/comments1.xml', data: Buffer.alloc(30 * 1024 * 1024, 0x20), declaredSize: 100 },
  ]);
  expect(bomb.length).toBeLessThan(64 * 1024);
  expect(refusalOf(await readWorkbook(bomb, '客户.xlsx')).rule).toBe('workbook_unpacks_too_large');
});

test('overlapping parts that share one packed block are counted once for each name', async () => {
  const zip = makeZip([{ name: 'xl/workbook.xml', data: Buffer.alloc(8 * 1024 * 1024, 0x41) }]);
  const directoryAt = zip.readUInt32LE(zip.length - 6);
  const entry = zip.subarray(directoryAt, zip.length - 22);
  const end = Buffer.from(zip.subarray(zip.length - 22));
  end.writeUInt16LE(60, 8);
  end.writeUInt16LE(60, 10);
  const bomb = Buffer.concat([zip.subarray(0, directoryAt), ...Array.from({ length: 60 }, () => entry), end]);
  expect(refusalOf(await readWorkbook(bomb, '客户.xlsx')).rule).toBe('workbook_unpacks_too_large');
});

test('a document type is refused, in UTF-8 and in UTF-16', async () => {
  const sheet = `<sheetData>${head}</sheetData>`;
  const plain = makeZip(xlsxParts(sheet, { prolog: '<!DOCTYPE x [<!ENTITY a "aaaa">]>' }));
  expect(refusalOf(await readWorkbook(plain, 'a.xlsx')).rule).toBe('workbook_has_doctype');
  const wide = makeZip([
    ...xlsxParts(sheet),
    { name: 'docProps/app.xml', data: Buffer.from('\uFEFF<!DOCTYPE x>', 'utf16le') },
  ]);
  expect(refusalOf(await readWorkbook(wide, 'a.xlsx')).rule).toBe('workbook_has_doctype');
});

test('a process that neither answers nor ends itself is killed by the clock', async () => {
  let pid = 0;
  const reading = await readWorkbook(workbookOf([['客户名称']]), 'a.xlsx', {
    limits: { wallMilliseconds: 1_000 },
    startChild: () => {
      const child = fork(new URL('hanging-process.mjs', import.meta.url), [], { serialization: 'advanced' });
      pid = child.pid ?? 0;
      return {
        send: (request) => void child.send(request),
        onMessage: (listener) => void child.on('message', listener),
        onExit: (listener) => void child.once('close', () => listener(false)),
        kill: () => void child.kill('SIGKILL'),
      };
    },
  });
  expect(refusalOf(reading)).toEqual({ rule: 'workbook_took_too_long', details: { seconds: 1 } });
  expect(pid).toBeGreaterThan(0);
  await expect.poll(() => isAlive(pid)).toBe(false);
});

const longRows = Array.from({ length: 20_000 }, (_, at) =>
  Array.from({ length: 20 }, (_, column) => `值${at}-${column}`),
);

test('a reading that has used up its processor time ends itself, in the midst of parsing', async () => {
  const started = performance.now();
  const reading = await readWorkbook(workbookOf(longRows), 'a.xlsx', { limits: { milliseconds: 150 } });
  expect(refusalOf(reading)).toEqual({ rule: 'workbook_took_too_long', details: { seconds: 1 } });
  expect(performance.now() - started).toBeLessThan(defaultLimits.wallMilliseconds);
});

test('a PC that is busy with other things takes nothing from a reading: only its own processor time counts', async () => {
  const milliseconds = 1_500;
  let asked = 0;
  const reading = await readWorkbook(workbookOf([['客户名称'], ['甲公司']]), 'a.xlsx', {
    limits: { milliseconds },
    startChild: (entry, megabytes) => {
      const child = fork(entry, [], { serialization: 'advanced', execArgv: [`--max-old-space-size=${megabytes}`] });
      return {
        // The process stands still for twice its time, as it would on a PC where it gets no turn.
        send(request) {
          asked = performance.now();
          child.kill('SIGSTOP');
          child.send(request);
          setTimeout(() => child.kill('SIGCONT'), milliseconds * 2);
        },
        onMessage: (listener) => void child.on('message', listener),
        onExit: (listener) => void child.once('close', () => listener(false)),
        kill: () => void child.kill('SIGKILL'),
      };
    },
  });
  expect(contentOf(reading).sheets[0]?.rows).toHaveLength(2);
  expect(performance.now() - asked).toBeGreaterThan(milliseconds);
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

test('a reading that needs more memory than allowed is refused as such', async () => {
  const rows = Array.from({ length: 30_000 }, (_, at) =>
    Array.from({ length: 20 }, (_, column) => `值${at}-${column}`),
  );
  const refusal = refusalOf(await readWorkbook(workbookOf(rows), 'a.xlsx', { limits: { memoryMegabytes: 40 } }));
  expect(refusal).toEqual({ rule: 'workbook_needs_too_much_memory', details: { limitMegabytes: 40 } });
});

test('a person can cancel a reading, and the progress of a long one is reported', async () => {
  const rows = Array.from({ length: 5_000 }, (_, at) => [`客户${at}`, at]);
  const cancel = new AbortController();
  const steps: string[] = [];
  const reading = await readWorkbook(workbookOf(rows), 'a.xlsx', {
    signal: cancel.signal,
    onProgress: ({ step, rowsDone }) => {
      steps.push(`${step} ${rowsDone}`);
      if (rowsDone >= 1000) cancel.abort();
    },
  });
  expect(refusalOf(reading).rule).toBe('workbook_reading_cancelled');
  expect(steps.slice(0, 4)).toEqual(['checking 0', 'parsing 0', 'collecting 0', 'collecting 1000']);
});

test('files that are no workbooks are named for what they are, whatever they are called', async () => {
  const files: readonly (readonly [Uint8Array, string])[] = [
    [Buffer.from('%PDF-1.7 ...'), 'pdf'],
    [Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), 'image'],
    [makeZip([{ name: 'word/document.xml', data: '<w/>' }]), 'word_document'],
    [makeZip([{ name: 'a.txt', data: 'a' }]), 'archive'],
    [Buffer.from('Dear colleagues,\nplease find the list below.\nRegards'), 'plain_text'],
    [Buffer.from('您好，\n附件是客户名单，请查收。\n谢谢'), 'plain_text'],
    [Buffer.from('<html><body>403 Forbidden</body></html>'), 'plain_text'],
    [Buffer.from('MIME-Version: 1.0\r\nContent-Type: multipart/related'), 'web_archive'],
    [Buffer.from([0x4d, 0x5a, 0x90, 0x00, 0x03, 0x00]), 'program'],
    [Buffer.from([0, 1, 2, 3, 4, 5]), 'unknown_binary'],
  ];
  for (const [bytes, found] of files) {
    expect(refusalOf(await readWorkbook(bytes, '客户.xlsx'))).toEqual({
      rule: 'workbook_not_a_workbook',
      details: { found },
    });
  }
});

test('empty, blank and oversized files say so', async () => {
  expect(refusalOf(await readWorkbook(new Uint8Array(), 'a.xlsx')).rule).toBe('workbook_empty');
  expect(refusalOf(await readWorkbook(Buffer.from(' \n\n'), 'a.csv')).rule).toBe('workbook_empty');
  expect(refusalOf(await readWorkbook(workbookOf([]), 'a.xlsx')).rule).toBe('workbook_empty');
  const large = refusalOf(await readWorkbook(new Uint8Array(21 * 1024 * 1024), 'a.xlsx'));
  expect(large).toEqual({ rule: 'workbook_too_large', details: { megabytes: 21, limitMegabytes: 20 } });
});

test('more rows than the limit are refused, in a workbook and in text', async () => {
  const rows = Array.from({ length: 201 }, (_, at) => [`客户${at}`]);
  const limits = { rows: 200 };
  expect(refusalOf(await readWorkbook(workbookOf(rows), 'a.xlsx', { limits })).rule).toBe('workbook_too_many_rows');
  const text = Buffer.from(rows.map(([name]) => `${name},1`).join('\n'));
  expect(refusalOf(await readWorkbook(text, 'a.csv', { limits })).details).toEqual({ limit: 200 });
});

test('a workbook saved with a password asks for it, says when it is wrong, and opens with the right one', async () => {
  // Sealed by another program than the one that opens it.
  const rows = [
    ['客户名称', '税号'],
    ['甲公司', '914403001922038216'],
  ];
  const sealed = await writeXlsx({
    sheets: [{ name: '客户', rows }],
    encryption: { password: '对的密码1', spinCount: 1_000 },
  });
  expect(refusalOf(await readWorkbook(sealed, 'a.xlsx')).rule).toBe('workbook_password_protected');
  expect(refusalOf(await readWorkbook(sealed, 'a.xlsx', { password: '错' })).rule).toBe('workbook_password_wrong');
  const content = contentOf(await readWorkbook(sealed, 'a.xlsx', { password: '对的密码1' }));
  expect(content.sheets[0]?.rows[1]?.cells[1]).toEqual([1, 's', '914403001922038216']);
});

test('an older kind of encryption is refused with the word that it cannot be opened here', async () => {
  const container = XLSX.CFB.utils.cfb_new() as object;
  XLSX.CFB.utils.cfb_add(container, '/EncryptionInfo', Buffer.from('0300020024000000', 'hex'));
  XLSX.CFB.utils.cfb_add(container, '/EncryptedPackage', Buffer.alloc(64));
  const bytes = XLSX.CFB.write(container, { type: 'buffer' }) as Buffer;
  expect(refusalOf(await readWorkbook(bytes, 'a.xlsx', { password: 'x' }))).toEqual({
    rule: 'workbook_password_protected',
    details: { opens: 'no' },
  });
});

test('one cell in the last row and a rule over the whole sheet cost no time', async () => {
  const sheet =
    '<dimension ref="A1:XFD1048576"/><sheetData>' +
    head +
    '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>角落</t></is></c></row></sheetData>' +
    '<mergeCells count="1"><mergeCell ref="A3:XFD1048575"/></mergeCells>' +
    '<dataValidations count="1"><dataValidation type="list" sqref="A1:XFD1048576"><formula1>"是,否"</formula1></dataValidation></dataValidations>';
  const started = performance.now();
  const content = contentOf(await readWorkbook(makeZip(xlsxParts(sheet)), 'a.xlsx'));
  expect(content.sheets[0]?.rows.map((row) => row.number)).toEqual([1, 1_048_576]);
  expect(performance.now() - started).toBeLessThan(5_000);
});

test('truncated and scrambled files are refused as damaged, never with a crash', async () => {
  const whole = workbookOf([['客户名称'], ['甲公司']]);
  for (const share of [0.2, 0.5, 0.9, 0.99]) {
    const cut = whole.slice(0, Math.floor(whole.length * share));
    expect(refusalOf(await readWorkbook(cut, 'a.xlsx')).rule).toBe('workbook_damaged');
  }
  const xls = workbookOf([['客户名称'], ['甲公司']], undefined, 'biff8');
  expect(refusalOf(await readWorkbook(xls.slice(0, 600), 'a.xls')).rule).toMatch(
    /^workbook_(?:damaged|not_a_workbook|empty)$/,
  );
});

test('bytes that are neither UTF-8 nor everyday Chinese ask for the encoding, and take the one given', async () => {
  const latin = Buffer.from([0x4e, 0x61, 0x6d, 0x65, 0x2c, 0x42, 0xfc, 0x72, 0x6f, 0x0a, 0xd6, 0x6c, 0x2c, 0x31, 0x0a]);
  expect(refusalOf(await readWorkbook(latin, 'a.csv')).rule).toBe('workbook_encoding_unknown');
  const rare = encodeGbk('丂丄丅,1\n丆丏丒,2\n');
  expect(refusalOf(await readWorkbook(rare, 'a.csv')).rule).toBe('workbook_encoding_unknown');
  const told = contentOf(await readWorkbook(rare, 'a.csv', { encoding: 'gb18030' }));
  expect(told.sheets[0]?.rows[0]?.cells).toEqual([
    [0, 's', '丂丄丅'],
    [1, 's', '1'],
  ]);
});

test('a part packed in a way no office program uses is refused', async () => {
  const zip = makeZip(xlsxParts(`<sheetData>${head}</sheetData>`));
  const directoryAt = zip.readUInt32LE(zip.length - 6);
  zip.writeUInt16LE(12, directoryAt + 10);
  expect(refusalOf(await readWorkbook(zip, 'a.xlsx')).rule).toBe('workbook_damaged');
});
