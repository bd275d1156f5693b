import { instalmentsFen } from '#shared/contracts/payment-schedule.ts';
import { birthdaysKeptOn } from '#shared/kernel/birthdays-kept.ts';
import { addDays, daysBetween } from '#shared/kernel/business-date.ts';
import { greetingDaysWithin } from '#shared/kernel/greeting-days.ts';
import { sumFen } from '#shared/kernel/money.ts';
import { dueRuleOf, entryKindOf } from '#shared/registers/register-facts.ts';
import type { DueEntry } from '#shared/registers/registers.contract.ts';
import type { Words } from '#shared/registers/words.ts';
import { AHEAD, type DueGroup, type DueName, type DueRow } from '#shared/reports/workbench.contract.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import {
  countBirthdays,
  countContractsDue,
  countFrameworksEnding,
  countLicencesEnding,
  countOpen,
  countReceivables,
  countStatementsLate,
  listBirthdays,
  listContractsDue,
  listFrameworksEnding,
  listLicencesEnding,
  listOverLimit,
  listReceivables,
  listRequestsOpen,
  listSignBacksLate,
  listStatementsLate,
} from '#core/modules/reports/due.repository.ts';
import type { RegisterKinds } from '#core/modules/registers/register-kinds.ts';
import { countEntriesDue, listDueEntries } from '#core/modules/registers/registers-due.service.ts';
import { listPaymentDays, listPaymentSchedules } from '#core/modules/reports/payment-days.repository.ts';

type Found = Omit<DueGroup, 'name'>;

const EMPTY = { recordKind: null, recordId: null, about: null, on: null, daysLate: null, amountFen: null, lines: null };

/** Which permission shows a group, and how it is found; in the order of `DueName`. */
const GROUPS: readonly (readonly [
  name: DueName,
  permissions: readonly string[],
  find: (ctx: QueryContext, limit: number, registers: RegisterKinds) => Promise<Found>,
])[] = [
  ['deliveryLate', ['contracts.read'], (ctx, limit) => deliveries(ctx, { to: addDays(ctx.today, -1) }, limit)],
  ['signBackLate', ['dispatch.read'], signBacksLate],
  ['receivableLate', ['receipts.read'], (ctx, limit) => receivables(ctx, { to: addDays(ctx.today, -1) }, limit)],
  ['statementLate', ['statements.read'], statementsLate],
  ['creditExceeded', ['clients.read', 'ledger.read'], overLimit],
  ['licence', ['clients.read'], licences],
  ['registerLate', ['registers.read'], (ctx, limit, registers) => entriesDue(ctx, registers, 'late', limit)],
  [
    'deliverySoon',
    ['contracts.read'],
    (ctx, limit) => deliveries(ctx, { from: ctx.today, to: addDays(ctx.today, AHEAD.delivery) }, limit),
  ],
  [
    'receivableSoon',
    ['receipts.read'],
    (ctx, limit) => receivables(ctx, { from: ctx.today, to: addDays(ctx.today, AHEAD.receivable) }, limit),
  ],
  ['paymentSoon', ['contracts.read'], paymentDays],
  ['registerSoon', ['registers.read'], (ctx, limit, registers) => entriesDue(ctx, registers, 'due', limit)],
  ['invoiceOpen', ['invoicing.read'], requestsOpen],
  ['contractEnd', ['contracts.read'], frameworksEnding],
  ['birthday', ['clients.read'], birthdays],
  ['holiday', ['clients.read'], holidays],
];

const allows = (ctx: QueryContext, permissions: readonly string[]): boolean =>
  permissions.every((permission) => ctx.person.permissions.has(permission));

/** 到期与逾期: every group the person may read, with its count and the rows that press most. */
export async function listDue(
  ctx: QueryContext,
  registers: RegisterKinds,
  limit: number,
  only?: DueName,
): Promise<DueGroup[]> {
  const groups: DueGroup[] = [];
  for (const [name, permissions, find] of GROUPS) {
    if ((only === undefined || only === name) && allows(ctx, permissions))
      groups.push({ name, ...(await find(ctx, limit, registers)) });
  }
  return groups;
}

