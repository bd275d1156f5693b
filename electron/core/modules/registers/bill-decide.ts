import type { BillContent, BillDecision, BillLine, BillView, SignedLine } from '#shared/registers/bills.contract.ts';
import { entrySchema } from '#shared/registers/entry-schema.ts';
import type { RegisterKind } from '#shared/registers/register-kind.ts';
import type { EntryFields } from '#shared/registers/registers.contract.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import { OfficeError, refuse, refuseField } from '#core/kernel/office-error.ts';
import { faultsOf } from '#core/kernel/schema-faults.ts';
import type { OurEntry } from '#core/modules/registers/bill-match.ts';
import type { BillRegister } from '#core/modules/registers/bill.service.ts';

/** What somebody made of a bill: what it says at its head and foot, and what is done with each line. */
export interface Decided {
  readonly head: EntryFields;
  readonly totalFen: number;
  readonly decisions: readonly BillDecision[];
  /** By number, the entries that decisions name: those of them that may be settled. */
  readonly found: ReadonlyMap<string, OurEntry>;
  readonly payment: RegisterKind | undefined;
}

/** Everything of the bill that is signed, but the file it came in. */
type Made = Pick<BillContent, 'same' | 'head' | 'control' | 'lines' | 'missing' | 'payment' | 'entries'>;

/** The bill with its decisions as one content: every line accounted for, and the entries that come of those that are taken. */
export function decideBill(ctx: QueryContext, bill: BillRegister, view: BillView, decided: Decided): Made {
  const { lines: shown, totalFen } = view;
  if (totalFen !== decided.totalFen) refuseField('totalFen', 'registers.bill_total_differs');
  const byRow = new Map(decided.decisions.map((one) => [one.rowNumber, one]));
  const lines = shown.map((line) => signedLine(line, byRow.get(line.rowNumber), decided.found));
  const taken = Map.groupBy(
    lines.filter((line) => line.taken),
    ({ entryId }) => entryId ?? '',
  );
  if (taken.size === 0) refuse('registers.bill_nothing_taken');
  const head = headOf(bill, view, decided.head);
  const payment = paymentOf(ctx, bill, view, decided, head, lines);
  const own = payment === null ? head : { ...head, [bill.rule.pays?.link ?? '']: payment.recordId };
  const { [bill.rule.same.own]: _same, ...said } = head;
  return {
    same: view.same,
    head: said,
    control: { lines: lines.length, amountFen: totalFen },
    lines,
    missing: view.missing.map(({ id, oursFen }) => ({ entryId: id, oursFen })),
    payment,
    entries: [...taken].map(([entryId, some]) => madeEntry(ctx, bill, own, entryId, some, shown, decided.found)),
  };
}

function headOf({ rule, kind }: BillRegister, { same }: BillView, given: EntryFields): EntryFields {
  const stray = Object.keys(given).find((key) => !rule.head.includes(key));
  if (stray !== undefined) refuseField(`head.${stray}`, 'registers.bill_head', { register: kind.label.zh });
  return { ...given, [rule.same.own]: same };
}

/** Only what agrees is taken as it stands. Anything else somebody decides; what differs one way or the other. */
function signedLine(
  line: BillLine,
  decision: BillDecision | undefined,
  found: ReadonlyMap<string, OurEntry>,
): SignedLine {
  const { rowNumber, key, amountFen, state } = line;
  const at = `decisions.${rowNumber}`;
  const row = { row: rowNumber };
  if (state === 'other_amount' && decision === undefined) refuseField(at, 'registers.bill_undecided', row);
  const taken = decision?.take ?? state === 'agreed';
  const reason = decision?.reason === undefined || decision.reason === '' ? null : decision.reason;
  const isPlain = (state === 'agreed') === taken;
  if (!isPlain && (taken || state === 'agreed') && reason === null) refuseField(at, 'registers.bill_reason', row);
  const named = decision?.number === undefined ? undefined : found.get(decision.number);
  if (taken && decision?.number !== undefined && named === undefined) {
    refuseField(at, 'registers.bill_entry_closed', row);
  }
  const entry = named ?? line.entry;
  const isClosed = line.settledBy !== null;
  if (taken && (entry === null || (isClosed && named === undefined))) {
    refuseField(at, isClosed ? 'registers.settled_already' : 'registers.bill_no_entry', {
      ...row,
      by: line.settledBy ?? '',
    });
  }
  const oursFen = entry?.oursFen ?? null;
  return { rowNumber, key, amountFen, state, taken, entryId: entry?.id ?? null, oursFen, reason };
}

/** One entry of ours is settled once, by all lines that are of it together. */
function madeEntry(
  ctx: QueryContext,
  { kind, rule, settles }: BillRegister,
  head: EntryFields,
  entryId: string,
  taken: readonly SignedLine[],
  shown: readonly BillLine[],
  found: ReadonlyMap<string, OurEntry>,
): BillContent['entries'][number] {
  const [first] = taken;
  const line = shown.find(({ rowNumber }) => rowNumber === first?.rowNumber);
  const reasons = [...new Set(taken.flatMap(({ reason }) => reason ?? []))];
  const key =
    line?.key === '' || line === undefined
      ? ([...found.values()].find(({ id }) => id === entryId)?.key ?? '')
      : line.key;
  const draft: EntryFields = {
    ...line?.said,
    ...head,
    [rule.key]: key,
    [settles.entry]: entryId,
    [settles.amount]: taken.reduce((sum, { amountFen }) => sum + amountFen, 0),
    ...(reasons.length > 0 && { [settles.reason]: reasons.join('；').slice(0, 200) }),
  };
  const rowNumber = first?.rowNumber ?? 0;
  const place = (path: string) => (rule.head.includes(path) ? `head.${path}` : `decisions.${rowNumber}`);
  return { recordId: ctx.newId(), rowNumber, fields: readFields(kind, draft, place) };
}

/** What pays the bill, where its head says so: one entry over all that is taken. */
function paymentOf(
  ctx: QueryContext,
  { kind, rule }: BillRegister,
  { month, same }: BillView,
  { payment }: Decided,
  head: EntryFields,
  lines: readonly SignedLine[],
): BillContent['payment'] {
  const { pays } = rule;
  if (pays === undefined || payment === undefined || !pays.when.values.includes(String(head[pays.when.field] ?? ''))) {
    return null;
  }
  const amount = lines.reduce((sum, { taken, amountFen }) => sum + (taken ? amountFen : 0), 0);
  const given = Object.entries(pays.from).flatMap(([theirs, own]): [string, string | number][] => {
    const value = head[own];
    return value === undefined ? [] : [[theirs, value]];
  });
  const draft: EntryFields = {
    ...pays.fixed,
    ...Object.fromEntries(given),
    [pays.summary]: `${same} ${month} ${kind.label.zh}`,
    [pays.amount]: amount,
  };
  const place = (path: string) => `head.${pays.from[path] ?? pays.when.field}`;
  return { recordId: ctx.newId(), fields: readFields(payment, draft, place) };
}

function readFields(kind: RegisterKind, draft: EntryFields, place: (path: string) => string): EntryFields {
  const read = entrySchema(kind).safeParse(draft);
  if (read.success) return read.data;
  const fields = faultsOf(read.error).map((fault) => ({ ...fault, path: place(fault.path) }));
  throw new OfficeError({ code: 'invalid_input', fields });
}
