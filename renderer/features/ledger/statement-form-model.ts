import { orNull, readDraft, type Reading } from '#renderer/components/form-faults.ts';
import { shownFen, typedDate, typedFen } from '#renderer/components/typed-values.ts';
import { addDays, isBusinessDate } from '#shared/kernel/business-date.ts';
import { type Statement, StatementDraft } from '#shared/statements/statements.schema.ts';

/** Everything as typed. */
export interface StatementFormValues {
  readonly clientId: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** Days a client is given to answer. */
const REPLY_DAYS = 15;

/** Last month of a client, issued today. */
export function newStatementForm(clientId: string, today: string): StatementFormValues {
  const to = addDays(`${today.slice(0, 7)}-01`, -1);
  const from = `${to.slice(0, 7)}-01`;
  return { clientId, fields: { from, to, issuedOn: today, replyBy: addDays(today, REPLY_DAYS) } };
}

export function statementForm(content: Statement): StatementFormValues {
  return {
    clientId: content.clientId,
    fields: {
      from: content.from,
      to: content.to,
      issuedOn: content.issuedOn,
      replyBy: content.replyBy,
      note: content.note ?? '',
      reply: content.reply ?? '',
      repliedOn: content.repliedOn ?? '',
      theirBalanceFen: shownFen(content.theirBalanceFen),
      replyReason: content.replyReason ?? '',
    },
  };
}

/** The form of a reply begins with the day it is recorded. */
export function replyForm(content: Statement, today: string): StatementFormValues {
  const form = statementForm(content);
  return content.repliedOn === null ? { ...form, fields: { ...form.fields, repliedOn: today } } : form;
}

export function readStatementForm(values: StatementFormValues, today: string): Reading<StatementDraft> {
  const { clientId, fields } = values;
  const reply = fields['reply'] ?? '';
  const differs = reply === 'differs';
  const on = (name: string) => typedDate(fields[name], today);
  return readDraft(StatementDraft, {
    clientId,
    from: on('from'),
    to: on('to'),
    issuedOn: on('issuedOn'),
    replyBy: on('replyBy'),
    note: orNull(fields['note']),
    reply: orNull(reply),
    repliedOn: reply === '' ? null : (on('repliedOn') ?? null),
    // What was typed of a difference counts while the client says that there is one: its boxes are away otherwise.
    theirBalanceFen: differs ? (typedFen(fields['theirBalanceFen']) ?? null) : null,
    replyReason: differs ? orNull(fields['replyReason']) : null,
  });
}

/** The period as far as it can be shown: both days typed and in order. */
export function periodOf(
  { clientId, fields }: StatementFormValues,
  today: string,
): { readonly clientId: string; readonly from: string; readonly to: string } | undefined {
  const from = typedDate(fields['from'], today);
  const to = typedDate(fields['to'], today);
  if (clientId === '' || typeof from !== 'string' || typeof to !== 'string') return undefined;
  return isBusinessDate(from) && isBusinessDate(to) && from <= to ? { clientId, from, to } : undefined;
}
