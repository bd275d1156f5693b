import { addDays, type BusinessDate } from '#shared/kernel/business-date.ts';
import { greetingDaysWithin } from '#shared/kernel/greeting-days.ts';
import type { ProposeRule } from '#shared/registers/register-across.ts';
import { isLink } from '#shared/registers/register-facts.ts';
import type { RegisterKind } from '#shared/registers/register-kind.ts';
import type { ProposalRow } from '#shared/registers/proposals.contract.ts';
import type { EntryFields } from '#shared/registers/registers.contract.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import { decodePageKey, toPage } from '#core/kernel/page-key.ts';
import { currentIntervals } from '#core/modules/settings/visit-intervals.review.ts';
import {
  type After,
  type Entered,
  type FoundClient,
  hasEntered,
  listBorn,
  listSilent,
  listToGreet,
  type SilentClient,
} from '#core/modules/registers/proposal.repository.ts';

/** An entry this many days before the day is the one that is proposed: nobody greets twice for one birthday. */
const ENTERED_WITHIN = 45;

/** Where a page goes on in one rule: from that day, and on it after that client. */
interface Place {
  readonly from: BusinessDate | undefined;
  readonly after: After | undefined;
}

type Found = FoundClient & Partial<Pick<SilentClient, 'lastOn'>> & Pick<ProposalRow, 'from' | 'holiday' | 'on'>;
type Placed = Found & { readonly rule: number };

/** What the register should hold before long and does not yet, by all its rules together, the soonest first. */
export async function listProposals(
  ctx: QueryContext,
  kind: RegisterKind,
  { after, limit }: { readonly after?: string | undefined; readonly limit: number },
) {
  const key = decodePageKey(after, 4);
  const found: Placed[] = [];
  for (const [at, rule] of (kind.proposes?.rules ?? []).entries()) {
    const rows = await findBy(ctx, kind, rule, placeIn(at, key), limit + 1);
    found.push(...rows.map((row) => ({ ...row, rule: at })));
  }
  const sorted = found.toSorted(inOrder).slice(0, limit + 1);
  const page = toPage(sorted, limit, ({ on, rule, clientId, position }) => [on, rule, clientId, position]);
  const rules = kind.proposes?.rules ?? [];
  return { ...page, rows: page.rows.map((row) => proposalOf(ctx, kind, rules[row.rule], row)) };
}

function inOrder(a: Placed, b: Placed): number {
  if (a.on !== b.on) return a.on < b.on ? -1 : 1;
  if (a.rule !== b.rule) return a.rule - b.rule;
  return a.clientId === b.clientId ? a.position - b.position : a.clientId < b.clientId ? -1 : 1;
}

/** Rules before the last row's go on after its day, its own after itself, those behind it on its day. */
function placeIn(at: number, key: ReturnType<typeof decodePageKey>): Place {
  if (key === undefined) return { from: undefined, after: undefined };
  const [on, rule, clientId, position] = [String(key[0]), Number(key[1]), String(key[2]), Number(key[3])];
  if (at < rule) return { from: addDays(on, 1), after: undefined };
  return { from: on, after: at === rule ? { clientId, position } : undefined };
}

function findBy(
  ctx: QueryContext,
  kind: RegisterKind,
  rule: ProposeRule,
  place: Place,
  limit: number,
): Promise<Found[]> {
  switch (rule.from) {
    case 'birthday':
      return birthdays(ctx, kind, rule, place, limit);
    case 'holiday':
      return holidays(ctx, kind, rule, place, limit);
    case 'silence':
      return silences(ctx, kind, rule, place, limit);
  }
}

type Rule<F> = Extract<ProposeRule, { from: F }>;

/** The days of a rule from where the page goes on. */
function daysOf(today: BusinessDate, ahead: number, { from }: Place): BusinessDate[] {
  return Array.from({ length: ahead + 1 }, (_, at) => addDays(today, at)).filter(
    (day) => from === undefined || day >= from,
  );
}

