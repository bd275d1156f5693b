import { inputHashOf } from '#core/door/call-input.ts';
import { contextOf, type DoorParts, hearOthers, type Visit } from '#core/door/visit.ts';
import { keepDisclosures } from '#core/door/keep-disclosures.ts';
import type { AuditFacts, CommandContext, Disclosure, QueryContext, WriteDb } from '#core/kernel/context.ts';
import type { OfficeError } from '#core/kernel/office-error.ts';
import { appendAudit, findReply, keepReply, type AuditedCall } from '#core/modules/audit/audit.service.ts';

/** A query sees one snapshot of the store from beginning to end. What it tells of persons is written before it answers. */
export async function answerQuery(parts: DoorParts, visit: Visit): Promise<unknown> {
  const disclosed: Disclosure[] = [];
  const context = contextOf(parts, visit, disclosed);
  const prepared = await prepare(parts, visit, context);
  // What has something to prepare may take long: it reads beside the others, so that they are answered meanwhile.
  const { store } = parts;
  const connection = typeof visit.handler === 'function' ? store.read : store.readLong;
  const answer = await connection.transaction().execute((db) => run(visit, { ...context, db }, prepared));
  if (disclosed.length === 0) return answer;
  await parts.store.write.transaction().execute(async (db) => {
    const [first] = await keepDisclosures(db, visit, context.today, disclosed);
    if (first === undefined) return;
    const { subjectKind, subjectId, reason, fields = [] } = first;
    await appendAudit(db, auditedCall(visit, 'disclosed'), {
      subjectKind,
      ...(subjectId !== undefined && { subjectId }),
      details: { reason, fields: fields.join(',') },
    });
  });
  return answer;
}

/**
 * A command, once: a known request id gets the reply it got before. The handler's writes, the audit event and the kept
 * reply are one transaction, and the reply leaves only after its commit.
 */
export async function carryOut(parts: DoorParts, visit: Visit): Promise<unknown> {
  const { store, registry, sessions, tell } = parts;
  const { call, person, procedure, signal } = visit;
  if (procedure.personal === true) return keepPersonal(parts, visit);
  const audited = auditedCall(visit, 'done');
  const before = await findReply(store.read, person.id, call, audited.inputHash);
  if (before) return before.reply;
  const disclosed: Disclosure[] = [];
  const context = contextOf(parts, visit, disclosed);
  const prepared = await prepare(parts, visit, context);
  const leaving = new Set<string>();
  const reply = await store.write.transaction().execute(async (transaction) => {
    const db: WriteDb = transaction;
    const meanwhile = await findReply(db, person.id, call, audited.inputHash);
    if (meanwhile) return meanwhile.reply;
    let facts: AuditFacts = {};
    const note = (more: AuditFacts): void => {
      facts = { ...facts, ...more };
    };
    const endSessions = (personId: string): void => void leaving.add(personId);
    let isLong = typeof visit.handler !== 'function';
    const progress: QueryContext['progress'] = (...told) => {
      isLong = true;
      return context.progress(...told);
    };
    const value = await run(visit, { ...context, db, note, endSessions, progress }, prepared);
    // Long work can be cancelled up to its commit: what was said while it computed is heard before that.
    if (isLong) await hearOthers();
    signal.throwIfAborted();
    await keepDisclosures(db, visit, context.today, disclosed);
    await appendAudit(db, audited, facts);
    await keepReply(db, { ...audited, reply: procedure.secretReply ? undefined : { value } });
    return value;
  });
  for (const personId of leaving) sessions.closePerson(personId);
  tell({ type: 'changed', modules: registry.modulesChangedBy(call.name) });
  return reply;
}

/** What a person arranges for himself tells nothing about the office: one write, no event in the log, no kept reply, and only his own window is told. */
async function keepPersonal(parts: DoorParts, visit: Visit): Promise<unknown> {
  const { store, registry, tell } = parts;
  const context = contextOf(parts, visit);
  const nothing = (): void => undefined;
  const reply = await store.write
    .transaction()
    .execute((db) => run(visit, { ...context, db, note: nothing, endSessions: nothing }, undefined));
  tell({ type: 'changed', modules: registry.modulesChangedBy(visit.call.name) }, visit.seat);
  return reply;
}

/** A refused command is audited in a transaction of its own: the refusal lasts, nothing else does. */
export async function auditRefusal(parts: DoorParts, visit: Visit, error: OfficeError): Promise<void> {
  const rule = error.failure.code === 'rule_broken' ? error.failure.rule : error.failure.code;
  await parts.store.write
    .transaction()
    .execute((db) => appendAudit(db, auditedCall(visit, 'refused'), { details: { rule } }));
}

function auditedCall({ now, person, seat, call, input }: Visit, outcome: string): AuditedCall {
  return {
    at: now,
    personId: person.id,
    seat,
    procedure: call.name,
    requestId: call.requestId,
    inputHash: inputHashOf(input),
    outcome,
  };
}

async function prepare(
  parts: DoorParts,
  { handler, input }: Visit,
  context: Omit<QueryContext, 'db'>,
): Promise<unknown> {
  return typeof handler === 'function' ? undefined : handler.prepare({ ...context, db: parts.store.read }, input);
}

function run({ handler, input }: Visit, context: QueryContext | CommandContext, prepared: unknown): Promise<unknown> {
  return typeof handler === 'function' ? handler(context, input) : handler.run(context, input, prepared);
}
