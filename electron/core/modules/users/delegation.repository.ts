import type { DelegationDraft } from '#shared/users/delegations.contract.ts';
import type { ReadDb, WriteDb } from '#core/kernel/context.ts';

export interface StoredDelegation extends DelegationDraft {
  readonly id: string;
  readonly status: 'active' | 'void';
  readonly version: number;
  readonly submissionId: string;
}

export async function findDelegation(db: ReadDb, id: string): Promise<StoredDelegation | undefined> {
  const row = await db.selectFrom('delegation').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) return undefined;
  const { roles, kinds } = await scopeOf(db, id);
  return {
    id: row.id,
    delegatorId: row.delegator_id,
    delegateId: row.delegate_id,
    roles,
    kinds,
    fromOn: row.from_on,
    toOn: row.to_on,
    reason: row.reason,
    status: row.status,
    version: row.version,
    submissionId: row.submission_id,
  };
}

async function scopeOf(db: ReadDb, id: string) {
  const roles = await db
    .selectFrom('delegation_role')
    .select('role')
    .where('delegation_id', '=', id)
    .orderBy('role')
    .execute();
  const kinds = await db
    .selectFrom('delegation_kind')
    .select('kind')
    .where('delegation_id', '=', id)
    .orderBy('kind')
    .execute();
  return { roles: roles.map((row) => row.role), kinds: kinds.map((row) => row.kind) };
}

export async function insertDelegation(
  db: WriteDb,
  id: string,
  draft: DelegationDraft,
  submissionId: string,
): Promise<void> {
  await db
    .insertInto('delegation')
    .values({
      id,
      delegator_id: draft.delegatorId,
      delegate_id: draft.delegateId,
      from_on: draft.fromOn,
      to_on: draft.toOn,
      reason: draft.reason,
      status: 'active',
      version: 1,
      submission_id: submissionId,
    })
    .execute();
  for (const role of draft.roles) {
    await db.insertInto('delegation_role').values({ delegation_id: id, role, submission_id: submissionId }).execute();
  }
  for (const kind of draft.kinds) {
    await db.insertInto('delegation_kind').values({ delegation_id: id, kind, submission_id: submissionId }).execute();
  }
}

export async function voidDelegation(db: WriteDb, id: string, version: number, submissionId: string): Promise<void> {
  await db
    .updateTable('delegation')
    .set({ status: 'void', version, submission_id: submissionId })
    .where('id', '=', id)
    .execute();
}

/** Whether the same two people already have a delegation in force on one of these days. */
export async function findOverlap(
  db: ReadDb,
  { delegatorId, delegateId, fromOn, toOn }: DelegationDraft,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('delegation')
    .select('to_on')
    .where('delegate_id', '=', delegateId)
    .where('delegator_id', '=', delegatorId)
    .where('status', '=', 'active')
    .where('from_on', '<=', toOn)
    .where('to_on', '>=', fromOn)
    .executeTakeFirst();
  return row?.to_on;
}

/** The latest end first; `current` leaves out what is over. One row beyond the page is fetched. */
export async function listDelegations(
  db: ReadDb,
  asked: {
    readonly from: string | undefined;
    readonly after: readonly (string | number)[] | undefined;
    readonly limit: number;
  },
) {
  const [toOn, id] = asked.after ?? [];
  const rows = await db
    .selectFrom('delegation as d')
    .innerJoin('v_person as giver', 'giver.id', 'd.delegator_id')
    .innerJoin('v_person as taker', 'taker.id', 'd.delegate_id')
    .select('d.id')
    .select(['giver.name as delegator_name', 'taker.name as delegate_name'])
    .$if(asked.from !== undefined, (query) => query.where('d.to_on', '>=', asked.from ?? ''))
    .$if(toOn !== undefined, (query) =>
      query.where((eb) =>
        eb.or([
          eb('d.to_on', '<', String(toOn)),
          eb.and([eb('d.to_on', '=', String(toOn)), eb('d.id', '<', String(id))]),
        ]),
      ),
    )
    .orderBy('d.to_on', 'desc')
    .orderBy('d.id', 'desc')
    .limit(asked.limit + 1)
    .execute();
  const found = [];
  for (const row of rows) {
    const delegation = await findDelegation(db, row.id);
    if (delegation) found.push({ ...delegation, delegatorName: row.delegator_name, delegateName: row.delegate_name });
  }
  return found;
}
