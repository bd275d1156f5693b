import { contextOf, type DoorParts, NOBODY, OWN_SEAT } from '#core/door/visit.ts';
import type { AuditFacts, WriteDb } from '#core/kernel/context.ts';
import { appendAudit } from '#core/modules/audit/audit.service.ts';

const PROCEDURE = 'office.tick';

/** What the office does by itself as time passes, in one transaction with its audit event; nothing to do leaves no trace. */
export async function doChores(parts: DoorParts): Promise<void> {
  const now = parts.clock.now();
  const call = { requestId: `tick-${now}`, name: PROCEDURE, input: {} };
  const changed = await parts.store.write.transaction().execute(async (transaction) => {
    const db: WriteDb = transaction;
    let facts: AuditFacts = {};
    const note = (more: AuditFacts): void => {
      facts = { ...facts, ...more };
    };
    const signal = new AbortController().signal;
    const context = contextOf(parts, { seat: OWN_SEAT, person: NOBODY, now, signal, call });
    const done = await parts.registry.chores({
      ...context,
      db,
      note,
      endSessions: (personId) => parts.sessions.closePerson(personId),
    });
    if (done.settled === 0) return done.kept;
    const audited = { at: now, personId: '', seat: OWN_SEAT, procedure: PROCEDURE, requestId: call.requestId };
    await appendAudit(
      db,
      { ...audited, inputHash: '', outcome: 'done' },
      { ...facts, details: { settled: done.settled } },
    );
    return done.settled + done.kept;
  });
  if (changed > 0) parts.tell({ type: 'changed', modules: parts.registry.modulesChangedBy('review.tick') });
}
