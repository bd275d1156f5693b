import type { TaxTreatment } from '#shared/invoicing/tax.ts';
import type { DatePart, NumberRestart } from '#shared/kernel/document-number.ts';
import type { AccountPurpose } from '#shared/settings/settings.schema.ts';

/** One row a list of the settings; `id` is the name of its record kind. */
export interface SettingsListTable {
  readonly id: 'own_accounts' | 'numbering' | 'tax_rates' | 'working_calendar';
  readonly version: number;
  readonly submission_id: string;
}

export interface OwnAccountTable {
  readonly position: number;
  readonly bank: string;
  readonly account: string;
  readonly purpose: AccountPurpose;
  readonly on_invoices: 0 | 1;
  readonly on_contracts: 0 | 1;
  readonly closed_on: string | null;
  readonly remark: string | null;
  readonly submission_id: string;
}

export interface NumberFormatVersionTable {
  readonly version: number;
  /** As proposed; null: at once. */
  readonly from_on: string | null;
  readonly holds_from: string;
  readonly submission_id: string;
}

export interface NumberFormatTable {
  readonly version: number;
  readonly position: number;
  readonly series: string;
  readonly prefix: string;
  readonly date_part: DatePart;
  readonly restart: NumberRestart;
  readonly width: number;
  readonly submission_id: string;
}

export interface TaxRateTable {
  readonly position: number;
  /** Basis points. */
  readonly rate: number;
  readonly treatment: TaxTreatment;
  readonly from_on: string;
  readonly to_on: string | null;
  readonly purpose: string;
  readonly submission_id: string;
}

export interface WorkingDayChangeTable {
  readonly on_date: string;
  readonly is_workday: 0 | 1;
  readonly reason: string;
  readonly submission_id: string;
}

/** Days of silence by class; all rows are one record and have one version. */
export interface VisitIntervalTable {
  readonly size_grade: 'A' | 'B' | 'C';
  readonly days: number;
  readonly version: number;
  readonly submission_id: string;
}

export interface SettingsTables {
  settings_list: SettingsListTable;
  own_account: OwnAccountTable;
  number_format_version: NumberFormatVersionTable;
  number_format: NumberFormatTable;
  tax_rate: TaxRateTable;
  visit_interval: VisitIntervalTable;
  working_day_change: WorkingDayChangeTable;
  v_working_day_change: Pick<WorkingDayChangeTable, 'on_date' | 'is_workday'>;
  v_number_format: Omit<NumberFormatTable, 'position' | 'submission_id'> & Pick<NumberFormatVersionTable, 'holds_from'>;
}