/** What waits in each module, for the rail: the counts of `listDue` without its rows. */
export async function countWaiting(ctx: QueryContext, registers: RegisterKinds) {
  const may = (permission: string) => allows(ctx, [permission]);
  return {
    ...(may('contracts.read') && { contracts: await countContractsDue(ctx.db, { to: addDays(ctx.today, -1) }) }),
    ...(may('dispatch.read') && { dispatch: await countOpen(ctx.db, 'sign_back', ctx.today) }),
    ...(may('invoicing.read') && { invoicing: await countOpen(ctx.db, 'invoice') }),
    ...(may('receipts.read') && { receipts: await countReceivables(ctx.db, { to: addDays(ctx.today, -1) }) }),
    ...(may('registers.read') && { registers: await countEntriesDue(ctx, registers, 'late') }),
    ...(may('clients.read') && { clients: await countLicencesEnding(ctx.db, addDays(ctx.today, AHEAD.licence)) }),
  };
}

async function entriesDue(
  ctx: QueryContext,
  registers: RegisterKinds,
  state: 'late' | 'due',
  limit: number,
): Promise<Found> {
  const { rows } = await listDueEntries(ctx, registers, { state, limit });
  return {
    count: await countEntriesDue(ctx, registers, state),
    rows: rows.map((row): DueRow => ({
      ...EMPTY,
      recordKind: entryKindOf(row.register),
      recordId: row.id,
      ...calledIn(registers, row, 'zh'),
      inEnglish: calledIn(registers, row, 'en'),
      ...dated(ctx, row.dueOn),
    })),
  };
}

/** Its number, or what its register is called; and what it waits for. */
function calledIn(registers: RegisterKinds, { register, number, on, title }: DueEntry, language: keyof Words) {
  const kind = registers.find(register);
  const waits = kind && dueRuleOf(kind, on)?.label[language];
  return { name: number ?? kind?.label[language] ?? '', about: `${waits ?? ''} · ${title[language]}` };
}

/** A document by its number and whose it is. */
const ofDocument = (
  recordKind: DueRow['recordKind'],
  { id, number, clientName }: { readonly id: string; readonly number: string; readonly clientName: string },
) => ({ ...EMPTY, recordKind, recordId: id, name: number, about: clientName });

const dated = (ctx: QueryContext, on: string) => ({ on, daysLate: daysBetween(on, ctx.today) });

async function deliveries(
  ctx: QueryContext,
  span: { readonly from?: string; readonly to: string },
  limit: number,
): Promise<Found> {
  const rows = await listContractsDue(ctx.db, span, limit);
  return {
    count: await countContractsDue(ctx.db, span),
    rows: rows.map((row): DueRow => ({
      ...ofDocument('contract', row),
      ...dated(ctx, row.dueOn),
      lines: row.lines,
    })),
  };
}

async function signBacksLate(ctx: QueryContext, limit: number): Promise<Found> {
  const rows = await listSignBacksLate(ctx.db, ctx.today, limit);
  return {
    count: await countOpen(ctx.db, 'sign_back', ctx.today),
    rows: rows.map((row): DueRow => ({
      ...ofDocument('dispatch_note', row),
      ...dated(ctx, row.dueOn),
    })),
  };
}

/** Invoices not received in full by their due day: the invoice's date and the client's payment days. */
async function receivables(
  ctx: QueryContext,
  span: { readonly from?: string; readonly to: string },
  limit: number,
): Promise<Found> {
  const rows = await listReceivables(ctx.db, span, limit);
  return {
    count: await countReceivables(ctx.db, span),
    rows: rows.map((row): DueRow => ({
      ...ofDocument('invoice', row),
      ...dated(ctx, row.dueOn),
      amountFen: row.openFen,
    })),
  };
}

/** Statements that no client answered by the day it was asked for. */
async function statementsLate(ctx: QueryContext, limit: number): Promise<Found> {
  const rows = await listStatementsLate(ctx.db, ctx.today, limit);
  return {
    count: await countStatementsLate(ctx.db, ctx.today),
    rows: rows.map((row): DueRow => ({
      ...ofDocument('statement', row),
      ...dated(ctx, row.replyBy),
      amountFen: row.closingFen,
    })),
  };
}

async function requestsOpen(ctx: QueryContext, limit: number): Promise<Found> {
  const rows = await listRequestsOpen(ctx.db, limit);
  return {
    count: await countOpen(ctx.db, 'invoice'),
    rows: rows.map((row): DueRow => ({
      ...ofDocument('invoice_request', row),
      on: row.requestedOn,
      amountFen: row.grossFen,
    })),
  };
}

