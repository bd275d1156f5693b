import type { ContractContent, ContractLine } from '#shared/contracts/contract.schema.ts';
import type { ReadDb } from '#core/kernel/context.ts';
import type { RecordState } from '#core/modules/review/record-kind.ts';
import {
  findContractHead,
  listClauses,
  listLines,
  listPaymentTerms,
  type ContractHeadRow,
  type ContractLineRow,
} from '#core/modules/contracts/contract.repository.ts';

/** A contract with what is kept beside its content. */
export interface KnownContract extends RecordState<ContractContent> {
  readonly id: string;
  readonly number: string;
  /** Who holds it now: not the client it was signed with, once that one was merged into another. */
  readonly clientId: string;
  readonly isVoid: boolean;
  readonly lastLineNumber: number;
}

/** Rebuilds a contract from its tables, exactly as it was signed; undefined when there is none. */
export async function readContract(db: ReadDb, id: string): Promise<KnownContract | undefined> {
  const head = await findContractHead(db, id);
  if (!head) return undefined;
  const lines = await listLines(db, id);
  const terms = await listPaymentTerms(db, id);
  const clauses = await listClauses(db, id);
  const content: ContractContent = {
    ...headContent(head),
    lines: lines.map(lineContent),
    paymentTerms: terms.map((term) => ({
      shareBasisPoints: term.share_basis_points,
      amountFen: term.amount_fen,
      trigger: term.trigger_event,
      days: term.days,
      fixedOn: term.fixed_on,
      remark: term.remark,
    })),
    clauses: clauses.map(({ heading, body }) => ({ heading, text: body })),
  };
  return {
    id,
    content,
    version: head.version,
    submissionId: head.submission_id,
    number: head.number,
    clientId: head.client_id,
    isVoid: head.status === 'void',
    lastLineNumber: head.last_line_number,
  };
}

function headContent(head: ContractHeadRow): Omit<ContractContent, 'lines' | 'paymentTerms' | 'clauses'> {
  return {
    kind: head.kind,
    frameworkId: head.framework_id,
    clientId: head.signed_client_id ?? head.client_id,
    externalNumber: head.external_number,
    signedOn: head.signed_on,
    effectiveFrom: head.effective_from,
    effectiveTo: head.effective_to,
    salespersonId: head.salesperson_id,
    delivery: {
      mode: head.delivery_mode,
      freightBearer: head.freight_bearer,
      place: head.delivery_place,
      toleranceBasisPoints: head.tolerance_basis_points,
    },
    invoiceBase: head.invoice_base,
    shelfLocation: head.shelf_location,
    sealedOn: head.sealed_on,
    remark: head.remark,
    netFen: head.net_fen,
    taxFen: head.tax_fen,
    grossFen: head.gross_fen,
    firstDueOn: head.first_due_on,
  };
}

function lineContent(row: ContractLineRow): ContractLine {
  return {
    lineKey: row.line_key,
    productId: row.product_id,
    productCode: row.product_code,
    description: row.description,
    specification: row.specification,
    unit: row.unit,
    unitFactorE6: row.unit_factor_e6,
    unitDecimals: row.unit_decimals,
    quantityE6: row.quantity_e6,
    priceE6: row.price_e6,
    priceBasis: row.price_basis,
    taxRateBasisPoints: row.tax_rate_basis_points,
    taxTreatment: row.tax_treatment,
    netFen: row.net_fen,
    taxFen: row.tax_fen,
    grossFen: row.gross_fen,
    dueOn: row.due_on,
    remark: row.remark,
  };
}
