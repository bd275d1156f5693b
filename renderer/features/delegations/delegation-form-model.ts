import { readDraft, type Reading } from '#renderer/components/form-faults.ts';
import { typedDate } from '#renderer/components/typed-values.ts';
import { DelegationDraft } from '#shared/users/delegations.contract.ts';
import type { Role } from '#shared/users/roles.ts';

/** A delegation as typed; `everyKind` stands for all records, else `kinds` names them. */
export interface DelegationForm {
  readonly delegateId: string;
  readonly roles: readonly Role[];
  readonly everyKind: boolean;
  readonly kinds: readonly string[];
  readonly fromOn: string;
  readonly toOn: string;
  readonly reason: string;
}

const EVERY_KIND = '*';

/** From today on, with all one's roles and for everything: what is usual is one tick away from what is not. */
export function newDelegation(today: string, roles: readonly Role[]): DelegationForm {
  return { delegateId: '', roles, everyKind: true, kinds: [], fromOn: today, toOn: '', reason: '' };
}

export function delegationForm(content: DelegationDraft): DelegationForm {
  const { delegateId, roles, kinds, fromOn, toOn, reason } = content;
  const everyKind = kinds.includes(EVERY_KIND);
  return { delegateId, roles, everyKind, kinds: everyKind ? [] : kinds, fromOn, toOn, reason };
}

export function readDelegationForm(
  values: DelegationForm,
  delegatorId: string,
  today: string,
): Reading<DelegationDraft> {
  const { delegateId, roles, everyKind, kinds, fromOn, toOn, reason } = values;
  const reading = readDraft(DelegationDraft, {
    delegatorId,
    delegateId,
    roles,
    kinds: everyKind ? [EVERY_KIND] : kinds,
    fromOn: typedDate(fromOn, today),
    toOn: typedDate(toOn, today),
    reason,
  });
  const nobody = { path: 'delegateId', reason: 'required' };
  if (delegateId !== '') return reading;
  return { ok: false, faults: reading.ok ? [nobody] : [nobody, ...reading.faults] };
}
