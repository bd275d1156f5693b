import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useToday } from '#renderer/app/session.tsx';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { useTab } from '#renderer/app/use-tabs.tsx';
import type { FieldSpec } from '#renderer/components/field-set.tsx';
import { orNull, readDraft } from '#renderer/components/form-faults.ts';
import type { LineColumn } from '#renderer/components/line-grid-props.ts';
import { ErrorNote, GreyRows } from '#renderer/components/notices.tsx';
import { shownFen, shownQuantity, typedDate, typedFen, typedQuantity } from '#renderer/components/typed-values.ts';
import { correctionOf, type Proposal, useSubmitForm } from '#renderer/components/use-submit-form.ts';
import { LineStatementForm, type StatementValues } from '#renderer/features/contracts/line-statement-form.tsx';
import { OpeningContent, OpeningDraft } from '#shared/contracts/contract.schema.ts';
import type { ContractRecord } from '#shared/contracts/contracts.contract.ts';

const FIELDS: readonly FieldSpec[] = [
  { path: 'asOf', required: true, as: 'date' },
  { path: 'receivedFen', as: 'money', rekey: true },
  { path: 'remark', span: 2 },
];
const NUMBERS = ['dispatchedE6', 'signedE6', 'invoicedE6', 'invoicedFen'] as const;

/** 期初: what of a contract was sent, signed, invoiced and received before the office began with this program. */
export function OpeningFormPage() {
  const { params } = useTab();
  if (params['submission'] !== undefined) return <Correct id={params['submission']} />;
  if (params['record'] !== undefined) return <Amend id={params['record']} />;
  return <OfContract contractId={params['contract'] ?? ''} proposal={{ action: 'create' }} />;
}

function Amend({ id }: { readonly id: string }) {
  const opening = useOfficeQuery('contracts.getOpening', { id });
  if (opening.isError) return <ErrorNote error={opening.error} />;
  if (opening.data === undefined) return <GreyRows />;
  const { content, version } = opening.data;
  const proposal = { action: 'amend', recordId: id, baseVersion: version } as const;
  return <OfContract contractId={content.contractId} content={content} proposal={proposal} />;
}

function Correct({ id }: { readonly id: string }) {
  const view = useOfficeQuery('review.show', { submissionId: id });
  if (view.isError) return <ErrorNote error={view.error} />;
  if (view.data === undefined) return <GreyRows />;
  const content = OpeningContent.parse(view.data.content);
  return <OfContract contractId={content.contractId} content={content} proposal={correctionOf(view.data)} />;
}

interface OfContractProps {
  readonly contractId: string;
  readonly proposal: Proposal;
  readonly content?: OpeningContent;
}

function OfContract({ contractId, proposal, content }: OfContractProps) {
  const contract = useOfficeQuery('contracts.get', { id: contractId });
  if (contract.isError) return <ErrorNote error={contract.error} onRetry={() => void contract.refetch()} />;
  if (contract.data === undefined) return <GreyRows />;
  return <OpeningForm contract={contract.data} proposal={proposal} start={startOf(contract.data, content)} />;
}

function startOf(contract: ContractRecord, content: OpeningContent | undefined): StatementValues {
  const keyed = new Map(content?.lines.map((line) => [line.lineKey, line]));
  return {
    fields: {
      asOf: content?.asOf ?? '',
      receivedFen: content === undefined ? '' : shownFen(content.receivedFen),
      remark: content?.remark ?? '',
    },
    lines: contract.content.lines.map(({ lineKey }) => {
      const old = keyed.get(lineKey);
      if (old === undefined) return { id: lineKey, cells: {} };
      const cells = {
        dispatchedE6: shownQuantity(old.dispatchedE6),
        signedE6: shownQuantity(old.signedE6),
        invoicedE6: shownQuantity(old.invoicedE6),
        invoicedFen: shownFen(old.invoicedFen),
      };
      return { id: lineKey, cells };
    }),
  };
}

const filled = (values: StatementValues) =>
  values.lines.filter(({ cells }) => NUMBERS.some((key) => (cells[key] ?? '') !== ''));

interface OpeningFormProps {
  readonly contract: ContractRecord;
  readonly proposal: Proposal;
  readonly start: StatementValues;
}

function OpeningForm({ contract, proposal, start }: OpeningFormProps) {
  const { t } = useTranslation('contracts');
  const today = useToday();
  const form = useSubmitForm({
    procedure: 'contracts.submitOpening',
    proposal,
    start,
    fill: (content) => startOf(contract, OpeningContent.parse(content)),
    read: (values: StatementValues) =>
      readDraft(OpeningDraft, {
        contractId: contract.id,
        asOf: typedDate(values.fields['asOf'], today),
        receivedFen: typedFen(values.fields['receivedFen']) ?? 0,
        remark: orNull(values.fields['remark']),
        lines: filled(values).map(({ id, cells }) => ({
          lineKey: id,
          dispatchedE6: typedQuantity(cells['dispatchedE6']) ?? 0,
          signedE6: typedQuantity(cells['signedE6']) ?? 0,
          invoicedE6: typedQuantity(cells['invoicedE6']) ?? 0,
          invoicedFen: typedFen(cells['invoicedFen']) ?? 0,
        })),
      }),
  });
  const columns = useMemo<readonly LineColumn[]>(
    () =>
      NUMBERS.map((key) => ({
        key,
        title: t(`fields.opening_document.lines.${key}`),
        kind: 'number',
        width: 112,
        align: 'end',
        rekey: true,
      })),
    [t],
  );
  return (
    <LineStatementForm
      form={form}
      kind="opening_document"
      contract={contract}
      fields={FIELDS}
      columns={columns}
      sent={filled(form.values)}
    />
  );
}
