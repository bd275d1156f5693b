import { BillContent } from '#shared/registers/bills.contract.ts';
import { entryKindOf, fieldOf, writePermissionOf } from '#shared/registers/register-facts.ts';
import type { RegisterKind } from '#shared/registers/register-kind.ts';
import type { EntryFields } from '#shared/registers/registers.contract.ts';
import type { CommandContext, QueryContext, ReadDb } from '#core/kernel/context.ts';
import { invariant } from '#core/kernel/invariant.ts';
import { OfficeError, refuseField } from '#core/kernel/office-error.ts';
import { findBill, insertBill, listByIds } from '#core/modules/registers/bill.repository.ts';
import { type BillRegister, billKindName } from '#core/modules/registers/bill.service.ts';
import type { RegisterKinds } from '#core/modules/registers/register-kinds.ts';
import { refuseOverdraft } from '#core/modules/registers/register-ledger.service.ts';
import type { RegisterRecordKind } from '#core/modules/registers/register.review.ts';
import { checkParts, readParts, startParts, withinPart } from '#core/modules/review/part.service.ts';
import {
  defineRecordKind,
  type Effect,
  type Proposal,
  type RecordKind,
  type RecordPart,
  type RecordState,
} from '#core/modules/review/record-kind.ts';

export type BillRecordKind = RecordKind<BillContent, BillContent>;

/** The kinds of record a bill is made of: its entries, and the payment over them. */
export interface BillParts {
  readonly entry: RegisterRecordKind;
  readonly payment: { readonly kind: RegisterKind; readonly record: RegisterRecordKind } | undefined;
}

/** The parts of a register's bills; the payment stands in the register that the `link` of `pays` names. */
export function billParts(
  { kind, rule }: BillRegister,
  kinds: RegisterKinds,
  records: ReadonlyMap<string, RegisterRecordKind>,
): BillParts {
  const entry = records.get(kind.name);
  const paid = rule.pays && kinds.find(fieldOf(kind, rule.pays.link)?.register ?? '');
  const record = paid && records.get(paid.name);
  invariant(entry !== undefined, `register ${kind.name}: a bill makes entries of the effective class`);
  return { entry, payment: paid && record ? { kind: paid, record } : undefined };
}

/**
 * 对账单: a whole bill as one submission. The checker keys how many lines it has and what stands at its foot, and sees what was
 * made of each line only then. Every entry, and what pays them, becomes effective together or none does.
 */
export function billRecordKind(bill: BillRegister, parts: BillParts): BillRecordKind {
  const { kind } = bill;
  return defineRecordKind<BillContent, BillContent>({
    name: billKindName(kind.name),
    module: 'registers',
    makePermission: writePermissionOf(kind),
    draft: BillContent,
    content: BillContent,
    actions: ['create'],
    derived: ['head', 'lines', 'missing', 'entries', 'payment'],
    complete: (_ctx, draft) => Promise.resolve(draft),
    checks: () => [
      { path: 'control.lines', mode: 'rekey', type: 'integer' },
      { path: 'control.amountFen', mode: 'rekey', type: 'fen' },
      { path: 'same', mode: 'confirm', type: 'text' },
      { path: 'month', mode: 'confirm', type: 'text' },
    ],
    reviewedAs: entryKindOf(kind),
    decidedBy: ['money'],
    decisive: (_ctx, { control }) => Promise.resolve({ amountFen: Math.max(0, control.amountFen) }),
    title: ({ same, month }) => `${same} ${month}`,
    claims: (content) => partsOf(parts, content).flatMap((part) => part.kind.claims(part.content, undefined)),
    async validate(ctx, proposal) {
      await checkBill(ctx, bill, parts, proposal);
      return [];
    },
    apply: (ctx, effect) => applyBill(ctx, bill, parts, effect),
    read: (db, id) => readBill(db, kind, parts, id),
    parts: (content) => partsOf(parts, content),
  });
}

/** The payment first, for the entries name it. */
function partsOf({ entry, payment }: BillParts, { payment: paid, entries }: BillContent): RecordPart[] {
  const first =
    paid === null || payment === undefined
      ? []
      : [
          {
            kind: payment.record as RecordKind,
            recordId: paid.recordId,
            path: 'payment',
            content: drafted(payment.kind.name, paid.fields),
          },
        ];
  return [
    ...first,
    ...entries.map(({ recordId, rowNumber, fields }, at): RecordPart => {
      const content = { register: entry.name.replace(/^register_/, ''), fields };
      return { kind: entry as RecordKind, recordId, sourceRow: rowNumber, path: `entries.${at}`, content };
    }),
  ];
}

function drafted(register: string, fields: EntryFields) {
  return { register, fields };
}

