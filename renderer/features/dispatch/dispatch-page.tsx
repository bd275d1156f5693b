import { Button } from 'antd';
import { Printer, Undo2 } from 'lucide-react';
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
import { ErrorNote, GreyRows } from '#renderer/components/notices.tsx';
import { MaskedValue } from '#renderer/components/masked-value.tsx';
import { Fact, PageHeader } from '#renderer/components/page-header.tsx';
import { VoidButton } from '#renderer/components/void-button.tsx';
import { RecordHistory } from '#renderer/components/record-history.tsx';
import { DispatchMark } from '#renderer/features/dispatch/dispatch-mark.tsx';
import { DispatchDocuments } from '#renderer/features/dispatch/dispatch-documents.tsx';
import { DISPATCH_ENTRIES } from '#renderer/features/dispatch/dispatch-entries.ts';
import { DispatchedLines } from '#renderer/features/dispatch/dispatched-lines.tsx';
import { DispatchLineDraft, DispatchNoteDraft } from '#shared/dispatch/dispatch.schema.ts';
import type { DispatchRecord } from '#shared/dispatch/dispatch.contract.ts';

/** The draft inside a signed content: what the office computed is left out. */
const AS_SIGNED = DispatchNoteDraft.extend({ lines: z.array(DispatchLineDraft.strip()) }).strip();

const PARTS = ['lines', 'documents', 'daily', 'registers', 'history'] as const;

/** One dispatch note: what went, what the client signed, what came back, and its papers. */
export function DispatchPage() {
  const { t } = useTranslation('dispatch');
  const may = useMay();
  const { params, setTitle } = useTab();
  const id = params['id'] ?? '';
  const [part, setPart] = useTabMemory<(typeof PARTS)[number]>('part', 'lines');
  const note = useOfficeQuery('dispatch.get', { id }, { reads: ['invoicing', 'review'] });
  const number = note.data?.number;
  useEffect(() => {
    if (number !== undefined) setTitle(number);
  }, [number, setTitle]);
  const parts = PARTS.filter((value) => value !== 'registers' || may('registers.read'));
  useKeys([{ chord: 'F5', label: t('forms:reload'), run: () => void note.refetch() }]);
  if (note.isError) return <ErrorNote error={note.error} onRetry={() => void note.refetch()} />;
  if (note.data === undefined) return <GreyRows />;
  return (
    <>
      <DispatchHeader record={note.data} />
      <DispatchFacts record={note.data} />
      <div className="sub-tabs" role="tablist" aria-label={t('forms:parts')}>
        {parts.map((value) => (
          <button key={value} type="button" role="tab" aria-selected={part === value} onClick={() => setPart(value)}>
            {t(`page.part.${value}`)}{' '}
            {value === 'documents' && <span className="num">{note.data.documents.length}</span>}
          </button>
        ))}
      </div>
      {part === 'lines' && <DispatchedLines record={note.data} />}
      {part === 'documents' && <DispatchDocuments record={note.data} />}
      {part === 'daily' && (
        <DailyPanel subject={{ kind: 'dispatch_note', id }} forms={DISPATCH_ENTRIES} write="dispatch.write" />
      )}
      {part === 'registers' && <LinkedEntries subject={{ kind: 'dispatch_note', id, label: note.data.number }} />}
      {part === 'history' && (
        <div className="scroll" style={{ padding: '4px 14px 12px' }}>
          <RecordHistory kind="dispatch_note" recordId={id} />
        </div>
      )}
    </>
  );
}

function DispatchHeader({ record }: { readonly record: DispatchRecord }) {
  const { t } = useTranslation('dispatch');
  const may = useMay();
  const { open } = useTabs();
  const { id, state, number } = record;
  const alive = state !== 'void';
  const mayWrite = may('dispatch.write') && alive;
  const maySign = mayWrite && state === 'awaiting_sign_back';
  const print = () => open('printing.preview', { document: 'dispatch_note', id, number });
  const amend = () => open('dispatch.form', { record: id }, number);
  const signBack = () => open('dispatch.signBackForm', { note: id });
  const giveBack = () => open('dispatch.returnForm', { note: id });
  useKeys([
    { chord: 'Ctrl+P', label: t('forms:print'), disabled: !alive || !may('printing.print'), run: print },
    { chord: 'F2', label: t('forms:amend'), disabled: !mayWrite, run: amend },
    { chord: 'Ctrl+N', label: t('page.signBack'), disabled: !maySign, run: signBack },
  ]);
  return (
    <PageHeader
      title={number}
      status={<DispatchMark state={state} daysLate={record.daysLate} />}
      facts={
        <>
          {record.clientName} · {t(`values.dispatch_note.kind.${record.content.kind}`)} ·{' '}
          <span className="num">{record.content.dispatchedOn}</span>
        </>
      }
    >
      <VoidButton
        procedure="dispatch.submit"
        recordId={id}
        version={record.version}
        number={number}
        disabled={!mayWrite}
        draft={() => AS_SIGNED.parse(record.content)}
      />
      <Button disabled={!mayWrite} onClick={amend}>
        {t('forms:amend')}
        <Kbd chord="F2" />
      </Button>
      <Button disabled={!mayWrite} icon={<Undo2 size={13} aria-hidden />} onClick={giveBack}>
        {t('page.return')}
      </Button>
      <Button disabled={!alive || !may('printing.print')} icon={<Printer size={13} aria-hidden />} onClick={print}>
        {t('forms:print')}
        <Kbd chord="Ctrl+P" />
      </Button>
      <Button type="primary" disabled={!maySign} onClick={signBack}>
        {t('page.signBack')}
        <Kbd chord="Ctrl+N" />
      </Button>
    </PageHeader>
  );
}

function DispatchFacts({ record }: { readonly record: DispatchRecord }) {
  const { t } = useTranslation('dispatch');
  const { content } = record;
  const field = (name: string) => t(`fields.dispatch_note.${name}`);
  return (
    <div className="facts">
      <Fact name={field('consigneeName')}>
        {content.consigneeName}{' '}
        <MaskedValue
          kind="dispatch_note"
          recordId={record.id}
          path="consigneePhone"
          text={content.consigneePhone}
          what={field('consigneePhone')}
        />
      </Fact>
      <Fact name={field('consigneeAddress')}>{content.consigneeAddress}</Fact>
      <Fact name={field('shipMode')}>
        {[t(`values.dispatch_note.shipMode.${content.shipMode}`), content.carrier].filter(Boolean).join(' · ')}
      </Fact>
      <Fact name={field('waybill')}>
        <span className="num">{content.waybill ?? '–'}</span>
      </Fact>
      <Fact name={field('pieces')}>
        <span className="num">{content.pieces ?? '–'}</span>
      </Fact>
      <Fact name={field('signBackDueOn')}>
        <span className="num">{content.signBackDueOn}</span>
      </Fact>
      <Fact name={field('grossFen')}>
        <MoneyText fen={content.grossFen} strong />
      </Fact>
      {content.accompanying.length > 0 && (
        <Fact name={field('accompanying.all')}>
          {content.accompanying.map(({ name }) => name).join(t('page.comma'))}
        </Fact>
      )}
    </div>
  );
}
