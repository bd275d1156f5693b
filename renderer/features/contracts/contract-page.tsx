import { Button } from 'antd';
import { Truck } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useMay } from '#renderer/app/session.tsx';
import { useKeys } from '#renderer/app/use-keys.ts';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { useTab, useTabMemory, useTabs } from '#renderer/app/use-tabs.tsx';
import { DailyPanel } from '#renderer/components/daily-panel.tsx';
import { MoneyText } from '#renderer/components/figures.tsx';
import { Kbd } from '#renderer/components/kbd.tsx';
import { LinkedEntries } from '#renderer/components/linked-entries.tsx';
import { ErrorNote, GreyRows, Note } from '#renderer/components/notices.tsx';
import { ExportButton, ExportNote, useExport } from '#renderer/components/export-button.tsx';
import { Fact, PageHeader } from '#renderer/components/page-header.tsx';
import { VoidButton } from '#renderer/components/void-button.tsx';
import { RecordHistory } from '#renderer/components/record-history.tsx';
import { ContractAgreed } from '#renderer/features/contracts/contract-agreed.tsx';
import { CONTRACT_ENTRIES } from '#renderer/features/contracts/contract-entries.ts';
import { ContractEvents } from '#renderer/features/contracts/contract-events.tsx';
import { ContractMark } from '#renderer/features/contracts/contract-mark.tsx';
import { ContractProgress } from '#renderer/features/contracts/contract-progress.tsx';
import { ContractVersions } from '#renderer/features/contracts/contract-versions.tsx';
import { ContractDraft, ContractLineDraft } from '#shared/contracts/contract.schema.ts';
import type { ContractRecord } from '#shared/contracts/contracts.contract.ts';

/** The draft inside a signed content: what the office computed is left out. */
const AS_SIGNED = ContractDraft.extend({ lines: z.array(ContractLineDraft.strip()) }).strip();

const PARTS = ['progress', 'events', 'daily', 'registers', 'agreed', 'versions', 'history'] as const;
type Part = (typeof PARTS)[number];

/** One contract: what was agreed, what was done of it, its versions and the signatures that made them. */
export function ContractPage() {
  const { t } = useTranslation('contracts');
  const { params, setTitle } = useTab();
  const id = params['id'] ?? '';
  const contract = useOfficeQuery('contracts.get', { id }, { reads: ['dispatch', 'invoicing', 'review', 'ledger'] });
  const number = contract.data?.number;
  useEffect(() => {
    if (number !== undefined) setTitle(number);
  }, [number, setTitle]);
  useKeys([{ chord: 'F5', label: t('forms:reload'), run: () => void contract.refetch() }]);
  if (contract.isError) return <ErrorNote error={contract.error} onRetry={() => void contract.refetch()} />;
  if (contract.data === undefined) return <GreyRows />;
  return (
    <>
      <ContractHeader record={contract.data} />
      <ContractFacts record={contract.data} />
      {contract.data.state === 'approved' && (
        <div style={{ padding: '0 14px 8px' }}>
          <Note tone="info" title={t('page.notSealed')}>
            {t('page.notSealedText')}
          </Note>
        </div>
      )}
      <ContractParts record={contract.data} />
    </>
  );
}