/** Each entry as on its own; and nothing of ours may have moved since the bill was held against it. */
async function checkBill(
  ctx: QueryContext,
  bill: BillRegister,
  parts: BillParts,
  { content, submissionId }: Proposal<BillContent>,
): Promise<void> {
  await refuseMoved(ctx, bill, content);
  const { payment } = parts;
  if (payment !== undefined && content.payment !== null) {
    const { fields } = content.payment;
    await atHead(bill, () => refuseOverdraft(ctx, payment.kind, submissionId, fields, undefined));
  }
  const kind = billKindName(bill.kind.name);
  // What pays them is in no store yet; everything else they name is.
  const entries = partsOf(parts, { ...content, payment: null, entries: content.entries.map(withoutLink(bill)) });
  const verdicts = await checkParts(ctx, { submissionId, kind, unwarned: true }, entries);
  for (const [at, verdict] of verdicts.entries()) {
    if (!(verdict instanceof OfficeError)) continue;
    const row = content.entries[at]?.rowNumber ?? 0;
    await withinPart({ row }, () => {
      throw verdict;
    });
  }
}

/** What the payment is refused for is said at the field that asks for it. */
async function atHead({ rule }: BillRegister, run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    const fault =
      error instanceof OfficeError && error.failure.code === 'invalid_input' ? error.failure.fields[0] : undefined;
    if (fault === undefined) throw error;
    refuseField(`head.${rule.pays?.when.field ?? ''}`, fault.reason, fault.details);
  }
}

function withoutLink({ rule }: BillRegister) {
  return (entry: BillContent['entries'][number]): BillContent['entries'][number] => {
    const { [rule.pays?.link ?? '']: _link, ...fields } = entry.fields;
    return { ...entry, fields };
  };
}

async function refuseMoved(
  ctx: QueryContext,
  { settled, settles }: BillRegister,
  { lines }: BillContent,
): Promise<void> {
  const taken = lines.filter((line) => line.taken);
  const found = await listByIds(ctx.db, settled, [...new Set(taken.flatMap(({ entryId }) => entryId ?? []))]);
  const now = new Map(found.map(({ id, fields }) => [id, (JSON.parse(fields) as EntryFields)[settles.within] ?? null]));
  for (const { rowNumber, entryId, oursFen } of taken) {
    if (now.get(entryId ?? '') !== oursFen) {
      refuseField(`decisions.${rowNumber}`, 'registers.bill_ours_moved', { row: rowNumber });
    }
  }
}

async function applyBill(
  ctx: CommandContext,
  { kind }: BillRegister,
  parts: BillParts,
  effect: Effect<BillContent>,
): Promise<void> {
  const { recordId, submissionId, content } = effect;
  const { lines, control, head } = content;
  const taken = lines.filter((line) => line.taken);
  await insertBill(ctx.db, {
    id: recordId,
    register: kind.name,
    month: content.month,
    same: content.same,
    file_name: content.sourceFile.fileName,
    file_hash: content.sourceFile.fileHash,
    sheet: content.sheet,
    head: JSON.stringify(head),
    lines: JSON.stringify(lines),
    missing: JSON.stringify(content.missing),
    line_count: control.lines,
    total_fen: control.amountFen,
    taken_count: taken.length,
    taken_fen: taken.reduce((sum, { amountFen }) => sum + amountFen, 0),
    pays: content.payment === null ? 0 : 1,
    version: 1,
    submission_id: submissionId,
  });
  const all = partsOf(parts, content);
  let position = 0;
  for (const [made, some] of Map.groupBy(all, (part) => part.kind)) {
    const making = startParts(made, effect);
    await ctx.progress('import.writing', position, all.length);
    await making.apply(ctx, position, some);
    await making.finish(ctx);
    position += some.length;
  }
}

/** The bill with its entries as they stand now: equal to what was signed until one of them is amended. */
async function readBill(
  db: ReadDb,
  kind: RegisterKind,
  { entry, payment }: BillParts,
  id: string,
): Promise<RecordState<BillContent> | undefined> {
  const row = await findBill(db, kind.name, id);
  if (!row) return undefined;
  const kinds = [entry as RecordKind, ...(payment ? [payment.record as RecordKind] : [])];
  const made = await readParts(db, row.submission_id, kinds);
  const fieldsAt = (at: number): EntryFields =>
    (made[at]?.content as { fields: EntryFields } | undefined)?.fields ?? {};
  return {
    version: row.version,
    submissionId: row.submission_id,
    content: {
      register: kind.name,
      same: row.same,
      month: row.month,
      head: JSON.parse(row.head) as EntryFields,
      sourceFile: { fileName: row.file_name, fileHash: row.file_hash },
      sheet: row.sheet,
      control: { lines: row.line_count, amountFen: row.total_fen },
      lines: JSON.parse(row.lines) as BillContent['lines'],
      missing: JSON.parse(row.missing) as BillContent['missing'],
      payment: row.pays === 1 ? { recordId: made[0]?.recordId ?? '', fields: fieldsAt(0) } : null,
      entries: made.slice(row.pays).map(({ recordId, sourceRow }, at) => {
        return { recordId, rowNumber: sourceRow ?? 0, fields: fieldsAt(at + row.pays) };
      }),
    },
  };
}
