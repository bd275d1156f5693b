import type { Role } from '#shared/users/roles.ts';

export interface PersonTable {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly active: 0 | 1;
  readonly version: number;
  readonly submission_id: string;
}

export interface PersonRoleTable {
  readonly person_id: string;
  readonly role: Role;
  readonly submission_id: string;
}

export interface CredentialTable {
  readonly person_id: string;
  readonly hash: string;
  readonly key_id: string;
  readonly locked_key: string;
  readonly changed_at: number;
}

export interface SignInFailureTable {
  readonly person_id: string;
  readonly failures: number;
  readonly locked_until: number;
}

/** One of two halves of a newcomer's first password, each from another person; neither knows the whole. */
export interface PasswordHalfTable {
  readonly person_id: string;
  readonly issuer_id: string;
  readonly position: 1 | 2;
  readonly hash: string;
  readonly length: number;
  readonly at: number;
}

export interface SigningKeyTable {
  readonly id: string;
  readonly person_id: string;
  readonly public_key: string;
  readonly valid_from: number;
  readonly valid_to: number | null;
}

export interface OfficeProfileTable {
  readonly id: string;
  readonly name: string;
  readonly tax_number: string | null;
  readonly address: string | null;
  readonly phone: string | null;
  readonly english_name: string | null;
  /** JSON array of texts. */
  readonly contact_lines: string;
  readonly logo_hash: string | null;
  readonly logo_format: 'png' | 'jpeg' | null;
  readonly logo_bytes: number | null;
  readonly version: number;
  readonly submission_id: string;
}

export interface DelegationTable {
  readonly id: string;
  readonly delegator_id: string;
  readonly delegate_id: string;
  readonly from_on: string;
  readonly to_on: string;
  readonly reason: string;
  readonly status: 'active' | 'void';
  readonly version: number;
  readonly submission_id: string;
}

/** 解锁码. Unlocks a seat, signs nothing. */
export interface PinTable {
  readonly person_id: string;
  readonly hash: string;
  readonly failures: number;
  readonly set_at: number;
}

/** 恢复码. One row, `id` 1: the office's current code. */
export interface RecoveryCodeTable {
  readonly id: number;
  readonly hash: string;
  readonly made_at: number;
  readonly failures: number;
  readonly locked_until: number;
}

/** A password set anew with the recovery code; the keys are those before and after. */
export interface RecoveryEventTable {
  readonly seq: number;
  readonly at: number;
  readonly person_id: string;
  readonly key_before: string | null;
  readonly key_after: string;
}

export interface RecoveryDrawTable {
  readonly submission_id: string;
  readonly person_id: string;
  readonly at: number;
}

export interface PasswordResetTable {
  readonly id: string;
  readonly person_id: string;
  readonly name: string;
  readonly reason: string;
  readonly version: number;
  readonly submission_id: string;
}

/** Whose roles somebody may sign in on a day: own ones for every kind and day, lent ones as the delegation says. */
export interface PersonAuthorityView {
  readonly person_id: string;
  readonly role: Role;
  readonly kind: string;
  readonly delegator_id: string | null;
  readonly from_on: string;
  readonly to_on: string;
}

export interface DepartureTable {
  readonly id: string;
  readonly person_id: string;
  readonly name: string;
  readonly last_day_on: string;
  readonly hand_over_to: string | null;
  readonly reason: string;
  readonly version: number;
  readonly submission_id: string;
}

export interface RecoveryRenewalTable {
  readonly id: string;
  readonly reason: string;
  readonly version: number;
  readonly submission_id: string;
}

/** What one person keeps for himself; `value` is JSON. */
export interface PersonalSettingTable {
  readonly person_id: string;
  readonly name: string;
  readonly value: string;
  readonly kept_at: number;
}

export interface UserTables {
  personal_setting: PersonalSettingTable;
  delegation: DelegationTable;
  delegation_role: { readonly delegation_id: string; readonly role: Role; readonly submission_id: string };
  delegation_kind: { readonly delegation_id: string; readonly kind: string; readonly submission_id: string };
  v_person_authority: PersonAuthorityView;
  pin: PinTable;
  recovery_code: RecoveryCodeTable;
  recovery_event: RecoveryEventTable;
  recovery_draw: RecoveryDrawTable;
  password_reset: PasswordResetTable;
  departure: DepartureTable;
  recovery_renewal: RecoveryRenewalTable;
  person: PersonTable;
  person_role: PersonRoleTable;
  credential: CredentialTable;
  signing_key: SigningKeyTable;
  sign_in_failure: SignInFailureTable;
  password_half: PasswordHalfTable;
  office_profile: OfficeProfileTable;
  v_person: Pick<PersonTable, 'id' | 'name' | 'title' | 'active'>;
  v_person_role: Pick<PersonRoleTable, 'person_id' | 'role'>;
}