function ContractHeader({ record }: { readonly record: ContractRecord }) {
  const { t } = useTranslation('contracts');
  const may = useMay();
  const { open } = useTabs();
  const { id, state, content } = record;
  const exported = useExport('contract_sheet', { contractId: id });
  const running = state === 'executed' || state === 'in_progress';
  const mayAmend = may('contracts.write') && state !== 'void';
  const mayDispatch = may('dispatch.write') && running && content.kind !== 'framework';
  const amend = () => open('contracts.form', { record: id }, record.number);
  const dispatch = () => open('dispatch.form', { contract: id });
  useKeys([
    { chord: 'F2', label: t('forms:amend'), disabled: !mayAmend, run: amend },
    { chord: 'Ctrl+N', label: t('page.dispatch'), disabled: !mayDispatch, run: dispatch },
  ]);
  return (
    <>
      <PageHeader
        title={record.number}
        status={<ContractMark state={state} />}
        facts={
          <>
            {record.clientName} · <span className="num">{t('forms:version', { count: record.version })}</span>
            {record.salespersonName !== null && ` · ${record.salespersonName}`}
          </>
        }
      >
        <ExportButton exported={exported} label={t('page.exportSheet')} />
        {may('contracts.write') && running && (
          <>
            <Button onClick={() => open('contracts.openingForm', { contract: id })}>{t('page.opening')}</Button>
            <Button onClick={() => open('contracts.closeShortForm', { contract: id })}>{t('page.closeShort')}</Button>
          </>
        )}
        <VoidButton
          procedure="contracts.submit"
          recordId={id}
          version={record.version}
          number={record.number}
          disabled={!mayAmend}
          draft={() => AS_SIGNED.parse(content)}
        />
        <Button disabled={!mayAmend} onClick={amend}>
          {t('forms:amend')}
          <Kbd chord="F2" />
        </Button>
        <Button type="primary" icon={<Truck size={13} aria-hidden />} disabled={!mayDispatch} onClick={dispatch}>
          {t('page.dispatch')}
          <Kbd chord="Ctrl+N" />
        </Button>
      </PageHeader>
      <ExportNote exported={exported} />
    </>
  );
}

function ContractFacts({ record }: { readonly record: ContractRecord }) {
  const { t } = useTranslation('contracts');
  const { content } = record;
  const field = (name: string) => t(`fields.contract.${name}`);
  return (
    <div className="facts">
      <Fact name={field('kind')}>{t(`values.contract.kind.${content.kind}`)}</Fact>
      <Fact name={field('externalNumber')}>{content.externalNumber ?? '–'}</Fact>
      <Fact name={field('signedOn')}>
        <span className="num">{content.signedOn}</span>
      </Fact>
      <Fact name={field('sealedOn')}>
        <span className="num">{content.sealedOn ?? '–'}</span>
      </Fact>
      <Fact name={field('grossFen')}>
        <MoneyText fen={content.grossFen} strong />
      </Fact>
      <Fact name={t('columns.received')}>
        <MoneyText fen={record.receivedFen} blankZero />
      </Fact>
      <Fact name={field('invoiceBase')}>{t(`values.contract.invoiceBase.${content.invoiceBase}`)}</Fact>
      <Fact name={field('shelfLocation')}>{content.shelfLocation ?? '–'}</Fact>
      {record.frameworkNumber !== null && <Fact name={field('frameworkId')}>{record.frameworkNumber}</Fact>}
    </div>
  );
}

function ContractParts({ record }: { readonly record: ContractRecord }) {
  const { t } = useTranslation('contracts');
  const may = useMay();
  const [part, setPart] = useTabMemory<Part>('part', 'progress');
  const needs: Readonly<Partial<Record<Part, string>>> = { events: 'reports.read', registers: 'registers.read' };
  const parts = PARTS.filter((value) => {
    const permission = needs[value];
    return permission === undefined || may(permission);
  });
  return (
    <>
      <div className="sub-tabs" role="tablist" aria-label={t('forms:parts')}>
        {parts.map((value) => (
          <button key={value} type="button" role="tab" aria-selected={part === value} onClick={() => setPart(value)}>
            {t(`page.part.${value}`)}
          </button>
        ))}
      </div>
      {part === 'progress' && <ContractProgress record={record} />}
      {part === 'events' && <ContractEvents contractId={record.id} />}
      {part === 'daily' && (
        <DailyPanel subject={{ kind: 'contract', id: record.id }} forms={CONTRACT_ENTRIES} write="contracts.write" />
      )}
      {part === 'registers' && <LinkedEntries subject={{ kind: 'contract', id: record.id, label: record.number }} />}
      {part === 'agreed' && <ContractAgreed content={record.content} />}
      {part === 'versions' && <ContractVersions record={record} />}
      {part === 'history' && (
        <div className="scroll" style={{ padding: '4px 14px 12px' }}>
          <RecordHistory kind="contract" recordId={record.id} />
        </div>
      )}
    </>
  );
}
