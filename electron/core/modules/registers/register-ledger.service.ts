import { balanceKey, codeOf } from '#shared/registers/register-facts.ts';
import type { LedgerRule, RegisterKind } from '#shared/registers/register-kind.ts';
import type { EntryFields } from '#shared/registers/registers.contract.ts';
import type { CommandContext, QueryContext, ReadDb } from '#core/kernel/context.ts';
import { refuseField } from '#core/kernel/office-error.ts';
import {
  findBalance,
  findPending,
  insertMovement,
  listMoved,
} from '#core/modules/registers/register-ledger.repository.ts';
import type { Claim, Effect } from '#core/modules/review/record-kind.ts';

/** What an entry says of a balance: so much in or out, or that so much is there. */
interface Statement {
  readonly key: string;
  readonly way: 'in' | 'out' | 'counted';
  readonly amount: number;
}

/** Undefined where the entry moves nothing: its direction is neither in, out nor counted, or it has no amount. */
function statementOf({ ledger }: RegisterKind, fields: EntryFields): Statement | undefined {
  const amount = ledger === undefined ? undefined : fields[ledger.amount];
  if (ledger === undefined || typeof amount !== 'number') return undefined;
  const { field, counted = [], ...ways } = ledger.direction;
  const code = field === undefined ? undefined : codeOf(fields[field]);
  const key = JSON.stringify(balanceKey({ ledger }, fields));
  if (code === undefined || ways.out.includes(code)) return { key, way: 'out', amount };
  if (ways.in.includes(code)) return { key, way: 'in', amount };
  return counted.includes(code) ? { key, way: 'counted', amount } : undefined;
}

/** What an entry moves by itself; undefined where that depends on the books of its day. */
export function movedBy(kind: RegisterKind, fields: EntryFields): number | undefined {
  const said = statementOf(kind, fields);
  if (said === undefined) return 0;
  return said.way === 'counted' ? undefined : said.way === 'in' ? said.amount : -said.amount;
}

function scopeOf({ name }: LedgerRule): string {
  return `register.${name}`;
}

/** What goes out is kept while the submission is open, so that two of them cannot take the same. */
export function ledgerClaims(kind: RegisterKind, fields: EntryFields): readonly Claim[] {
  const said = statementOf(kind, fields);
  if (kind.ledger === undefined || said?.way !== 'out' || said.amount === 0) return [];
  return [{ scope: scopeOf(kind.ledger), key: said.key, quantityE6: said.amount }];
}

/** An entry as it stood before, for an amendment or a voiding. */
interface Before {
  readonly id: string;
  readonly fields: EntryFields;
}

/**
 * What the entry changes by key, beyond what it moved already. A count posts its difference to the books; amended, it keeps
 * to the books of its own day, which are its old count less what it posted then.
 */
export async function changesOf(
  db: ReadDb,
  kind: RegisterKind,
  fields: EntryFields | undefined,
  before: Before | undefined,
): Promise<ReadonlyMap<string, number>> {
  const moved = before === undefined ? new Map<string, number>() : await listMoved(db, before.id);
  const changes = new Map([...moved].map(([key, amount]) => [key, -amount]));
  const said = fields === undefined ? undefined : statementOf(kind, fields);
  if (said !== undefined && kind.ledger !== undefined) {
    const wanted = said.way === 'in' ? said.amount : said.way === 'out' ? -said.amount : undefined;
    const target = wanted ?? said.amount - (await booksOf(db, kind, said.key, before, moved));
    changes.set(said.key, (changes.get(said.key) ?? 0) + target);
  }
  return new Map([...changes].filter(([, amount]) => amount !== 0));
}

/** What the books said before this entry. */
async function booksOf(
  db: ReadDb,
  kind: RegisterKind,
  key: string,
  before: Before | undefined,
  moved: ReadonlyMap<string, number>,
): Promise<number> {
  const own = moved.get(key) ?? 0;
  const old = before === undefined ? undefined : statementOf(kind, before.fields);
  if (old?.way === 'counted' && old.key === key) return old.amount - own;
  return (await findBalance(db, kind.ledger?.name ?? '', key)) - own;
}

/** Refuses what a balance does not hold, what other open submissions keep included, and a count that differs without a reason. */
export async function refuseOverdraft(
  ctx: QueryContext,
  kind: RegisterKind,
  submissionId: string,
  fields: EntryFields | undefined,
  before: Before | undefined,
): Promise<void> {
  const { ledger } = kind;
  if (ledger === undefined) return;
  const changes = await changesOf(ctx.db, kind, fields, before);
  const said = fields === undefined ? undefined : statementOf(kind, fields);
  const reason = ledger.reason;
  if (said?.way === 'counted' && changes.has(said.key) && reason !== undefined && fields?.[reason] === undefined) {
    refuseField(`fields.${reason}`, 'registers.count_differs');
  }
  for (const change of changes)
    await refuseBelow(ctx, ledger, change, { submissionId, isCounted: said?.way === 'counted' });
}

/** Less than nothing, or less than others wait for; what was counted is there, whoever waits. */
async function refuseBelow(
  ctx: QueryContext,
  ledger: LedgerRule,
  [key, amount]: readonly [key: string, amount: number],
  { submissionId, isCounted }: { readonly submissionId: string; readonly isCounted: boolean },
): Promise<void> {
  if (amount > 0) return;
  const path = `fields.${ledger.amount}`;
  const left = (await findBalance(ctx.db, ledger.name, key)) + amount;
  if (left < 0) refuseField(path, 'registers.not_enough');
  const pending = isCounted ? 0 : await findPending(ctx.db, scopeOf(ledger), key, submissionId);
  if (left < pending) refuseField(path, 'registers.not_enough_pending');
}

/** A count in a file gives its reason whatever it finds: what the books say at its row is not known yet. */
export function refuseUnexplainedCount(kind: RegisterKind, fields: EntryFields): void {
  const reason = kind.ledger?.reason;
  if (reason === undefined || statementOf(kind, fields)?.way !== 'counted' || fields[reason] !== undefined) return;
  refuseField(`fields.${reason}`, 'registers.count_unexplained');
}

/** Posts what an entry changes, once it is written; refuses here what rows of one file take together and none alone. */
export async function postMovements(
  ctx: CommandContext,
  kind: RegisterKind,
  effect: Pick<
    Effect<{ readonly fields: EntryFields }>,
    'recordId' | 'version' | 'submissionId' | 'content' | 'action'
  >,
  changes: ReadonlyMap<string, number>,
): Promise<void> {
  const { ledger } = kind;
  if (ledger === undefined) return;
  const isCounted = effect.action !== 'void' && statementOf(kind, effect.content.fields)?.way === 'counted';
  for (const [key, amount] of changes) {
    await refuseBelow(ctx, ledger, [key, amount], { submissionId: effect.submissionId, isCounted });
    await insertMovement(ctx.db, {
      entry_id: effect.recordId,
      version: effect.version,
      ledger: ledger.name,
      key,
      amount,
      submission_id: effect.submissionId,
    });
  }
}
