import { nextNumber } from '#shared/kernel/document-number.ts';
import { isScheduled, workdaysOf } from '#shared/kernel/working-calendar.ts';
import type { settingsContract } from '#shared/settings/settings.contract.ts';
import type { HandlersFor, QueryContext } from '#core/kernel/context.ts';
import { notFound } from '#core/kernel/office-error.ts';
import { formatOn, listCounters, type NumberSeries } from '#core/modules/review/numbering.service.ts';
import type { RecordKind } from '#core/modules/review/record-kind.ts';
import { submitForReview, type SubmitInput } from '#core/modules/review/review.service.ts';
import type { CommandContext } from '#core/kernel/context.ts';
import { listChanges } from '#core/modules/settings/calendar.repository.ts';
import { workingCalendarKind } from '#core/modules/settings/calendar.review.ts';
import { findNumbering } from '#core/modules/settings/numbering.repository.ts';
import { NUMBERING_KIND, numberingKind } from '#core/modules/settings/numbering.review.ts';
import { ownAccountsKind } from '#core/modules/settings/own-accounts.review.ts';
import { OFFICE_ID } from '#core/modules/settings/profile.repository.ts';
import { officeProfileKind, PROFILE_KIND } from '#core/modules/settings/profile.review.ts';
import { logoBytes, readProfile } from '#core/modules/settings/profile.service.ts';
import { headOf } from '#core/modules/settings/settings-head.service.ts';
import { currentIntervals, visitIntervalsKind } from '#core/modules/settings/visit-intervals.review.ts';
import { taxRatesKind } from '#core/modules/settings/tax-rates.review.ts';
import { currentRates } from '#core/modules/settings/tax-rates.service.ts';

export function settingsHandlers(series: readonly NumberSeries[]): HandlersFor<typeof settingsContract> {
  const numbering = numberingKind(series);
  return {
    async 'settings.profile'(ctx) {
      const stands = await readProfile(ctx.db);
      if (!stands) return notFound(PROFILE_KIND, OFFICE_ID);
      return { head: await headOf(ctx, PROFILE_KIND, OFFICE_ID, stands), profile: stands.content };
    },
    'settings.submitProfile': (ctx, input) => submitProfile(ctx, input),
    async 'settings.logo'(ctx) {
      const logo = logoBytes(ctx, (await readProfile(ctx.db))?.content.logo ?? null);
      return logo ? { logo } : {};
    },
    async 'settings.accounts'(ctx) {
      const stands = await ownAccountsKind.read(ctx.db, '');
      return { head: await headOfList(ctx, ownAccountsKind), accounts: stands?.content ?? { lines: [] } };
    },
    'settings.submitAccounts': (ctx, input) => submitSole(ctx, ownAccountsKind, input),
    'settings.numbering': (ctx) => showNumbering(ctx, series, numbering),
    'settings.submitNumbering': (ctx, input) => submitSole(ctx, numbering, input),
    async 'settings.taxRates'(ctx) {
      return { head: await headOfList(ctx, taxRatesKind), rates: await currentRates(ctx.db) };
    },
    'settings.submitTaxRates': (ctx, input) => submitSole(ctx, taxRatesKind, input),
    'settings.calendar': (ctx) => showCalendar(ctx),
    'settings.submitCalendar': (ctx, input) => submitSole(ctx, workingCalendarKind, input),
    async 'settings.visitIntervals'(ctx) {
      return { head: await headOfList(ctx, visitIntervalsKind), intervals: await currentIntervals(ctx.db) };
    },
    'settings.submitVisitIntervals': (ctx, input) => submitSole(ctx, visitIntervalsKind, input),
  };
}

async function headOfList<D, C>(ctx: QueryContext, kind: RecordKind<D, C>) {
  return headOf(ctx, kind.name, kind.name, await kind.read(ctx.db, kind.name));
}

/** There is one record of each: an amendment need not name it. */
function submitSole<D, C>(ctx: CommandContext, kind: RecordKind<D, C>, input: SubmitInput<D>) {
  return submitForReview(ctx, kind, { ...input, ...(input.action !== 'create' && { recordId: kind.soleRecordId }) });
}

/** The logo goes with the proposal as a file: the checker sees it, the signature covers it, and it is kept with the evidence. */
function submitProfile(ctx: CommandContext, input: SubmitInput<(typeof officeProfileKind)['draft']['_output']>) {
  const { logo } = input.content;
  const attachments = (input.attachments ?? []).filter(({ fileHash }) => fileHash !== logo?.fileHash);
  const shown = logo && { fileHash: logo.fileHash, fileName: `logo.${logo.format}` };
  return submitSole(ctx, officeProfileKind, { ...input, attachments: [...(shown ? [shown] : []), ...attachments] });
}

async function showNumbering(
  ctx: QueryContext,
  series: readonly NumberSeries[],
  kind: ReturnType<typeof numberingKind>,
) {
  const head = await headOfList(ctx, kind);
  const counters = await listCounters(ctx.db);
  const shown = [];
  for (const each of series) {
    const format = await formatOn(ctx.db, each, ctx.today);
    shown.push({ series: each.name, ...format, next: nextNumber(format, ctx.today, counters) });
  }
  const last = await findNumbering(ctx.db, head.version);
  return {
    head: { ...head, recordId: NUMBERING_KIND },
    series: shown,
    counters,
    ...(last && last.holdsFrom > ctx.today && { later: { ...last.numbering, fromOn: last.holdsFrom } }),
  };
}

/** This year and the two around it; a year whose schedule is not published yet counts Monday to Friday. */
async function showCalendar(ctx: QueryContext) {
  const lines = await listChanges(ctx.db);
  const changes = new Map(lines.map(({ on, is }) => [on, is === 'workday']));
  const thisYear = Number(ctx.today.slice(0, 4));
  const years = [thisYear - 1, thisYear, thisYear + 1].map((year) => ({
    year,
    published: isScheduled(year),
    workdays: workdaysOf(year, changes),
  }));
  return { head: await headOfList(ctx, workingCalendarKind), calendar: { lines }, years };
}
