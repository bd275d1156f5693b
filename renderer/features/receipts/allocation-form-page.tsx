import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay, useToday } from '#renderer/app/session.tsx';
import { useKeys } from '#renderer/app/use-keys.ts';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { useTab, useTabs } from '#renderer/app/use-tabs.tsx';
import { ClientBox } from '#renderer/components/client-box.tsx';
import { FieldSet, type FieldSpec } from '#renderer/components/field-set.tsx';
import { Kbd } from '#renderer/components/kbd.tsx';
import { EmptyState, ErrorNote, GreyRows, Note } from '#renderer/components/notices.tsx';
import { SubmitPage } from '#renderer/components/submit-page.tsx';
import { useGoTo } from '#renderer/components/use-go-to.ts';
import { correctionOf, type Proposal, type SubmitForm, useSubmitForm } from '#renderer/components/use-submit-form.ts';
import { AllocationLines } from '#renderer/features/receipts/allocation-lines.tsx';
import { AllocationReceipts, LeftFigure } from '#renderer/features/receipts/allocation-receipts.tsx';
import { ContractAdvances } from '#renderer/features/receipts/contract-advances.tsx';
import {
  type Allocatable,
  type AllocationFormValues,
  allocationForm,
  amountsGone,
  cellOfFault,
  faultyCells,
  linesFor,
  newAllocationForm,
  NOTHING,
  oldestFirst,
  readAllocationForm,
  sentPairs,
  takenForLine,
  usedReceipts,
  withReceipt,
} from '#renderer/features/receipts/allocation-form-model.ts';
import { amountInWords } from '#shared/kernel/amount-in-words.ts';
import { formatFen, sumFen } from '#shared/kernel/money.ts';
import { Allocation } from '#shared/receipts/receipts.schema.ts';

const FIELDS: readonly FieldSpec[] = [{ path: 'allocatedOn', required: true, as: 'date' }, { path: 'note' }];

/** 核销单: a new one, an amendment, or the correction of a returned submission. */
export function AllocationFormPage() {
  const { params } = useTab();
  const today = useToday();
  if (params['record'] !== undefined) return <Amend id={params['record']} />;
  if (params['submission'] !== undefined) return <Correct id={params['submission']} />;
  const start = newAllocationForm(params['client'] ?? '', params['receipt'], today);
  return <AllocationForm proposal={{ action: 'create' }} start={start} />;
}

function Amend({ id }: { readonly id: string }) {
  const allocation = useOfficeQuery('receipts.showAllocation', { id });
  if (allocation.isError) return <ErrorNote error={allocation.error} />;
  if (allocation.data === undefined) return <GreyRows />;
  const { content, version, number } = allocation.data;
  return (
    <AllocationForm
      number={number}
      proposal={{ action: 'amend', recordId: id, baseVersion: version }}
      start={allocationForm(content)}
    />
  );
}

function Correct({ id }: { readonly id: string }) {
  const view = useOfficeQuery('review.show', { submissionId: id });
  if (view.isError) return <ErrorNote error={view.error} />;
  if (view.data === undefined) return <GreyRows />;
  const { content } = view.data;
  return <AllocationForm proposal={correctionOf(view.data)} start={allocationForm(Allocation.parse(content))} />;
}

/** What the client's money can be taken for, as long as somebody is chosen. */
function useAllocatable(clientId: string, allocationId: string | undefined) {
  const asked = { clientId, ...(allocationId !== undefined && { allocationId }) };
  return useOfficeQuery('receipts.allocatable', asked, {
    enabled: clientId !== '',
    reads: ['invoicing', 'contracts', 'review'],
  });
}

interface AllocationFormProps {
  readonly number?: string;
  readonly proposal: Proposal;
  readonly start: AllocationFormValues;
}

function AllocationForm({ number, proposal, start }: AllocationFormProps) {
  const { t } = useTranslation('receipts');
  const today = useToday();
  const [goTo, setGoTo] = useGoTo();
  const [clientId, setClientId] = useState(start.clientId);
  const open = useAllocatable(clientId, proposal.recordId);
  const from = open.data ?? NOTHING;
  const form = useSubmitForm({
    procedure: 'receipts.submitAllocation',
    proposal,
    start,
    fill: (content) => allocationForm(Allocation.parse(content)),
    read: (values: AllocationFormValues) => readAllocationForm(values, from, today),
  });
  const { values, set } = form;
  if (values.clientId !== clientId) setClientId(values.clientId);
  const isAmended = proposal.action === 'amend';
  const propose = () => {
    const next = oldestFirst(values, from);
    const [first] = sentPairs(next, from);
    set(next);
    if (first !== undefined) setGoTo({ lineId: first.row, column: first.receiptId });
  };
  const nothing = from.receipts.length === 0 || from.targets.length === 0;
  useKeys([{ chord: 'Ctrl+G', label: t('allocation.form.oldestFirst'), disabled: nothing, run: propose }]);
  return (
    <SubmitPage
      form={form}
      kind="allocation"
      title={isAmended ? t('allocation.form.amend', { number: number ?? '' }) : t('allocation.form.new')}
      tabTitle={isAmended ? t('form.tabAmend', { number: number ?? '' }) : t('allocation.form.tabNew')}
      actions={
        <Button disabled={nothing} onClick={propose}>
          {t('allocation.form.oldestFirst')}
          <Kbd chord="Ctrl+G" />
        </Button>
      }
      onGo={(path) => {
        const cell = cellOfFault(path, values, from);
        if (cell !== undefined) setGoTo(cell);
        return cell !== undefined;
      }}
      foot={<AllocationTotals values={values} from={from} />}
    >
      <div className="form-whole">
        <AllocationHead form={form} fixedClient={isAmended} />
        {open.isError && <ErrorNote error={open.error} onRetry={() => void open.refetch()} />}
        {clientId !== '' && open.isPending && <GreyRows rows={4} />}
        {clientId === '' && (
          <EmptyState title={t('allocation.form.noClient')}>{t('allocation.form.noClientText')}</EmptyState>
        )}
        {open.data !== undefined && (
          <>
            <div className="allocation-notes">
              <ContractAdvances advances={open.data.advances} own={proposal.recordId} />
            </div>
            <Sides form={form} from={open.data} goTo={goTo} />
          </>
        )}
      </div>
    </SubmitPage>
  );
}

