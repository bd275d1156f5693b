import { addDays } from '#shared/kernel/business-date.ts';
import { plainFen } from '#shared/kernel/money.ts';
import type { Warning } from '#shared/review/review.schema.ts';
import type { Statement } from '#shared/statements/statements.schema.ts';
import { canonicalJson } from '#core/kernel/canonical-json.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import { refuse, refuseField } from '#core/kernel/office-error.ts';
import { standingClient } from '#core/modules/clients/client-holder.service.ts';
import type { Proposal } from '#core/modules/review/record-kind.ts';
import { figuresOf } from '#core/modules/statements/statement-figures.service.ts';
import { findClient, findLastBefore, findOverlapping } from '#core/modules/statements/statement.repository.ts';
import { figuresIn, type KnownStatement, readStatement } from '#core/modules/statements/statement.service.ts';

/** What must hold before a statement goes out or its reply counts, at submission and again at the last signature. */
export async function checkStatement(ctx: QueryContext, proposal: Proposal<Statement>): Promise<Warning[]> {
  const { content, recordId, action } = proposal;
  const current = recordId === undefined ? undefined : await readStatement(ctx.db, recordId);
  if (current?.state === 'void') refuse('statements.already_void', { number: current.number });
  if (current && action === 'void') return checkVoid(content, current);
  if (content.replyBy < content.issuedOn) {
    refuseField('replyBy', 'statements.reply_by_before_issue', { on: content.issuedOn });
  }
  if (current) {
    refuseChanged(content, current);
    refuseUnclearReply(ctx, content);
    return [];
  }
  return checkNew(ctx, content);
}

function checkVoid(content: Statement, current: KnownStatement): Warning[] {
  const { number } = current;
  if (current.content.reply !== null) refuse('statements.void_replied', { number });
  if (canonicalJson(content) !== canonicalJson(current.content)) refuse('statements.void_changes', { number });
  return [];
}

async function checkNew(ctx: QueryContext, content: Statement): Promise<Warning[]> {
  const { from, to, issuedOn } = content;
  if (content.reply !== null || content.repliedOn !== null) refuseField('reply', 'statements.reply_before_issue');
  if (to < from) refuseField('to', 'statements.period_reversed', { from });
  if (issuedOn > ctx.today) {
    refuseField('issuedOn', 'statements.issued_in_future', { on: issuedOn, today: ctx.today });
  }
  if (to > issuedOn) refuseField('to', 'statements.period_not_over', { to, on: issuedOn });
  const clientId = await standingClient(ctx.db, content.clientId, undefined);
  if ((await findClient(ctx.db, clientId)) === undefined) refuseField('clientId', 'statements.client_unknown');
  const now = await figuresOf(ctx.db, { clientId, from, to });
  if (canonicalJson(now) !== canonicalJson(figuresIn(content))) {
    refuse('statements.figures_moved', {
      was: plainFen(content.closingFen),
      now: plainFen(now.closingFen),
      rows: now.lines.length,
    });
  }
  return warningsOf(ctx, content, clientId);
}

/** The opening balance is the closing balance of the last statement, and the periods follow one another. */
async function warningsOf(
  ctx: QueryContext,
  { from, to, openingFen }: Statement,
  clientId: string,
): Promise<Warning[]> {
  const overlapping = await findOverlapping(ctx.db, clientId, from, to);
  if (overlapping) {
    const { number, from: since, to: until } = overlapping;
    return [{ rule: 'statements.overlaps', path: 'from', details: { number, from: since, to: until } }];
  }
  const last = await findLastBefore(ctx.db, clientId, from);
  if (!last) return [];
  const { number } = last;
  const warnings: Warning[] = [];
  const next = addDays(last.to, 1);
  if (next !== from) warnings.push({ rule: 'statements.gap', path: 'from', details: { number, to: last.to, next } });
  if (last.closingFen !== openingFen) {
    const details = { number, closing: plainFen(last.closingFen), opening: plainFen(openingFen) };
    warnings.push({ rule: 'statements.opening_differs', path: 'openingFen', details });
  }
  return warnings;
}

/** An amendment says what the client answered, by when it is asked for and the note; the statement itself was sent. */
function refuseChanged(content: Statement, current: KnownStatement): void {
  const { number } = current;
  for (const field of ['clientId', 'from', 'to', 'issuedOn'] as const) {
    if (content[field] !== current.content[field]) refuseField(field, 'statements.fixed', { number });
  }
  if (canonicalJson(figuresIn(content)) !== canonicalJson(figuresIn(current.content))) {
    refuse('statements.fixed', { number });
  }
}

function refuseUnclearReply(ctx: QueryContext, content: Statement): void {
  const { reply, repliedOn, theirBalanceFen, replyReason, issuedOn, closingFen } = content;
  if (reply !== 'differs') {
    if (theirBalanceFen !== null) refuseField('theirBalanceFen', 'statements.balance_not_expected');
    if (replyReason !== null) refuseField('replyReason', 'statements.reason_not_expected');
  }
  if (reply === null) {
    if (repliedOn !== null) refuseField('reply', 'statements.reply_needed');
    return;
  }
  if (repliedOn === null) return refuseField('repliedOn', 'statements.replied_on_needed');
  if (repliedOn < issuedOn || repliedOn > ctx.today) {
    refuseField('repliedOn', 'statements.replied_out_of_time', { from: issuedOn, to: ctx.today });
  }
  if (reply === 'agreed') return;
  if (theirBalanceFen === null) refuseField('theirBalanceFen', 'statements.their_balance_needed');
  if (theirBalanceFen === closingFen) {
    refuseField('theirBalanceFen', 'statements.balance_is_same', { closing: plainFen(closingFen) });
  }
  if (replyReason === null) refuseField('replyReason', 'statements.reason_needed');
}
