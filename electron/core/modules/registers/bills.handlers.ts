import type { z } from 'zod';
import type { BillFile, billsContract } from '#shared/registers/bills.contract.ts';
import { writePermissionOf } from '#shared/registers/register-facts.ts';
import type { StartChild } from '#core/exchange/reading/reading-child.ts';
import type { PreviewedSheet } from '#core/exchange/read-workbook.ts';
import {
  type CommandContext,
  type HandlersFor,
  type PrepareContext,
  prepared,
  type QueryContext,
} from '#core/kernel/context.ts';
import { OfficeError, refuse, refuseField } from '#core/kernel/office-error.ts';
import { decodePageKey, toPage } from '#core/kernel/page-key.ts';
import { findImportOfSheet, keepMapping } from '#core/modules/imports/brought-before.service.ts';
import { mappingOf, readFile } from '#core/modules/imports/preview.service.ts';
import { decideBill } from '#core/modules/registers/bill-decide.ts';
import { billDifferences } from '#core/modules/registers/bill.export.ts';
import { listBills } from '#core/modules/registers/bill.repository.ts';
import type { BillParts, BillRecordKind } from '#core/modules/registers/bill.review.ts';
import {
  billKindName,
  type BillRegister,
  billSheet,
  openByNumbers,
  previewOf,
  readLines,
  viewBill,
} from '#core/modules/registers/bill.service.ts';
import { submitForReview } from '#core/modules/review/review.service.ts';

/** A register that reconciles, with what its bills become. */
export interface KnownBill {
  readonly bill: BillRegister;
  readonly parts: BillParts;
  readonly record: BillRecordKind;
}

export function billsHandlers(
  bills: ReadonlyMap<string, KnownBill>,
  startReader: StartChild | undefined,
): HandlersFor<typeof billsContract> {
  const known = (register: string): KnownBill =>
    bills.get(register) ?? refuseField('register', 'registers.no_bills', { register });
  const read = (ctx: PrepareContext, input: BillFile) => {
    const { bill } = known(input.register);
    mayMake(ctx, bill);
    const definition = billSheet(bill);
    const { register: _register, same: _same, month: _month, ...file } = input;
    return readFile(ctx, { definition }, { ...file, kind: definition.kind }, { startChild: startReader, others: [] });
  };
  return {
    'registers.readBill': prepared({
      prepare: read,
      async run(ctx, input, reading) {
        if (!reading.ok) {
          return {
            outcome: 'unreadable' as const,
            rule: reading.refusal.rule,
            details: { ...reading.refusal.details },
          };
        }
        const { bill } = known(input.register);
        const before = await billedBefore(ctx, bill, reading.sheet);
        const lines = readLines(bill, reading.sheet);
        const view = await viewBill(ctx, bill, lines, input);
        const preview = previewOf(billSheet(bill), reading.sheet, view.totalFen);
        return {
          outcome: 'bill' as const,
          bill: view,
          preview: { ...preview, ...(before && { importedBefore: before }) },
        };
      },
    }),
    'registers.submitBill': prepared({
      prepare: (ctx, { head: _head, totalFen: _total, decisions: _decisions, ...file }) => read(ctx, file),
      async run(ctx, input, reading) {
        if (!reading.ok) return refuse(reading.refusal.rule, reading.refusal.details);
        return submitBill(ctx, known(input.register), input, reading.sheet);
      },
    }),
    'registers.billDifferences': prepared({
      prepare: (ctx, { language: _language, ...file }) => read(ctx, file),
      async run(ctx, input, reading) {
        if (!reading.ok) return refuse(reading.refusal.rule, reading.refusal.details);
        const { bill } = known(input.register);
        await billedBefore(ctx, bill, reading.sheet);
        const view = await viewBill(ctx, bill, readLines(bill, reading.sheet), input);
        return billDifferences(ctx, bill, view, input.language);
      },
    }),
    async 'registers.bills'(ctx, { register, after, limit }) {
      const before = decodePageKey(after, 1);
      const rows = await listBills(ctx.db, known(register).bill.kind.name, before && String(before[0]), limit + 1);
      return toPage(rows, limit, ({ id }) => [id]);
    },
  };
}

function mayMake(ctx: QueryContext, { kind }: BillRegister): void {
  const permission = writePermissionOf(kind);
  if (!ctx.person.permissions.has(permission)) throw new OfficeError({ code: 'forbidden', permission });
}

/** While this very file waits for its check, only its maker may look at it here: the totals shown are what is keyed again. */
async function billedBefore(ctx: QueryContext, { kind }: BillRegister, { file, preview }: PreviewedSheet) {
  const before = await findImportOfSheet(ctx.db, billKindName(kind.name), file.sha256, preview.sheet);
  if (!before) return undefined;
  if (before.state !== 'effective' && before.maker_id !== ctx.person.id) {
    refuse('import.in_review', { serial: before.serial });
  }
  return { serial: before.serial, state: before.state };
}

type SubmitInput = z.output<(typeof billsContract)['registers.submitBill']['input']>;

async function submitBill(
  ctx: CommandContext,
  { bill, parts, record }: KnownBill,
  input: SubmitInput,
  sheet: PreviewedSheet,
) {
  const { file, preview } = sheet;
  const before = await billedBefore(ctx, bill, sheet);
  if (before !== undefined && before.state !== 'effective') {
    refuse('import.same_file', { serial: before.serial, state: before.state });
  }
  if (preview.counts.refused > 0) refuse('registers.bill_unread', { rows: preview.counts.refused });
  const view = await viewBill(ctx, bill, readLines(bill, sheet), input);
  const numbers = input.decisions.flatMap(({ take, number }) => (take && number !== undefined ? [number] : []));
  const found = await openByNumbers(ctx, bill, numbers, view.same);
  const made = decideBill(ctx, bill, view, { ...input, found, payment: parts.payment?.kind });
  ctx.files.put(Buffer.from(input.contentBase64, 'base64'));
  if (input.mapping) {
    await keepMapping(ctx.db, {
      kind: billKindName(bill.kind.name),
      fingerprint: preview.headerFingerprint,
      mapping: JSON.stringify(mappingOf(input.mapping)),
      used_at: ctx.now,
    });
  }
  const content = {
    register: bill.kind.name,
    month: input.month,
    ...made,
    sourceFile: { fileName: input.fileName, fileHash: file.sha256 },
    sheet: preview.sheet,
  };
  const attachments = [{ fileHash: file.sha256, fileName: input.fileName }];
  return submitForReview(ctx, record, { action: 'create', content, attachments }, 'imported');
}
