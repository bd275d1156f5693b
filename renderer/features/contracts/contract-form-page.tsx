import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useToday } from '#renderer/app/session.tsx';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { useTab, useTabMemory } from '#renderer/app/use-tabs.tsx';
import { ErrorNote, GreyRows } from '#renderer/components/notices.tsx';
import { cellOf, type FormFault } from '#renderer/components/form-faults.ts';
import { SubmitPage } from '#renderer/components/submit-page.tsx';
import { type Proposal, useSubmitForm } from '#renderer/components/use-submit-form.ts';
import { ContractClauses, ContractTerms } from '#renderer/features/contracts/contract-form-groups.tsx';
import {
  contractForm,
  type ContractFormValues,
  filledClauses,
  filledLines,
  filledTerms,
  newContractForm,
  previewAmounts,
  readContractForm,
} from '#renderer/features/contracts/contract-form-model.ts';
import { ContractFields } from '#renderer/features/contracts/contract-fields.tsx';
import { ContractLines } from '#renderer/features/contracts/contract-lines.tsx';
import { ContractContent } from '#shared/contracts/contract.schema.ts';
import { amountInWords } from '#shared/kernel/amount-in-words.ts';
import { formatFen, sumFen } from '#shared/kernel/money.ts';

/** Opens the form on what its tab names: `record` to amend, `submission` to correct, else a new contract. */
export function ContractFormPage() {
  const { params } = useTab();
  const today = useToday();
  if (params['record'] !== undefined) return <AmendContract id={params['record']} />;
  if (params['submission'] !== undefined) return <CorrectContract id={params['submission']} />;
  const start = newContractForm(today);
  const client = params['client'];
  return (
    <ContractForm
      proposal={{ action: 'create' }}
      start={client === undefined ? start : { ...start, fields: { ...start.fields, clientId: client } }}
    />
  );
}

function AmendContract({ id }: { readonly id: string }) {
  const contract = useOfficeQuery('contracts.get', { id });
  if (contract.isError) return <ErrorNote error={contract.error} onRetry={() => void contract.refetch()} />;
  if (contract.data === undefined) return <GreyRows />;
  const { content, version, number } = contract.data;
  return (
    <ContractForm
      proposal={{ action: 'amend', recordId: id, baseVersion: version }}
      start={contractForm(content)}
      number={number}
    />
  );
}

function CorrectContract({ id }: { readonly id: string }) {
  const view = useOfficeQuery('review.show', { submissionId: id });
  if (view.isError) return <ErrorNote error={view.error} onRetry={() => void view.refetch()} />;
  if (view.data === undefined) return <GreyRows />;
  const { action, content, recordId, baseVersion } = view.data;
  const amends = action === 'amend' ? { recordId, ...(baseVersion === undefined ? {} : { baseVersion }) } : {};
  return (
    <ContractForm
      proposal={{ action: action === 'amend' ? 'amend' : 'create', submissionId: id, ...amends }}
      start={contractForm(ContractContent.parse(content))}
    />
  );
}

const PARTS = ['lines', 'terms', 'clauses'] as const;
type Part = (typeof PARTS)[number];
const GROUP_OF: Readonly<Record<string, Part>> = { lines: 'lines', paymentTerms: 'terms', clauses: 'clauses' };

interface ContractFormProps {
  readonly proposal: Proposal;
  readonly start: ContractFormValues;
  readonly number?: string;
}

