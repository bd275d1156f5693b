import { statementFigures } from '#shared/statements/statement-balance.ts';
import {
  MOST_LINES,
  type MovementKind,
  MovementKind as Kinds,
  type StatementFigures,
  type StatementLine,
} from '#shared/statements/statements.schema.ts';
import type { ReadDb } from '#core/kernel/context.ts';
import { refuseField } from '#core/kernel/office-error.ts';
import { priceWithTaxE6 } from '#core/modules/dispatch/paper-facts.service.ts';
import { balanceBefore } from '#core/modules/ledger/client-detail.service.ts';
import {
  invoicesOfLines,
  listMovements,
  type Movement,
  type Period,
} from '#core/modules/statements/statement-movement.repository.ts';

/** What the ledger says now of a client and a period. Preview, content and the check at the last signature are this. */
export async function figuresOf(db: ReadDb, period: Period): Promise<StatementFigures> {
  const openingFen = await balanceBefore(db, period.clientId, period.from);
  const movements = await listMovements(db, period);
  if (movements.length > MOST_LINES) refuseField('to', 'statements.too_many_rows', { most: MOST_LINES });
  const notes = [...new Set(movements.flatMap(({ dispatchNoteId }) => dispatchNoteId ?? []))];
  const invoices = await invoicesOfLines(db, notes, period.to);
  return statementFigures(
    openingFen,
    movements.map((movement) => lineOf(movement, invoices)),
  );
}

function lineOf(movement: Movement, invoices: ReadonlyMap<string, string>): StatementLine {
  const { dispatchNoteId, dispatchLineKey } = movement;
  return {
    on: movement.on,
    kind: kindOf(movement.sourceKind),
    documentId: movement.documentId,
    documentNumber: movement.documentNumber ?? '',
    productName: movement.productName,
    specification: movement.specification,
    unit: movement.unit,
    unitDecimals: movement.unitDecimals,
    ...goodsOf(movement),
    invoiceNumbers: dispatchNoteId === null ? null : (invoices.get(`${dispatchNoteId}/${dispatchLineKey}`) ?? null),
    receiptMethod: movement.receiptMethod,
    reference: movement.reference,
    amountFen: movement.amountFen,
  };
}

function kindOf(sourceKind: string): MovementKind {
  return Kinds.options.find((kind) => kind === sourceKind) ?? 'other';
}

/** Quantity and price, where the amount is that of the goods and not of a part that was changed later. */
function goodsOf(movement: Movement): Pick<StatementLine, 'quantityE6' | 'priceE6'> {
  const none = { quantityE6: null, priceE6: null };
  const { sourceKind, amountFen, priceE6, priceBasis, taxRateBasisPoints, taxTreatment } = movement;
  const quantityE6 = quantityOf(movement);
  if (quantityE6 === null || priceE6 === null || priceBasis === null) return none;
  if (taxRateBasisPoints === null || taxTreatment === null) return none;
  const isWhole = sourceKind !== 'dispatch_note' || Math.abs(amountFen) === movement.dispatchedFen;
  if (!isWhole) return none;
  return { quantityE6, priceE6: priceWithTaxE6({ priceE6, priceBasis, taxRateBasisPoints, taxTreatment }) };
}

function quantityOf({ sourceKind, amountFen, dispatchedE6, returnedE6, settledE6 }: Movement): number | null {
  if (sourceKind === 'dispatch_note') return dispatchedE6 === null || amountFen > 0 ? dispatchedE6 : -dispatchedE6;
  const back = sourceKind === 'return_note' ? returnedE6 : settledE6;
  return back === null || back === 0 || amountFen > 0 ? null : -back;
}
