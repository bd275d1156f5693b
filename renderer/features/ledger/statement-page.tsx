import { Button } from 'antd';
import { Printer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useMay } from '#renderer/app/session.tsx';
import { useKeys } from '#renderer/app/use-keys.ts';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { useTab, useTabs } from '#renderer/app/use-tabs.tsx';
import { ExportButton, ExportNote, type ExportRun, useExport } from '#renderer/components/export-button.tsx';
import { MoneyText } from '#renderer/components/figures.tsx';
import { Kbd } from '#renderer/components/kbd.tsx';
import { ErrorNote, GreyRows } from '#renderer/components/notices.tsx';
import { Fact } from '#renderer/components/page-header.tsx';
import { RecordView } from '#renderer/components/record-view.tsx';
import { VoidButton } from '#renderer/components/void-button.tsx';
import { StatementMark } from '#renderer/features/ledger/statement-mark.tsx';
import { StatementRows, StatementSums } from '#renderer/features/ledger/statement-rows.tsx';
import type { StatementRecord } from '#shared/statements/statements.contract.ts';
import { StatementDraft } from '#shared/statements/statements.schema.ts';

/** What the office computed is left out: voiding proposes the draft again. */
const AS_SIGNED = StatementDraft.strip();

/** One statement: its frozen rows with the balance running down, and what the client answered. */
export function StatementPage() {
  const { t } = useTranslation('statements');
  const { params } = useTab();
  const id = params['id'] ?? '';
  const exported = useExport('statement_lines', { id });
  const statement = useOfficeQuery('statements.show', { id }, { reads: ['review', 'clients'] });
  if (statement.isError) return <ErrorNote error={statement.error} onRetry={() => void statement.refetch()} />;
  if (statement.data === undefined) return <GreyRows />;
  const { content, number, clientName } = statement.data;
  return (
    <RecordView
      kind="statement"
      recordId={id}
      title={number}
      status={<StatementMark {...statement.data} />}
      facts={t('page.facts', { client: clientName, from: content.from, to: content.to })}
      content={content}
      actions={<StatementActions record={statement.data} exported={exported} />}
      lines={<StatementRows figures={content} />}
      linesTitle={t('page.rows')}
    >
      <ExportNote exported={exported} />
      <StatementFacts record={statement.data} />
    </RecordView>
  );
}

interface ActionsProps {
  readonly record: StatementRecord;
  readonly exported: ExportRun;
}

function StatementActions({ record, exported }: ActionsProps) {
  const { t } = useTranslation('statements');
  const { open } = useTabs();
  const { id, number, state, version, content } = record;
  const mayWrite = useMay()('statements.write') && state !== 'void';
  const mayPrint = useMay()('printing.print') && state !== 'void';
  const reply = () => open('statements.form', { record: id }, number);
  const print = () => open('printing.preview', { document: 'statement', id, number });
  const replyLabel = t(content.reply === null ? 'recordReply' : 'amendReply');
  useKeys([
    { chord: 'F2', label: replyLabel, disabled: !mayWrite, run: reply },
    { chord: 'Ctrl+P', label: t('forms:print'), disabled: !mayPrint, run: print },
  ]);
  return (
    <>
      <ExportButton exported={exported} label={t('page.export')} />
      <VoidButton
        procedure="statements.submit"
        recordId={id}
        version={version}
        number={number}
        disabled={!mayWrite || content.reply !== null}
        draft={() => AS_SIGNED.parse(content)}
      />
      <Button icon={<Printer size={13} aria-hidden />} disabled={!mayPrint} onClick={print}>
        {t('forms:print')}
        <Kbd chord="Ctrl+P" />
      </Button>
      <Button type="primary" disabled={!mayWrite} onClick={reply}>
        {replyLabel}
        <Kbd chord="F2" />
      </Button>
    </>
  );
}

function StatementFacts({ record: { content } }: { readonly record: StatementRecord }) {
  const { t } = useTranslation('statements');
  const field = (name: string) => t(`fields.statement.${name}`);
  return (
    <div className="facts">
      <StatementSums figures={content} />
      <Fact name={field('replyBy')}>
        <span className="num">{content.replyBy}</span>
      </Fact>
      {content.repliedOn !== null && (
        <Fact name={field('repliedOn')}>
          <span className="num">{content.repliedOn}</span>
        </Fact>
      )}
      {content.theirBalanceFen !== null && (
        <Fact name={field('theirBalanceFen')}>
          <MoneyText fen={content.theirBalanceFen} strong />
        </Fact>
      )}
      {content.replyReason !== null && <Fact name={field('replyReason')}>{content.replyReason}</Fact>}
    </div>
  );
}
