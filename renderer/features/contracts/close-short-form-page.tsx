import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useToday } from '#renderer/app/session.tsx';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { useTab } from '#renderer/app/use-tabs.tsx';
import type { FieldSpec } from '#renderer/components/field-set.tsx';
import { readDraft } from '#renderer/components/form-faults.ts';
import { HiddenFigure } from '#renderer/components/hidden-figure.tsx';
import type { LineColumn } from '#renderer/components/line-grid-props.ts';
import { ErrorNote, GreyRows } from '#renderer/components/notices.tsx';
import { shownQuantity, typedDate, typedQuantity } from '#renderer/components/typed-values.ts';
import { correctionOf, type Proposal, useSubmitForm } from '#renderer/components/use-submit-form.ts';
import { LineStatementForm, type StatementValues } from '#renderer/features/contracts/line-statement-form.tsx';
import { CloseShortContent, CloseShortDraft, type ContractLine } from '#shared/contracts/contract.schema.ts';
import type { ContractRecord } from '#shared/contracts/contracts.contract.ts';

const FIELDS: readonly FieldSpec[] = [
  { path: 'closedOn', required: true, as: 'date' },
  { path: 'reason', required: true, span: 3 },
];

/** 关闭余量: what of a contract will not be delivered any more. */
export function CloseShortFormPage() {
  const { params } = useTab();
  if (params['submission'] !== undefined) return <Correct id={params['submission']} />;
  if (params['record'] !== undefined) return <Amend id={params['record']} />;
  return <OfContract contractId={params['contract'] ?? ''} proposal={{ action: 'create' }} />;
}

function Amend({ id }: { readonly id: string }) {
  const closing = useOfficeQuery('contracts.getCloseShort', { id });
  if (closing.isError) return <ErrorNote error={closing.error} />;
  if (closing.data === undefined) return <GreyRows />;
  const { content, version } = closing.data;
  const proposal = { action: 'amend', recordId: id, baseVersion: version } as const;
  return <OfContract contractId={content.contractId} content={content} proposal={proposal} />;
}

function Correct({ id }: { readonly id: string }) {
  const view = useOfficeQuery('review.show', { submissionId: id });
  if (view.isError) return <ErrorNote error={view.error} />;
  if (view.data === undefined) return <GreyRows />;
  const content = CloseShortContent.parse(view.data.content);
  return <OfContract contractId={content.contractId} content={content} proposal={correctionOf(view.data)} />;
}

interface OfContractProps {
  readonly contractId: string;
  readonly proposal: Proposal;
  readonly content?: CloseShortContent;
}

function OfContract({ contractId, proposal, content }: OfContractProps) {
  const contract = useOfficeQuery('contracts.get', { id: contractId });
  const today = useToday();
  if (contract.isError) return <ErrorNote error={contract.error} onRetry={() => void contract.refetch()} />;
  if (contract.data === undefined) return <GreyRows />;
  const start = startOf(contract.data, content, today);
  return <CloseShortForm contract={contract.data} proposal={proposal} start={start} />;
}

function startOf(contract: ContractRecord, content: CloseShortContent | undefined, today: string): StatementValues {
  const keyed = new Map(content?.lines.map((line) => [line.lineKey, line.quantityE6]));
  return {
    fields: { closedOn: content?.closedOn ?? today, reason: content?.reason ?? '' },
    lines: contract.content.lines.map(({ lineKey }) => ({
      id: lineKey,
      cells: { quantityE6: shownQuantity(keyed.get(lineKey) ?? null) },
    })),
  };
}

const filled = (values: StatementValues) => values.lines.filter(({ cells }) => (cells['quantityE6'] ?? '') !== '');

interface CloseShortFormProps {
  readonly contract: ContractRecord;
  readonly proposal: Proposal;
  readonly start: StatementValues;
}

function CloseShortForm({ contract, proposal, start }: CloseShortFormProps) {
  const { t } = useTranslation('contracts');
  const today = useToday();
  const form = useSubmitForm({
    procedure: 'contracts.submitCloseShort',
    proposal,
    start,
    fill: (content) => startOf(contract, CloseShortContent.parse(content), today),
    read: (values: StatementValues) =>
      readDraft(CloseShortDraft, {
        contractId: contract.id,
        closedOn: typedDate(values.fields['closedOn'], today),
        reason: values.fields['reason'] ?? '',
        lines: filled(values).map(({ id, cells }) => ({ lineKey: id, quantityE6: typedQuantity(cells['quantityE6']) })),
      }),
  });
  const columns = useMemo<readonly LineColumn[]>(
    () => [
      {
        key: 'quantityE6',
        title: t('fields.close_short.lines.quantityE6'),
        kind: 'number',
        width: 120,
        align: 'end',
        rekey: true,
      },
    ],
    [t],
  );
  const fact = useMemo(() => {
    const left = new Map(contract.quantities.map((one) => [one.lineKey, one]));
    const show = (line: ContractLine) => {
      const one = left.get(line.lineKey);
      return (
        <HiddenFigure
          hidden={one?.pendingHidden === true}
          e6={one?.dispatchableE6 ?? null}
          decimals={line.unitDecimals}
        />
      );
    };
    return { title: t('page.dispatchable'), show };
  }, [t, contract]);
  return (
    <LineStatementForm
      form={form}
      kind="close_short"
      contract={contract}
      fields={FIELDS}
      columns={columns}
      fact={fact}
      sent={filled(form.values)}
    />
  );
}