/** Framework contracts that end soon, or ended so lately that the next one is still to be made. */
async function frameworksEnding(ctx: QueryContext, limit: number): Promise<Found> {
  const span = { from: addDays(ctx.today, -AHEAD.contractEnd), to: addDays(ctx.today, AHEAD.contractEnd) };
  const rows = await listFrameworksEnding(ctx.db, span, limit);
  return {
    count: await countFrameworksEnding(ctx.db, span),
    rows: rows.map((row): DueRow => ({
      ...ofDocument('contract', row),
      ...dated(ctx, row.endsOn ?? span.to),
    })),
  };
}

async function licences(ctx: QueryContext, limit: number): Promise<Found> {
  const to = addDays(ctx.today, AHEAD.licence);
  const rows = await listLicencesEnding(ctx.db, to, limit);
  return {
    count: await countLicencesEnding(ctx.db, to),
    rows: rows.map((row): DueRow => ({
      ...EMPTY,
      recordKind: 'client',
      recordId: row.id,
      name: row.clientName,
      about: row.kind,
      ...dated(ctx, row.endsOn ?? to),
    })),
  };
}

async function overLimit(ctx: QueryContext, limit: number): Promise<Found> {
  const rows = await listOverLimit(ctx.db);
  return {
    count: rows.length,
    rows: rows.slice(0, limit).map((row): DueRow => ({
      ...EMPTY,
      recordKind: 'client',
      recordId: row.id,
      name: row.clientName,
      amountFen: row.overFen,
    })),
  };
}

/**
 * 约定收款日 of the coming week. An instalment that what the contract received covers in full is left out: openings, advances and its
 * parts of invoices. What is late is told by invoices (`receivableLate`).
 */
async function paymentDays(ctx: QueryContext, limit: number): Promise<Found> {
  const days = await listPaymentDays(ctx.db, ctx.today, addDays(ctx.today, AHEAD.payment));
  const schedules = await listPaymentSchedules(ctx.db, [...new Set(days.map((day) => day.contractId))]);
  const rows = days.flatMap((day): DueRow[] => {
    const schedule = schedules.find(({ id }) => id === day.contractId);
    if (!schedule) return [];
    const amounts = instalmentsFen(schedule.terms, schedule.grossFen);
    const at = schedule.terms.findIndex(({ position }) => position === day.position);
    const upTo = sumFen(amounts.slice(0, at + 1));
    if ((schedule.receivedFen ?? 0) >= upTo) return [];
    return [
      {
        ...EMPTY,
        recordKind: 'contract',
        recordId: schedule.id,
        name: schedule.number,
        about: schedule.clientName,
        ...dated(ctx, day.dueOn),
        amountFen: amounts[at] ?? 0,
      },
    ];
  });
  const sorted = rows.toSorted((a, b) => (`${a.on} ${a.name}` < `${b.on} ${b.name}` ? -1 : 1));
  return { count: sorted.length, rows: sorted.slice(0, limit) };
}

async function birthdays(ctx: QueryContext, limit: number): Promise<Found> {
  const days = Array.from({ length: AHEAD.greeting + 1 }, (_, ahead) => addDays(ctx.today, ahead));
  const kept = days.map(birthdaysKeptOn);
  const count = await countBirthdays(ctx.db, {
    solar: kept.flatMap(({ solar }) => solar),
    lunar: kept.flatMap(({ lunar }) => lunar),
  });
  const rows: DueRow[] = [];
  for (const [at, day] of days.entries()) {
    if (rows.length >= Math.min(limit, count)) break;
    const born = await listBirthdays(ctx.db, kept[at] ?? birthdaysKeptOn(day), limit - rows.length);
    rows.push(
      ...born.map((row): DueRow => ({
        ...EMPTY,
        recordKind: 'client',
        recordId: row.id,
        name: row.contactName,
        about: row.clientName,
        ...dated(ctx, day),
      })),
    );
  }
  return { count, rows };
}

function holidays(ctx: QueryContext, limit: number): Promise<Found> {
  const days = greetingDaysWithin(ctx.today, AHEAD.greeting);
  const rows = days.map(({ on, name }): DueRow => ({ ...EMPTY, name, ...dated(ctx, on) }));
  return Promise.resolve({ count: rows.length, rows: rows.slice(0, limit) });
}
