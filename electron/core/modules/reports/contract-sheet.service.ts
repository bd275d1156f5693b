import { contractState } from '#shared/contracts/contract-progress.ts';
import { businessDateOf } from '#shared/kernel/business-date.ts';
import { sumPerformance } from '#shared/reports/performance.ts';
import type { ContractEvent, ContractSheet } from '#shared/reports/reports.contract.ts';
import type { MovementKind } from '#core/database/tables/reports.tables.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import { notFound } from '#core/kernel/office-error.ts';
import {
  findSheetHead,
  findSheetProgress,
  listMovements,
  listReceipts,
  listSheetVersions,
  type MovementRow,
} from '#core/modules/reports/performance.repository.ts';
import { readSchedule } from '#core/modules/reports/performance.service.ts';

type PlainEvent = Omit<ContractEvent, 'dispatchedFen' | 'invoicedFen' | 'receivedFen' | 'receivableFen'>;

/** How a movement shows among the events, and what it adds to the running value of goods and invoices; null: not shown. */
const EVENTS: Readonly<
  Record<MovementKind, { kind: ContractEvent['kind']; goods: -1 | 0 | 1; invoices: -1 | 0 | 1 } | null>
> = {
  contracted: null,
  requested: null,
  dispatched: { kind: 'dispatch', goods: 1, invoices: 0 },
  redelivered: { kind: 'dispatch', goods: 0, invoices: 0 },
  signed: { kind: 'sign_back', goods: 0, invoices: 0 },
  settled: { kind: 'settlement', goods: -1, invoices: 0 },
  returned_credit: { kind: 'return', goods: 0, invoices: 0 },
  returned_replacement: { kind: 'return', goods: 0, invoices: 0 },
  closed_short: { kind: 'close_short', goods: 0, invoices: 0 },
  invoiced: { kind: 'invoice', goods: 0, invoices: 1 },
  credited: { kind: 'red_letter', goods: 0, invoices: -1 },
};

interface Step {
  readonly event: PlainEvent;
  /** The submission's serial: puts in order what took effect in one moment. */
  readonly serial: number;
  readonly goodsFen: number;
  readonly invoicesFen: number;
  readonly moneyFen: number;
}

/** 合同履行一览表 of one contract: its head, its lines as the schedule shows them, and what happened, day by day. */
export async function readContractSheet(ctx: QueryContext, contractId: string): Promise<ContractSheet> {
  const head = await findSheetHead(ctx.db, contractId);
  if (!head) return notFound('contract', contractId);
  const { rows } = await readSchedule(ctx, { contractId }, 'contract');
  const progress = await findSheetProgress(ctx.db, contractId);
  const steps = [
    ...(await headSteps(ctx, contractId, head)),
    ...(await listMovements(ctx.db, contractId)).flatMap(movementStep),
    ...(await receiptSteps(ctx, contractId)),
  ];
  return {
    contractId,
    number: head.number,
    externalNumber: head.external_number,
    version: head.version,
    state: contractState({
      isVoid: head.status === 'void',
      kind: head.kind,
      sealedOn: head.sealed_on,
      openLines: progress?.open_lines ?? 0,
      closedShortE6: progress?.closed_short_e6 ?? 0,
      dispatchedE6: progress?.dispatched_e6 ?? 0,
    }),
    clientName: head.client_name,
    salespersonName: head.salesperson_name,
    signedOn: head.signed_on,
    sealedOn: head.sealed_on,
    effectiveFrom: head.effective_from,
    effectiveTo: head.effective_to,
    lines: [...rows],
    sums: sumPerformance(rows),
    events: withBalances(steps.toSorted(inTime)),
    asOf: ctx.today,
  };
}

function inTime(a: Step, b: Step): number {
  if (a.event.on !== b.event.on) return a.event.on < b.event.on ? -1 : 1;
  return a.event.at - b.event.at || a.serial - b.serial;
}

function withBalances(steps: readonly Step[]): ContractEvent[] {
  let [dispatchedFen, invoicedFen, receivedFen] = [0, 0, 0];
  return steps.map(({ event, goodsFen, invoicesFen, moneyFen }) => {
    dispatchedFen += goodsFen;
    invoicedFen += invoicesFen;
    receivedFen += moneyFen;
    const receivableFen = Math.max(0, invoicedFen - receivedFen);
    return { ...event, dispatchedFen, invoicedFen, receivedFen, receivableFen };
  });
}

async function headSteps(
  ctx: QueryContext,
  contractId: string,
  head: { readonly number: string; readonly signed_on: string },
): Promise<Step[]> {
  const versions = await listSheetVersions(ctx.db, contractId);
  const plain = {
    documentKind: 'contract' as const,
    documentId: contractId,
    documentNumber: head.number,
    lineKey: null,
    quantityE6: null,
  };
  const nothing = { goodsFen: 0, invoicesFen: 0, moneyFen: 0 };
  return versions.flatMap((version, index): Step[] => {
    const at = version.ended_at ?? 0;
    const isFirst = index === 0;
    const made: PlainEvent = {
      ...plain,
      on: isFirst ? head.signed_on : businessDateOf(at),
      at,
      kind: isFirst ? 'signed_contract' : 'amendment',
      amountFen: version.gross_fen,
    };
    const sealed = version.sealed_on !== null && versions[index - 1]?.sealed_on !== version.sealed_on;
    const seal: PlainEvent = { ...plain, on: version.sealed_on ?? '', at, kind: 'sealed', amountFen: null };
    const { serial } = version;
    return [{ event: made, serial, ...nothing }, ...(sealed ? [{ event: seal, serial, ...nothing }] : [])];
  });
}

function movementStep(row: MovementRow): Step[] {
  const shown = EVENTS[row.movement];
  const isEmpty = row.quantity_e6 === 0 && row.amount_fen === 0;
  if (!shown || isEmpty) return [];
  const event: PlainEvent = {
    on: row.moved_on,
    at: row.ended_at ?? 0,
    kind: shown.kind,
    documentKind: row.document_kind,
    documentId: row.document_id,
    documentNumber: row.document_number,
    lineKey: row.line_key,
    quantityE6: row.quantity_e6,
    amountFen: row.movement === 'signed' ? null : row.amount_fen,
  };
  const { serial, amount_fen: fen } = row;
  return [{ event, serial, goodsFen: shown.goods * fen, invoicesFen: shown.invoices * fen, moneyFen: 0 }];
}

async function receiptSteps(ctx: QueryContext, contractId: string): Promise<Step[]> {
  const receipts = await listReceipts(ctx.db, contractId);
  return receipts.map((receipt) => ({
    event: {
      on: receipt.received_on,
      at: receipt.ended_at ?? 0,
      kind: 'receipt',
      documentKind: receipt.document_kind,
      documentId: receipt.document_id,
      documentNumber: receipt.document_number,
      lineKey: null,
      quantityE6: null,
      amountFen: receipt.received_fen,
    },
    serial: receipt.serial,
    goodsFen: 0,
    invoicesFen: 0,
    moneyFen: receipt.received_fen,
  }));
}
