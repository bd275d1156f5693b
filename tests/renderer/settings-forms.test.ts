import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { SETTINGS_GROUPS, SETTINGS_SECTIONS } from '#renderer/app/settings-sections.ts';
import { diagnosticsOf, shownBytes } from '#renderer/features/settings/about-model.ts';
import {
  accountValues,
  calendarValues,
  numberingValues,
  previewNumber,
  rateValues,
  readAccounts,
  readCalendar,
  readNumbering,
  readRates,
  typedLines,
} from '#renderer/features/settings/list-form-models.ts';
import { profileValues, readProfile } from '#renderer/features/settings/profile-form-model.ts';
import thirdParties from '#renderer/features/settings/third-parties.json' with { type: 'json' };
import { offsetOf, usualPrinter, withOffset } from '#renderer/features/printing/printer-settings.ts';
import { LEGAL_RATES } from '#shared/settings/tax-rates.ts';

const TODAY = '2026-11-20';
const ROOT = join(import.meta.dirname, '../..');

describe('what stands comes out of its form as it went in', () => {
  test('accounts, rates, days and numbers', () => {
    const account = {
      bank: '工行园区支行',
      account: '1102026309000012345',
      purpose: 'basic' as const,
      onInvoices: true,
      onContracts: false,
      closedOn: null,
      remark: null,
    };
    expect(readAccounts(accountValues([account]), TODAY)).toEqual({ ok: true, draft: { lines: [account] } });
    expect(readRates(rateValues(LEGAL_RATES.lines), TODAY)).toEqual({ ok: true, draft: LEGAL_RATES });
    const day = { on: '2026-12-31', is: 'holiday' as const, reason: '厂休' };
    expect(readCalendar(calendarValues([day]), TODAY)).toEqual({ ok: true, draft: { lines: [day] } });
    const format = { series: 'contract', prefix: 'HT', datePart: 'year', restart: 'yearly', width: 6 } as const;
    const numbering = { fromOn: '2027-01-01', lines: [format] };
    expect(readNumbering(numberingValues([format], '2027-01-01'), TODAY)).toEqual({ ok: true, draft: numbering });
  });

  test('an emptied line is left out, and what cannot be read is named by its place', () => {
    const values = calendarValues([{ on: '2026-12-31', is: 'holiday', reason: '厂休' }]);
    const emptied = { ...values, lines: [...values.lines, { id: 'x', cells: { on: '', is: '', reason: ' ' } }] };
    expect(typedLines(emptied)).toHaveLength(1);
    const wrong = { ...values, lines: [{ id: 'y', cells: { on: '13 月', is: 'holiday', reason: '' } }] };
    const reading = readCalendar(wrong, TODAY);
    expect(reading.ok ? [] : reading.faults.map(({ path }) => path)).toEqual(['lines.0.on', 'lines.0.reason']);
  });

  test('a profile keeps its logo and drops contact lines that were emptied', () => {
    const logo = { fileHash: 'a'.repeat(64), format: 'png' as const, bytes: 900 };
    const profile = {
      name: '澜川',
      englishName: null,
      taxNumber: null,
      address: null,
      phone: '0512-65781206',
      contactLines: ['销售 0512-65781206', 'www.lanchuan.example'],
      logo,
    };
    const values = profileValues(profile);
    expect(readProfile(values)).toEqual({ ok: true, draft: profile });
    const fields = { ...values.fields, 'contactLines.0': ' ' };
    expect(readProfile({ ...values, fields })).toMatchObject({
      ok: true,
      draft: { contactLines: ['www.lanchuan.example'] },
    });
  });
});

test('the next number is shown as it is typed, and not while the format could repeat one', () => {
  const counters = [{ prefix: 'HT', datePart: 'month' as const, period: 202611, last: 4 }];
  const line = (cells: Record<string, string>) => ({
    id: 'L0',
    cells: { series: 'contract', prefix: 'ht', datePart: 'month', restart: 'monthly', width: '4', ...cells },
  });
  expect(previewNumber(line({}), TODAY, counters)).toBe('HT-202611-0005');
  expect(previewNumber(line({ prefix: 'XS' }), '2027-01-04', counters)).toBe('XS-202701-0001');
  expect(previewNumber(line({ datePart: 'year' }), TODAY, counters)).toBeUndefined();
  expect(previewNumber(line({ width: 'x' }), TODAY, counters)).toBeUndefined();
});

test('offsets are kept by printer and paper, and a printer that is gone is asked for again', () => {
  const moved = withOffset({ usual: { dispatch_note: 'LQ-730' }, offsets: {} }, 'LQ-730', '241-half', {
    x: '-1.5',
    y: '2',
  });
  expect(offsetOf(moved, 'LQ-730', '241-half')).toEqual({ x: '-1.5', y: '2' });
  expect(offsetOf(moved, 'LQ-730', 'a4')).toEqual({ x: '0', y: '0' });
  expect(usualPrinter(moved, 'dispatch_note', [{ name: 'LQ-730', shown: 'Epson' }])).toBe('LQ-730');
  expect(usualPrinter(moved, 'dispatch_note', [])).toBe('');
});

test('diagnostics hold versions and counts, never the folder', () => {
  const about = {
    version: '0.1.0',
    sqliteVersion: '3.51.3',
    nodeVersion: '24.1.0',
    platform: 'win32 x64',
    schema: '0021_settings',
    directory: 'C:\\Users\\zhoumin\\office',
    databaseBytes: 1_400_000,
    fileBytes: 0,
    fileCount: 0,
    auditEvents: 12,
    records: [{ kind: 'client', count: 3 }],
  };
  const text = diagnosticsOf(about, 'Chrome/150');
  expect(text).toContain('client: 3');
  expect(text).not.toContain('zhoumin');
  expect([shownBytes(900), shownBytes(1_400_000)]).toEqual(['900 B', '1.3 MB']);
});

test('the components named are those of the lock file, with their licences', () => {
  const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
    packages: Readonly<Record<string, { version?: string; license?: string }>>;
  };
  const locked = thirdParties.map(({ name }) => {
    const found = packages[`node_modules/${name}`];
    return { name, version: found?.version, licence: found?.license };
  });
  expect(thirdParties).toEqual(locked);
});

test('every section stands in a group, has a name in both languages, and a name of its own', () => {
  const ids = SETTINGS_SECTIONS.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const language of ['zh-CN', 'en-US']) {
    const { settings } = JSON.parse(readFileSync(join(ROOT, `renderer/locales/${language}/window.json`), 'utf8')) as {
      settings: { sections: Record<string, string>; groups: Record<string, string>; facts: Record<string, string> };
    };
    expect(ids.filter((id) => settings.sections[id] === undefined)).toEqual([]);
    expect(SETTINGS_GROUPS.filter((group) => !settings.groups[group] || !settings.facts[group])).toEqual([]);
  }
});
