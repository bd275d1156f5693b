import { addDays } from '#shared/kernel/business-date.ts';
import type { SettingsHead } from '#shared/settings/settings.contract.ts';
import { LEGAL_RATES } from '#shared/settings/tax-rates.ts';
import { form, type KindSample, type Target } from './kind-sample.ts';

/** There is one record of each: the next version of what stands, or the first. */
function targetOf({ recordId, version }: SettingsHead): Target {
  return version === 0 ? { action: 'create' } : { action: 'amend', recordId, baseVersion: version };
}

const account = (digits: number) => ({
  bank: '中国工商银行苏州工业园区支行',
  account: `11020263091${String(90_000_000 + digits * 7919)}`,
  purpose: 'basic' as const,
  onInvoices: true,
  onContracts: true,
  closedOn: null,
  remark: null,
});

/** What the office relies on: its profile and the lists of its settings. */
export const SETTINGS_SAMPLES = {
  office_profile: {
    async propose({ next, maker }) {
      const { head, profile } = await maker.get('settings.profile', {});
      const draft = { ...profile, taxNumber: '320594761234567', address: `园区星湖街 ${next()} 号` };
      const then = { action: 'amend' as const, draft: { ...draft, phone: `0512-6578${1000 + next()}` } };
      return form('settings.submitProfile', draft, then, targetOf(head));
    },
  },
  own_accounts: {
    async propose({ next, maker }) {
      const { head } = await maker.get('settings.accounts', {});
      const draft = { lines: [account(next())] };
      const then = {
        action: 'amend' as const,
        draft: { lines: [...draft.lines, { ...account(next()), onInvoices: false, onContracts: false }] },
      };
      return form('settings.submitAccounts', draft, then, targetOf(head));
    },
  },
  numbering: {
    async propose({ next, maker }) {
      const { head, series } = await maker.get('settings.numbering', {});
      const lines = series.map(({ next: _next, ...format }) => format);
      // Another width each time: it changes no count, so that every story goes on with the same numbers.
      const widths = (width: number) => lines.map((line) => ({ ...line, width }));
      const at = next();
      const draft = { fromOn: addDays('2027-01-01', at), lines: widths(4 + (at % 2)) };
      const then = { action: 'amend' as const, draft: { ...draft, lines: widths(7) } };
      return form('settings.submitNumbering', draft, then, targetOf(head));
    },
  },
  tax_rates: {
    async propose({ next, maker }) {
      const { head } = await maker.get('settings.taxRates', {});
      const untaxed = LEGAL_RATES.lines.filter(({ treatment }) => treatment !== 'taxed');
      const [first] = LEGAL_RATES.lines;
      if (!first) throw new Error('the law has rates');
      const lines = [{ ...first, rateBasisPoints: 1234, purpose: `货物 ${next()}` }, ...untaxed];
      const then = { action: 'amend' as const, draft: { lines: [{ ...first, purpose: '另一用途' }, ...untaxed] } };
      return form('settings.submitTaxRates', { lines }, then, targetOf(head));
    },
  },
  visit_intervals: {
    async propose({ next, maker }) {
      const { head } = await maker.get('settings.visitIntervals', {});
      const every = (days: number) => ({
        lines: (['A', 'B', 'C'] as const).map((sizeGrade, at) => ({ sizeGrade, days: days + 10 * at })),
      });
      const then = { action: 'amend' as const, draft: every(400) };
      return form('settings.submitVisitIntervals', every(40 + next()), then, targetOf(head));
    },
  },
  working_calendar: {
    async propose({ next, maker }) {
      const { head } = await maker.get('settings.calendar', {});
      const on = addDays('2028-01-03', next());
      const line = { on, is: 'holiday' as const, reason: '厂休' };
      const then = { action: 'amend' as const, draft: { lines: [{ ...line, reason: '设备检修' }] } };
      return form('settings.submitCalendar', { lines: [line] }, then, targetOf(head));
    },
  },
} satisfies Record<string, KindSample>;
