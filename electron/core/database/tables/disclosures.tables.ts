import type { Generated } from 'kysely';
import type { DisclosureKind, DisclosureReason, Masking } from '#shared/disclosures/disclosures.contract.ts';

export interface DisclosureTable {
  readonly seq: Generated<number>;
  readonly at: number;
  readonly on_date: string;
  readonly what: DisclosureKind;
  readonly person_id: string;
  readonly person_name: string;
  readonly subject_kind: string;
  readonly subject_id: string | null;
  readonly subject_label: string | null;
  readonly fields: string;
  readonly filter: string | null;
  readonly row_count: number | null;
  readonly masking: Masking;
  readonly reason: DisclosureReason;
  readonly remark: string | null;
  readonly file_hash: string | null;
  readonly second_name: string | null;
  readonly release_id: string | null;
  /** How many values the person was told in the hour before, where that was too many; else 0. */
  readonly excess: number;
}

export interface DataReleaseTable {
  readonly id: string;
  readonly list: string;
  readonly title: string;
  readonly filter: string;
  readonly filter_line: string;
  readonly columns: string | null;
  readonly language: 'zh-CN' | 'en-US';
  readonly row_count: number;
  readonly rows_hash: string;
  readonly reason: string;
  readonly person_id: string;
  readonly good_until: number;
  readonly version: number;
  readonly submission_id: string;
}

export interface DisclosureTables {
  disclosure: DisclosureTable;
  data_release: DataReleaseTable;
  data_release_use: { readonly release_id: string; readonly at: number };
}