async function birthdays(
  ctx: QueryContext,
  kind: RegisterKind,
  rule: Rule<'birthday'>,
  place: Place,
  limit: number,
): Promise<Found[]> {
  const found: Found[] = [];
  for (const on of daysOf(ctx.today, rule.ahead, place)) {
    const left = limit - found.length;
    if (left <= 0) break;
    const after = on === place.from ? place.after : undefined;
    const entered = { ...enteredBy(rule, {}, on), contact: rule.contact };
    const rows = await listBorn(ctx.db, kind, on, entered, { after, limit: left });
    found.push(...rows.map((row) => ({ ...row, from: rule.from, holiday: null, on })));
  }
  return found;
}

async function holidays(
  ctx: QueryContext,
  kind: RegisterKind,
  rule: Rule<'holiday'>,
  place: Place,
  limit: number,
): Promise<Found[]> {
  const found: Found[] = [];
  for (const { on, name } of greetingDaysWithin(ctx.today, rule.ahead)) {
    const set = rule.occasions[name];
    const left = limit - found.length;
    if (left <= 0) break;
    if (set === undefined || (place.from !== undefined && on < place.from)) continue;
    const after = on === place.from ? place.after : undefined;
    const rows = await listToGreet(ctx.db, kind, rule.grades, enteredBy(rule, set, on), { after, limit: left });
    found.push(...rows.map((row) => ({ ...row, from: rule.from, holiday: name, on })));
  }
  return found;
}

async function silences(
  ctx: QueryContext,
  kind: RegisterKind,
  rule: Rule<'silence'>,
  { from, after }: Place,
  limit: number,
): Promise<Found[]> {
  const until = addDays(ctx.today, rule.ahead);
  const { lines } = await currentIntervals(ctx.db);
  const asked = { today: ctx.today, until, intervals: lines };
  const rows = await listSilent(ctx.db, kind, rule, asked, { from, after, limit });
  return rows.map((row) => ({ ...row, from: rule.from, holiday: null }));
}

function enteredBy(rule: ProposeRule, set: Readonly<Record<string, string>>, on: BusinessDate): Entered {
  return { set: { ...rule.set, ...set }, client: rule.client, since: addDays(on, -ENTERED_WITHIN) };
}

function proposalOf(ctx: QueryContext, kind: RegisterKind, rule: ProposeRule | undefined, row: Placed): ProposalRow {
  const { from, holiday, on, clientId, clientName, grade, contact, position, lastOn = null } = row;
  const set = rule?.from === 'holiday' && holiday !== null ? rule.occasions[holiday] : {};
  return {
    key: [from, holiday ?? '', on, clientId, position].join(' '),
    from,
    holiday,
    on,
    clientId,
    clientName,
    grade,
    contact,
    lastOn,
    fields: {
      ...startFields(ctx, kind),
      ...rule?.set,
      ...set,
      ...(rule && { [rule.client]: clientId }),
      ...(rule?.contact !== undefined && contact !== null && { [rule.contact]: contact }),
    },
  };
}

/** What every new entry of the register begins with. */
function startFields(ctx: QueryContext, kind: RegisterKind): EntryFields {
  const begun = kind.fields.flatMap((field): [string, string][] => {
    if (field.start === undefined) return [];
    if (field.start === 'today') return [[field.key, ctx.today]];
    if (field.start !== 'me') return [[field.key, field.start]];
    return [[field.key, isLink(field.type) ? ctx.person.id : ctx.person.name]];
  });
  return Object.fromEntries(begun);
}

/** Whether somebody entered it meanwhile: a birthday for the contact itself, a holiday for the client. */
export async function isEnteredMeanwhile(
  ctx: QueryContext,
  kind: RegisterKind,
  key: string,
  fields: EntryFields,
): Promise<boolean> {
  const [from, holiday = '', on = ctx.today] = key.split(' ');
  const rule = kind.proposes?.rules.find((one) => one.from === from);
  if (rule === undefined || rule.from === 'silence') return false;
  const set =
    rule.from === 'holiday' ? (Object.entries(rule.occasions).find(([name]) => name === holiday)?.[1] ?? {}) : {};
  const field = rule.from === 'birthday' ? rule.contact : undefined;
  return hasEntered(ctx.db, kind, enteredBy(rule, set, on), {
    clientId: String(fields[rule.client] ?? ''),
    contact: field === undefined ? undefined : [field, String(fields[field] ?? '')],
  });
}
