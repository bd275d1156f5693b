import type { z } from 'zod';
import { type ListSort, misfit } from '#shared/kernel/list-query.ts';
import {
  columnsOf,
  dueRulesOf,
  entryKindOf,
  summedFields,
  writePermissionOf,
} from '#shared/registers/register-facts.ts';
import type { RegisterKind } from '#shared/registers/register-kind.ts';
import type {
  LinkedEntries,
  RegisterListInput,
  RegisterRecord,
  RegisterShown,
  RegisterTotal,
} from '#shared/registers/registers.contract.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import { notFound, refuseField } from '#core/kernel/office-error.ts';
import { listAbsorbed } from '#core/modules/clients/client-holder.service.ts';
import { findSettlement } from '#core/modules/registers/register-ledger.repository.ts';
import { getRegister, type RegisterKinds } from '#core/modules/registers/register-kinds.ts';
import {
  countEntries,
  countInState,
  linkFields,
  listEntriesByIds,
  listEntryIds,
} from '#core/modules/registers/register-list.repository.ts';
import { entryRows } from '#core/modules/registers/register-rows.service.ts';
import { shownContent } from '#core/modules/review/disclose.service.ts';
import { findOpenSubmissionOf } from '#core/modules/review/review.service.ts';

/** So many entries are counted for the page of all registers; beyond, it says "more than". */
const COUNTED_AT_MOST = 10_000;
const MOST_LINKED = 50;

/** Every register, with how much stands and waits in it. */
export async function showRegisters(ctx: QueryContext, kinds: RegisterKinds): Promise<RegisterShown[]> {
  const shown: RegisterShown[] = [];
  for (const kind of kinds.all) {
    const count = await countEntries(ctx.db, kind, COUNTED_AT_MOST + 1);
    shown.push({
      kind: structuredClone(kind),
      mayWrite: ctx.person.permissions.has(writePermissionOf(kind)),
      count: Math.min(count, COUNTED_AT_MOST),
      countIsCapped: count > COUNTED_AT_MOST,
      due: await countInState(ctx.db, kind, 'due', ctx.today),
      late: await countInState(ctx.db, kind, 'late', ctx.today),
    });
  }
  return shown;
}

/** One page of a register, in its filter and sort; what does not fit the register is refused by column name. */
export async function listEntries(
  ctx: QueryContext,
  kinds: RegisterKinds,
  input: z.output<typeof RegisterListInput>,
  shownIn: 'office' | 'workbook' = 'office',
) {
  const kind = getRegister(kinds, input.register);
  const asked = { ...input, sort: sortOf(kind, input.sort) };
  refuseMisfits(columnsOf(kind), input.where);
  const { ids, total, ...page } = await listEntryIds(
    ctx.db,
    kind,
    asked,
    ctx.today,
    await sameRecords(ctx, input.linked),
  );
  return {
    ...page,
    rows: [...(await entryRows(ctx, kind, ids, shownIn))],
    ...(total && { total: totalOf(kind, total) }),
  };
}

/** `dueOn` is the day of the one due rule by another name; of several none is an order of the list. The newest entries come first where nothing else is asked. */
function sortOf(kind: RegisterKind, sort: RegisterListInput['sort']) {
  if (sort === undefined) return { column: kind.date, descending: true };
  const known = columnsOf(kind);
  const [rule, another] = dueRulesOf(kind);
  const isDay = sort.column === 'dueOn' && !Object.hasOwn(known, 'dueOn') && another === undefined;
  const column = isDay ? (rule?.on ?? sort.column) : sort.column;
  return sortIn(known, { ...sort, column });
}

type Columns = ReturnType<typeof columnsOf>;

/** An order by one of these columns, or a refusal. */
export function sortIn(known: Columns, sort: ListSort): ListSort {
  const sortable = Object.hasOwn(known, sort.column) && known[sort.column]?.sortable === true;
  return sortable ? sort : refuseField('sort.column', 'unknown_column');
}

export function refuseMisfits(known: Columns, where: RegisterListInput['where']): void {
  for (const [at, filter] of where.entries()) {
    const wrong = misfit(known, filter);
    if (wrong !== undefined) refuseField(`where.${at}.column`, wrong);
  }
}

/** The record, and the clients that were merged into it. */
async function sameRecords(ctx: QueryContext, linked: RegisterListInput['linked']): Promise<readonly string[]> {
  if (linked === undefined) return [];
  return linked.kind === 'client' ? [linked.id, ...(await listAbsorbed(ctx.db, linked.id))] : [linked.id];
}

function totalOf(
  kind: RegisterKind,
  total: Readonly<Record<string, number | boolean | null>> & {
    readonly count: number;
    readonly countIsCapped: boolean;
  },
): RegisterTotal {
  const sums = summedFields(kind).map((key) => [key, typeof total[key] === 'number' ? total[key] : null]);
  return {
    count: total.count,
    countIsCapped: total.countIsCapped,
    sums: Object.fromEntries(sums) as RegisterTotal['sums'],
  };
}

export async function getEntry(
  ctx: QueryContext,
  kinds: RegisterKinds,
  input: { readonly register: string; readonly id: string; readonly purpose?: 'amend' | undefined },
): Promise<RegisterRecord> {
  const kind = getRegister(kinds, input.register);
  const { id, purpose } = input;
  const [row] = await entryRows(ctx, kind, [id], purpose === undefined ? 'office' : 'form');
  const [record] = await listEntriesByIds(ctx.db, kind, [input.id]);
  if (!row || !record) return notFound(entryKindOf(kind), input.id);
  if (purpose !== undefined) {
    const shown = { id, content: { fields: row.fields }, purpose };
    shownContent(ctx, entryKindOf(kind), shown, { amend: [writePermissionOf(kind)] });
  }
  const open = row.inReview ? await findOpenSubmissionOf(ctx, entryKindOf(kind), input.id) : undefined;
  return {
    ...row,
    register: kind.name,
    submissionId: record.submissionId,
    ...(open !== undefined && { openSubmissionId: open }),
    settlement: await settlementOf(ctx, input.id),
  };
}

async function settlementOf(ctx: QueryContext, id: string): Promise<RegisterRecord['settlement']> {
  const found = await findSettlement(ctx.db, id);
  if (!found) return null;
  return found.entry_id === id
    ? { entryId: found.settled_id, number: found.of_number, register: found.of_register, isSettled: false }
    : { entryId: found.entry_id, number: found.by_number, register: found.by_register, isSettled: true };
}

/** Entries of all registers that name a record: how many in each, and the latest of each. */
export async function listLinked(
  ctx: QueryContext,
  kinds: RegisterKinds,
  linked: { readonly kind: string; readonly id: string },
): Promise<LinkedEntries> {
  const found: LinkedEntries = [];
  for (const kind of kinds.all.filter((one) => linkFields(one, linked.kind).length > 0)) {
    const page = await listEntries(ctx, kinds, { register: kind.name, linked, where: [], limit: MOST_LINKED });
    const { total } = page;
    if (total === undefined || total.count === 0) continue;
    found.push({ register: kind.name, count: total.count, countIsCapped: total.countIsCapped, rows: page.rows });
  }
  return found;
}
