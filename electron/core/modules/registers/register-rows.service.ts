import { addDays, daysBetween } from '#shared/kernel/business-date.ts';
import { maskValue } from '#shared/kernel/masking.ts';
import { askedOf, entryKindOf, isDone } from '#shared/registers/register-facts.ts';
import type { DueRule, RegisterKind } from '#shared/registers/register-kind.ts';
import type { EntryFields, EntryState, RegisterRow } from '#shared/registers/registers.contract.ts';
import { inOrder, type RecordKey } from '#core/database/lists/read-list.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import { listInReview } from '#core/modules/registers/register-entry.repository.ts';
import { labelLinks } from '#core/modules/registers/register-links.service.ts';
import { type EntryRecord, listEntriesByIds } from '#core/modules/registers/register-list.repository.ts';

/** The last day whose entries are reminded of: so many days before they are due. */
export function remindedUpTo({ ahead }: DueRule, today: string): string {
  return addDays(today, ahead);
}

type Waits = Pick<RegisterRow, 'state' | 'dueOn' | 'daysLate' | 'waits'>;

const PRESSING = ['late', 'due', 'open'] as const;

/** What an entry still waits for, and the state that what presses most gives it: what is late before what is due, the earlier day first. */
function waitsOf(
  kind: RegisterKind,
  fields: EntryFields,
  { isAlive, isSettled }: Pick<EntryRecord, 'isAlive' | 'isSettled'>,
  today: string,
): Waits {
  const asked = askedOf(kind, fields);
  const first = asked[0]?.on ?? null;
  const at = (state: EntryState): Waits => ({ state, dueOn: first, daysLate: null, waits: [] });
  if (!isAlive) return at('struck');
  if (first === null) return at('none');
  const open = asked
    .filter(({ rule }) => !isDone(rule, fields, isSettled))
    .map(({ rule, on }) => ({ on: rule.on, dueOn: on, state: stateAt(rule, on, today) }))
    .toSorted((one, other) => rankOf(one).localeCompare(rankOf(other)));
  const [most] = open;
  if (most === undefined) return at('done');
  const waits = open.map(({ on, dueOn }) => ({ on, dueOn, daysLate: daysBetween(dueOn, today) }));
  return { state: most.state, dueOn: most.dueOn, daysLate: daysBetween(most.dueOn, today), waits };
}

function stateAt(rule: DueRule, dueOn: string, today: string): (typeof PRESSING)[number] {
  if (dueOn < today) return 'late';
  return dueOn <= remindedUpTo(rule, today) ? 'due' : 'open';
}

function rankOf({ state, dueOn }: { readonly state: (typeof PRESSING)[number]; readonly dueOn: string }): string {
  return `${PRESSING.indexOf(state)} ${dueOn}`;
}

/** Entries as lists show them, in the order of their ids: links by what people call them, phones masked; in a workbook and in a form as they are. */
export async function entryRows(
  ctx: QueryContext,
  kind: RegisterKind,
  ids: readonly RecordKey[],
  shownIn: 'office' | 'form' | 'workbook' = 'office',
): Promise<readonly RegisterRow[]> {
  const wanted = ids.map(String);
  const records = inOrder(wanted, await listEntriesByIds(ctx.db, kind, wanted), ({ id }) => id);
  const inReview = kind.review === 'effective' ? await listInReview(ctx.db, entryKindOf(kind), wanted) : new Set();
  const fields = records.map((record) => JSON.parse(record.fields) as EntryFields);
  const labels = await labelLinks(ctx.db, kind, fields, shownIn === 'workbook' ? 'written' : 'label');
  return records.map((record, at) =>
    rowOf(ctx, kind, record, {
      fields: fields[at] ?? {},
      labels: labels[at] ?? {},
      inReview: inReview.has(record.id),
      masks: shownIn === 'office' ? masksOf(kind, fields[at] ?? {}) : {},
    }),
  );
}

function rowOf(
  ctx: QueryContext,
  kind: RegisterKind,
  record: EntryRecord,
  shown: Pick<RegisterRow, 'fields' | 'inReview'> & {
    readonly labels: Readonly<Record<string, string>>;
    readonly masks: Readonly<Record<string, string>>;
  },
): RegisterRow {
  return {
    id: record.id,
    number: record.number,
    version: record.version,
    fields: { ...shown.fields, ...shown.masks },
    labels: { ...shown.labels, ...shown.masks },
    ...waitsOf(kind, shown.fields, record, ctx.today),
    reviewed: kind.review === 'effective' || record.pageId !== null,
    inReview: shown.inReview,
  };
}

/** A phone tells of a person: shown masked, and whole only where somebody says why. */
function masksOf(kind: RegisterKind, fields: EntryFields): Readonly<Record<string, string>> {
  return Object.fromEntries(
    kind.fields.flatMap(({ key, type }) => {
      const value = fields[key];
      return type === 'phone' && typeof value === 'string' ? [[key, maskValue('phone', value)]] : [];
    }),
  );
}