function ContractForm({ proposal, start, number }: ContractFormProps) {
  const { t } = useTranslation('contracts');
  const today = useToday();
  const [part, setPart] = useTabMemory<Part>('part', 'lines');
  const [goTo, setGoTo] = useState<{ readonly lineId: string; readonly column: string }>();
  const form = useSubmitForm({
    procedure: 'contracts.submit',
    proposal,
    start,
    read: (values) => readContractForm(values, today),
    fill: (content) => contractForm(ContractContent.parse(content)),
  });
  const { values, faults, set } = form;
  const sent: Readonly<Record<string, ContractFormValues['lines']>> = {
    lines: filledLines(values.lines),
    paymentTerms: filledTerms(values.terms),
    clauses: filledClauses(values.clauses),
  };
  function go(path: string): boolean {
    const group = path.split('.')[0] ?? '';
    const target = GROUP_OF[group];
    if (target === undefined) return false;
    setPart(target);
    const cell = cellOf(group, sent[group] ?? [], path);
    if (cell !== undefined) setGoTo({ ...cell, column: cell.column === 'productId' ? 'productCode' : cell.column });
    return true;
  }
  const short = useShortName(values.fields['clientId'] ?? '');
  const what = t(proposal.action === 'amend' ? 'tabAmend' : 'tabNew');
  return (
    <SubmitPage
      form={form}
      kind="contract"
      title={proposal.action === 'amend' ? t('form.amend', { number: number ?? '' }) : t('form.new')}
      tabTitle={short === '' ? what : `${short} · ${what}`}
      facts={t('form.facts')}
      places={{ terms: 'paymentTerms' }}
      onGo={go}
      foot={<ContractTotal lines={values.lines} />}
    >
      <div className="form-whole">
        <ContractFields
          fields={values.fields}
          faults={faults}
          fixedClient={proposal.action === 'amend'}
          onChange={(path, text) => set({ ...values, fields: { ...values.fields, [path]: text } })}
        />
        <ContractParts values={values} faults={faults} part={part} goTo={goTo} onPart={setPart} onChange={set} />
      </div>
    </SubmitPage>
  );
}

/** What the lines add up to, and in capitals: a preview of what will be signed. */
function ContractTotal({ lines }: { readonly lines: ContractFormValues['lines'] }) {
  const { t } = useTranslation('contracts');
  const gross = sumFen(lines.map((line) => previewAmounts(line)?.grossFen ?? 0));
  return (
    <div className="total-line">
      <div>
        {t('form.total')} <b className="num">¥ {formatFen(gross)}</b>
      </div>
      <div className="total-words">{amountInWords(gross)}</div>
    </div>
  );
}

/** What the client is called on tabs. */
function useShortName(clientId: string): string {
  const client = useOfficeQuery('clients.get', { id: clientId }, { enabled: clientId !== '' }).data?.content;
  return client === undefined ? '' : client.shortName || client.name.slice(0, 12);
}

interface ContractPartsProps {
  readonly values: ContractFormValues;
  readonly faults: readonly FormFault[];
  readonly part: Part;
  readonly goTo: { readonly lineId: string; readonly column: string } | undefined;
  readonly onPart: (part: Part) => void;
  readonly onChange: (values: ContractFormValues) => void;
}

function ContractParts({ values, faults, part, goTo, onPart, onChange }: ContractPartsProps) {
  const { t } = useTranslation('contracts');
  const counts: Readonly<Record<Part, number>> = {
    lines: filledLines(values.lines).length,
    terms: filledTerms(values.terms).length,
    clauses: filledClauses(values.clauses).length,
  };
  return (
    <>
      <div className="form-tabs">
        <div className="sub-tabs" role="tablist" aria-label={t('form.parts')}>
          {PARTS.map((value) => (
            <button key={value} type="button" role="tab" aria-selected={part === value} onClick={() => onPart(value)}>
              {t(`form.part.${value}`)} <span className="num">{counts[value]}</span>
            </button>
          ))}
        </div>
      </div>
      {part === 'lines' && (
        <ContractLines
          lines={values.lines}
          faults={faults}
          goTo={goTo}
          onChange={(lines) => onChange({ ...values, lines })}
        />
      )}
      {part === 'terms' && (
        <ContractTerms
          lines={values.terms}
          faults={faults}
          goTo={goTo}
          onChange={(terms) => onChange({ ...values, terms })}
        />
      )}
      {part === 'clauses' && (
        <ContractClauses
          lines={values.clauses}
          faults={faults}
          goTo={goTo}
          onChange={(clauses) => onChange({ ...values, clauses })}
        />
      )}
    </>
  );
}
