import type { Selectable } from 'kysely';
import type {
  ClientKind,
  ClientStatus,
  CreditGrade,
  InvoiceKind,
  SizeGrade,
} from '#shared/clients/clients.contract.ts';

export interface ClientTable {
  readonly id: string;
  readonly code: string;
  /** The code as keyed; empty when the office's own series gave `code`. */
  readonly own_code: string;
  readonly name: string;
  readonly short_name: string;
  readonly folded_name: string;
  readonly pinyin: string;
  readonly tax_number: string | null;
  readonly kind: ClientKind;
  readonly size_grade: SizeGrade;
  readonly credit_grade: CreditGrade;
  readonly region: string | null;
  readonly owner_name: string | null;
  readonly deputy_name: string | null;
  readonly credit_limit_fen: number;
  readonly payment_days: number;
  readonly status: ClientStatus;
  readonly source: string | null;
  readonly remark: string | null;
  readonly price_list_id: string | null;
  readonly invoice_title: string | null;
  readonly invoice_tax: string | null;
  readonly invoice_address: string | null;
  readonly invoice_phone: string | null;
  readonly invoice_bank: string | null;
  readonly invoice_account: string | null;
  readonly invoice_kind: InvoiceKind | null;
  readonly invoice_email: string | null;
  /** What the report on the quality of client files counts; each follows from the content. */
  readonly has_phone: 0 | 1;
  readonly has_ship_to: 0 | 1;
  readonly has_odd_tax: 0 | 1;
  readonly version: number;
  readonly submission_id: string;
}

interface ClientPart {
  readonly client_id: string;
  readonly position: number;
  readonly submission_id: string;
}

export interface ClientContactTable extends ClientPart {
  readonly name: string;
  readonly title: string | null;
  readonly phone: string | null;
  readonly phone2: string | null;
  readonly wechat: string | null;
  readonly qq: string | null;
  readonly email: string | null;
  readonly birthday: string | null;
  readonly birthday_is: 'solar' | 'lunar' | null;
  readonly preferences: string | null;
  readonly remark: string | null;
}

export interface ClientAddressTable extends ClientPart {
  readonly use: 'ship_to' | 'invoice' | 'mail';
  readonly consignee: string | null;
  readonly phone: string | null;
  readonly province: string | null;
  readonly city: string | null;
  readonly district: string | null;
  readonly address: string;
  readonly postcode: string | null;
}

export interface ClientBankAccountTable extends ClientPart {
  readonly bank: string;
  readonly account: string;
}

export interface ClientLicenceTable extends ClientPart {
  readonly kind: string;
  readonly number: string | null;
  readonly issued_on: string | null;
  readonly expires_on: string | null;
  readonly original_seen: 0 | 1;
  readonly seen_by: string | null;
  readonly seen_on: string | null;
  readonly scan_hash: string | null;
}

export interface ClientTagTable extends ClientPart {
  readonly tag: string;
}

/** 客户合并: the absorbed client's documents and entries are the survivor's from then on. */
export interface ClientMergeTable {
  readonly id: string;
  readonly number: string;
  readonly merged_on: string;
  readonly survivor_id: string;
  readonly absorbed_id: string;
  readonly reason: string;
  readonly submission_id: string;
}

export interface ClientTables {
  client: ClientTable;
  client_contact: ClientContactTable;
  client_address: ClientAddressTable;
  client_bank_account: ClientBankAccountTable;
  client_licence: ClientLicenceTable;
  client_tag: ClientTagTable;
  client_merge: ClientMergeTable;
  client_search: { readonly tokens: string; readonly client_id: string };
}

export type ClientRecord = Selectable<ClientTable>;
export type ClientPartRecord<T extends keyof ClientTables> = Selectable<ClientTables[T]>;
