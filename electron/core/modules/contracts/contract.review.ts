import { ContractContent, ContractDraft } from '#shared/contracts/contract.schema.ts';
import type { CommandContext } from '#core/kernel/context.ts';
import { invariant } from '#core/kernel/invariant.ts';
import { clientColumnsOf } from '#core/modules/clients/client-holder.service.ts';
import { completeContract } from '#core/modules/contracts/contract-draft.service.ts';
import { checkContract } from '#core/modules/contracts/contract-rules.service.ts';
import { decisiveOfContract } from '#core/modules/contracts/contract-decisive.service.ts';
import { insertContract, updateContract, voidContract } from '#core/modules/contracts/contract.repository.ts';
import { readContract } from '#core/modules/contracts/contract.service.ts';
import { defineRecordKind, type Effect, type FieldCheck } from '#core/modules/review/record-kind.ts';

/** 购销合同. Re-keyed from the sealed original: total, each quantity and unit price, delivery date. */
export const contractKind = defineRecordKind<ContractDraft, ContractContent>({
  name: 'contract',
  module: 'contracts',
  draft: ContractDraft,
  content: ContractContent,
  actions: ['create', 'amend', 'void'],
  series: { prefix: 'HT', businessDate: (content) => content.signedOn },
  complete: (ctx, draft, { recordId }) => completeContract(ctx, draft, recordId),
  checks(content) {
    const checks: FieldCheck[] = [
      { path: 'lines.*.quantityE6', mode: 'rekey', type: 'quantity' },
      { path: 'lines.*.priceE6', mode: 'rekey', type: 'price' },
      { path: 'clientId', mode: 'compare', type: 'identifier' },
      { path: 'lines.*.taxRateBasisPoints', mode: 'compare', type: 'rate' },
    ];
    if (content.lines.length > 0) checks.unshift({ path: 'grossFen', mode: 'rekey', type: 'fen' });
    if (content.firstDueOn !== null) checks.push({ path: 'firstDueOn', mode: 'rekey', type: 'date' });
    if (content.clauses.length > 0) checks.push({ path: 'clauses', mode: 'confirm', type: 'text' });
    if (content.sealedOn !== null) checks.push({ path: 'sealedOn', mode: 'confirm', type: 'date' });
    return checks;
  },
  derived: [
    'netFen',
    'taxFen',
    'lines.*.netFen',
    'lines.*.taxFen',
    'lines.*.grossFen',
    'lines.*.dueOn',
    'paymentTerms.*.amountFen',
  ],
  rekeyable: [{ path: 'lines.*.taxRateBasisPoints', type: 'rate' }],
  drawable: true,
  decidedBy: ['money', 'discount'],
  decisive: (ctx, content) => decisiveOfContract(ctx, content),
  title: ({ externalNumber, signedOn }) => (externalNumber === null ? signedOn : `${externalNumber} · ${signedOn}`),
  claims: ({ clientId, externalNumber }) =>
    externalNumber === null ? [] : [{ scope: 'contract.external_number', key: `${clientId}/${externalNumber}` }],
  validate: checkContract,
  apply: applyContract,
  read: readContract,
});

async function applyContract(ctx: CommandContext, effect: Effect<ContractContent>): Promise<void> {
  const { content, recordId, version, submissionId } = effect;
  const versionRow = {
    contract_id: recordId,
    version,
    gross_fen: content.grossFen,
    line_count: content.lines.length,
    sealed_on: content.sealedOn,
    submission_id: submissionId,
  };
  if (effect.action === 'void') {
    await voidContract(ctx.db, { id: recordId, version, submission_id: submissionId }, versionRow);
    return;
  }
  const head = { ...headRow(effect), ...(await clientColumnsOf(ctx.db, content.clientId)) };
  const parts = { lines: lineRows(effect), paymentTerms: termRows(effect), clauses: clauseRows(effect) };
  if (effect.action === 'create') {
    invariant(effect.number !== undefined, 'a new contract is given its number');
    const row = { ...head, number: effect.number, status: 'active' as const, last_line_number: content.lines.length };
    await insertContract(ctx.db, row, parts, versionRow);
    return;
  }
  const current = await readContract(ctx.db, recordId);
  const last = Math.max(current?.lastLineNumber ?? 0, ...content.lines.map((line) => Number(line.lineKey.slice(1))));
  await updateContract(ctx.db, { ...head, last_line_number: last }, parts, versionRow);
}

function headRow({ content, recordId, version, submissionId }: Effect<ContractContent>) {
  return {
    id: recordId,
    version,
    kind: content.kind,
    framework_id: content.frameworkId,
    external_number: content.externalNumber,
    signed_on: content.signedOn,
    effective_from: content.effectiveFrom,
    effective_to: content.effectiveTo,
    salesperson_id: content.salespersonId,
    delivery_mode: content.delivery.mode,
    freight_bearer: content.delivery.freightBearer,
    delivery_place: content.delivery.place,
    tolerance_basis_points: content.delivery.toleranceBasisPoints,
    invoice_base: content.invoiceBase,
    shelf_location: content.shelfLocation,
    sealed_on: content.sealedOn,
    remark: content.remark,
    net_fen: content.netFen,
    tax_fen: content.taxFen,
    gross_fen: content.grossFen,
    first_due_on: content.firstDueOn,
    submission_id: submissionId,
  };
}

function lineRows({ content, recordId, submissionId }: Effect<ContractContent>) {
  return content.lines.map((line, position) => ({
    contract_id: recordId,
    line_key: line.lineKey,
    position,
    product_id: line.productId,
    product_code: line.productCode,
    description: line.description,
    specification: line.specification,
    unit: line.unit,
    unit_factor_e6: line.unitFactorE6,
    unit_decimals: line.unitDecimals,
    quantity_e6: line.quantityE6,
    price_e6: line.priceE6,
    price_basis: line.priceBasis,
    tax_rate_basis_points: line.taxRateBasisPoints,
    tax_treatment: line.taxTreatment,
    net_fen: line.netFen,
    tax_fen: line.taxFen,
    gross_fen: line.grossFen,
    due_on: line.dueOn,
    remark: line.remark,
    submission_id: submissionId,
  }));
}

function termRows({ content, recordId, submissionId }: Effect<ContractContent>) {
  return content.paymentTerms.map((term, position) => ({
    contract_id: recordId,
    position,
    share_basis_points: term.shareBasisPoints,
    amount_fen: term.amountFen,
    trigger_event: term.trigger,
    days: term.days,
    fixed_on: term.fixedOn,
    remark: term.remark,
    submission_id: submissionId,
  }));
}

function clauseRows({ content, recordId, submissionId }: Effect<ContractContent>) {
  return content.clauses.map((clause, position) => ({
    contract_id: recordId,
    position,
    heading: clause.heading,
    body: clause.text,
    submission_id: submissionId,
  }));
}