interface SidesProps {
  readonly form: SubmitForm<AllocationFormValues>;
  readonly from: Allocatable;
  readonly goTo: { readonly lineId: string; readonly column: string } | undefined;
}

/** The money above, what it is taken for below; or what to do first, where one side has nothing. */
function Sides({ form, from, goTo }: SidesProps) {
  const { t } = useTranslation('receipts');
  const { values, faults, set } = form;
  const lines = useMemo(() => linesFor(from, values.lines), [from, values.lines]);
  const used = useMemo(() => usedReceipts(values, from), [values, from]);
  const usedIds = useMemo(() => new Set(used.map(({ receiptId }) => receiptId)), [used]);
  if (from.receipts.length === 0) return <NoReceipts clientId={values.clientId} />;
  if (from.targets.length === 0) {
    return <EmptyState title={t('allocation.form.noTargets')}>{t('allocation.form.noTargetsText')}</EmptyState>;
  }
  const isHidden = [...from.receipts, ...from.targets].some(({ pendingHidden }) => pendingHidden);
  const gone = amountsGone(values, from);
  return (
    <>
      <div className="allocation-notes">
        {isHidden && <Note tone="info">{t('allocation.form.pendingHidden')}</Note>}
        {gone > 0 && <Note tone="warning">{t('allocation.form.gone', { count: gone })}</Note>}
      </div>
      <AllocationReceipts
        receipts={from.receipts}
        used={usedIds}
        lines={lines}
        onUse={(receiptId, takesPart) => set(withReceipt(values, from, receiptId, takesPart))}
      />
      <AllocationLines
        targets={from.targets}
        used={used}
        lines={lines}
        faults={faultyCells(faults, values, from)}
        goTo={goTo}
        onChange={(next) => set({ ...values, lines: next.slice(0, from.targets.length) })}
      />
    </>
  );
}

function NoReceipts({ clientId }: { readonly clientId: string }) {
  const { t } = useTranslation('receipts');
  const { open } = useTabs();
  const mayWrite = useMay()('receipts.write');
  return (
    <EmptyState
      title={t('allocation.form.noReceipts')}
      actions={
        mayWrite && (
          <Button onClick={() => open('receipts.form', { draft: crypto.randomUUID(), client: clientId })}>
            {t('new')}
          </Button>
        )
      }
    >
      {t('allocation.form.noReceiptsText')}
    </EmptyState>
  );
}

interface AllocationHeadProps {
  readonly form: SubmitForm<AllocationFormValues>;
  readonly fixedClient: boolean;
}

/** Whose money, and from which day it counts as taken. */
function AllocationHead({ form, fixedClient }: AllocationHeadProps) {
  const { t } = useTranslation('receipts');
  const { values, faults, set } = form;
  const { clientId } = values;
  return (
    <div className="form-grid">
      <ClientBox
        label={t('fields.allocation.clientId')}
        required
        clientId={clientId}
        faults={faults}
        fixed={fixedClient}
        onPick={(id) => set({ ...values, clientId: id, used: null, lines: [], lineKeys: {} })}
      />
      <FieldSet
        kind="allocation"
        specs={FIELDS}
        fields={values.fields}
        faults={faults}
        onChange={(path, text) => set({ ...values, fields: { ...values.fields, [path]: text } })}
      />
    </div>
  );
}

interface TotalsProps {
  readonly values: AllocationFormValues;
  readonly from: Allocatable;
}

/** What is taken now, in capitals too; what is left of the receipts that take part, and of what is owed. */
function AllocationTotals({ values, from }: TotalsProps) {
  const { t } = useTranslation('receipts');
  const used = usedReceipts(values, from);
  const lines = linesFor(from, values.lines);
  const taken = sumFen(lines.map((line) => takenForLine(line, used)));
  const owed = from.targets.filter(({ target }) => target !== 'contract');
  const settled = sumFen(lines.filter(({ id }) => !id.startsWith('contract/')).map((line) => takenForLine(line, used)));
  const leftOf = (figures: readonly (number | null)[], less: number): number | null =>
    figures.includes(null) ? null : sumFen(figures.map((fen) => fen ?? 0)) - less;
  const ofReceipts = used.map(({ leftFen }) => leftFen);
  const ofDocuments = owed.map(({ openFen }) => openFen);
  return (
    <div className="total-line">
      <div>
        <span className="total-rest">
          {t('allocation.form.receiptsLeft')} <LeftFigure fen={leftOf(ofReceipts, taken)} />
        </span>
        <span className="total-rest">
          {t('allocation.form.owedLeft')} <LeftFigure fen={leftOf(ofDocuments, settled)} />
        </span>
        {t('allocation.form.total')} <b className="num">¥ {formatFen(taken)}</b>
      </div>
      <div className="total-words">{amountInWords(taken)}</div>
    </div>
  );
}
