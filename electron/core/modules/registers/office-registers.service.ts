import { entryKindOf } from '#shared/registers/register-facts.ts';
import type { RegisterKind } from '#shared/registers/register-kind.ts';
import type { becomingContract } from '#shared/registers/becoming.contract.ts';
import type { billsContract } from '#shared/registers/bills.contract.ts';
import type { registersContract } from '#shared/registers/registers.contract.ts';
import type { quotesContract } from '#shared/registers/quotes.contract.ts';
import type { turnoverContract } from '#shared/registers/turnover.contract.ts';
import type { StartChild } from '#core/exchange/reading/reading-child.ts';
import type { HandlersFor } from '#core/kernel/context.ts';
import type { DailyKind } from '#core/modules/daily/daily-kind.ts';
import type { ExportList } from '#core/modules/exports/export-list.ts';
import type { DailyImport, ImportKind } from '#core/modules/imports/import-kind.ts';
import type { Told } from '#core/modules/disclosures/disclosures.service.ts';
import type { Printable } from '#core/modules/prints/printable.ts';
import { registerBookPrintable, registerEntryPrintable } from '#core/modules/registers/register.document.ts';
import { readDailyEntry, registerDailyKind } from '#core/modules/registers/register.daily.ts';
import { balanceExport } from '#core/modules/registers/register-balance.export.ts';
import { turnoverPrintable } from '#core/modules/registers/register-turnover.document.ts';
import { turnoverExport } from '#core/modules/registers/register-turnover.export.ts';
import { registersDueExport } from '#core/modules/registers/register-due.export.ts';
import { registerExport } from '#core/modules/registers/register.export.ts';
import { registerDailyImport, registerImport } from '#core/modules/registers/register.import.ts';
import { type RegisterKinds, registerKinds } from '#core/modules/registers/register-kinds.ts';
import { type RegisterRecordKind, registerRecordKind } from '#core/modules/registers/register.review.ts';
import { becomingHandlers, becomingKinds } from '#core/modules/registers/becoming.review.ts';
import { billPrintable } from '#core/modules/registers/bill.document.ts';
import { billParts, billRecordKind } from '#core/modules/registers/bill.review.ts';
import { billRegister } from '#core/modules/registers/bill.service.ts';
import { billsHandlers, type KnownBill } from '#core/modules/registers/bills.handlers.ts';
import { registerReportPrintable } from '#core/modules/registers/report.document.ts';
import { registersHandlers } from '#core/modules/registers/registers.handlers.ts';
import type { RecordKind } from '#core/modules/review/record-kind.ts';

/** Everything that the declarations of the registers become: kinds of records and of daily entries, workbooks, procedures. */
export interface OfficeRegisters {
  readonly kinds: RegisterKinds;
  readonly records: readonly RecordKind[];
  readonly daily: readonly DailyKind[];
  /** Registers of the daily class, whose phones are told to whoever says why. */
  readonly told: readonly Told[];
  readonly imports: readonly ImportKind[];
  /** Files whose rows become daily entries. */
  readonly dailyImports: readonly DailyImport[];
  readonly exports: readonly ExportList[];
  readonly printables: readonly Printable[];
  readonly handlers: HandlersFor<typeof registersContract & typeof turnoverContract & typeof quotesContract>;
  /** Bills are read in a process of their own, where there is one. */
  billsHandlers(startReader: StartChild | undefined): HandlersFor<typeof billsContract>;
  readonly becomingHandlers: HandlersFor<typeof becomingContract>;
}

export function officeRegisters(declared: readonly RegisterKind[]): OfficeRegisters {
  const kinds = registerKinds(declared);
  const effective = kinds.all.filter(({ review }) => review === 'effective');
  const daily = kinds.all.filter(({ review }) => review === 'daily');
  const dailyKinds = new Map(daily.map((kind) => [kind, registerDailyKind(kind)]));
  const records = new Map(effective.map((kind) => [kind.name, registerRecordKind(kind, kinds)]));
  const bills = knownBills(kinds, records);
  const becoming = becomingKinds(kinds, records);
  return {
    kinds,
    records: [
      ...records.values(),
      ...[...bills.values()].map(({ record }) => record),
      ...becoming.values(),
    ] as unknown as readonly RecordKind[],
    daily: [...dailyKinds.values()] as unknown as readonly DailyKind[],
    told: daily.map((kind) => ({
      name: entryKindOf(kind),
      module: 'registers',
      read: (db, id) => readDailyEntry(db, kind, id),
    })),
    imports: effective.flatMap((kind) => {
      const record = records.get(kind.name);
      return record ? [registerImport(kind, record) as unknown as ImportKind] : [];
    }),
    dailyImports: [...dailyKinds].map(
      ([kind, entries]) => registerDailyImport(kind, entries) as unknown as DailyImport,
    ),
    exports: [
      ...kinds.all.map((kind) => registerExport(kind, kinds)),
      registersDueExport(kinds),
      ...kinds.all.flatMap((kind) =>
        kind.ledger ? [balanceExport(kind, kind.ledger, kinds), turnoverExport(kind, kind.ledger, kinds)] : [],
      ),
    ],
    printables: [
      registerEntryPrintable(kinds),
      registerBookPrintable(kinds),
      registerReportPrintable(kinds),
      turnoverPrintable(kinds),
      billPrintable(bills),
    ],
    handlers: registersHandlers(kinds, records),
    becomingHandlers: becomingHandlers(kinds, becoming),
    billsHandlers: (startReader) => billsHandlers(bills, startReader),
  };
}

/** What bills become, by the register that reconciles them. */
function knownBills(
  kinds: RegisterKinds,
  records: ReadonlyMap<string, RegisterRecordKind>,
): ReadonlyMap<string, KnownBill> {
  return new Map(
    kinds.all.flatMap((kind): [string, KnownBill][] => {
      const bill = billRegister(kind, kinds);
      if (bill === undefined) return [];
      const parts = billParts(bill, kinds, records);
      return [[kind.name, { bill, parts, record: billRecordKind(bill, parts) }]];
    }),
  );
}
