import { Button } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '#renderer/app/session.tsx';
import { useKeys } from '#renderer/app/use-keys.ts';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { useTab, useTabMemory, useTabs } from '#renderer/app/use-tabs.tsx';
import { MoneyText } from '#renderer/components/figures.tsx';
import { Kbd } from '#renderer/components/kbd.tsx';
import { ErrorNote, GreyRows, Note } from '#renderer/components/notices.tsx';
import { Fact, PageHeader } from '#renderer/components/page-header.tsx';
import { ReadThrough } from '#renderer/components/read-through.tsx';
import { RecordHistory } from '#renderer/components/record-history.tsx';
import { StatusMark } from '#renderer/components/status-mark.tsx';
import { MergeNotes } from '#renderer/features/clients/merge-notes.tsx';
import { ClientMark, UsedText } from '#renderer/features/clients/client-columns.tsx';

const PARTS = ['file', 'history'] as const;

/** One client file: what is effective, what waits, and the signatures that made it so. */
export function ClientPage() {
  const { t } = useTranslation('clients');
  const tab = useTab();
  const may = useMay();
  const { open } = useTabs();
  const id = tab.params['id'] ?? '';
  const [part, setPart] = useTabMemory<(typeof PARTS)[number]>('part', 'file');
  const client = useOfficeQuery('clients.get', { id }, { reads: ['review', 'ledger'] });
  const data = client.data;
  const name = data === undefined ? undefined : data.content.shortName || data.content.name;
  const { setTitle } = tab;
  useEffect(() => {
    if (name !== undefined) setTitle(name);
  }, [name, setTitle]);
  const mayAmend =
    may('clients.write') && data !== undefined && data.openSubmissionId === undefined && data.mergedInto === null;
  const amend = () => open('clients.form', { record: id }, name);
  useKeys([
    { chord: 'F2', label: t('amend'), disabled: !mayAmend, run: amend },
    { chord: 'F5', run: () => void client.refetch() },
  ]);
  if (client.isError) return <ErrorNote error={client.error} onRetry={() => void client.refetch()} />;
  if (data === undefined) return <GreyRows />;
  const { content, balanceFen, version, openSubmissionId } = data;
  return (
    <>
      <PageHeader
        title={content.name}
        status={<ClientMark row={{ status: content.status, inReview: false }} />}
        facts={
          <span className="num">
            {content.code} · {t('version', { count: version })}
          </span>
        }
      >
        {openSubmissionId !== undefined && <StatusMark status="submitted" text={t('amendmentWaiting')} />}
        <Button type="primary" disabled={!mayAmend} onClick={amend}>
          {t('amend')}
          <Kbd chord="F2" />
        </Button>
      </PageHeader>
      <div className="facts">
        <Fact name={t('fields.client.taxNumber')}>
          <span className="code">{content.taxNumber ?? '–'}</span>
        </Fact>
        <Fact name={t('columns.grade')}>{`${content.sizeGrade} · ${content.creditGrade}`}</Fact>
        <Fact name={t('columns.creditLimit')}>
          <MoneyText fen={content.creditLimitFen} />
        </Fact>
        <Fact name={t('columns.balance')}>
          <MoneyText fen={balanceFen} />
        </Fact>
        <Fact name={t('columns.used')}>
          <UsedText row={{ creditLimitFen: content.creditLimitFen, balanceFen }} />
        </Fact>
        <Fact name={t('fields.client.paymentDays')}>{t('days', { count: content.paymentDays })}</Fact>
        <Fact name={t('columns.owner')}>{content.ownerName ?? '–'}</Fact>
      </div>
      <MergeNotes mergedInto={data.mergedInto} absorbed={data.absorbed} />
      {content.status === 'frozen' && (
        <div style={{ padding: '0 14px 8px' }}>
          <Note tone="warning" title={t('frozen.title')}>
            {t('frozen.text')}
          </Note>
        </div>
      )}
      <div className="sub-tabs" role="tablist" aria-label={t('parts')}>
        {PARTS.map((value) => (
          <button key={value} type="button" role="tab" aria-selected={part === value} onClick={() => setPart(value)}>
            {t(`part.${value}`)}
          </button>
        ))}
      </div>
      <div className="scroll in-columns" style={{ padding: '4px 14px 12px' }}>
        {part === 'file' ? (
          <ReadThrough kind="client" content={content} hidden={[]} />
        ) : (
          <RecordHistory kind="client" recordId={id} submissionId={data.submissionId} />
        )}
      </div>
    </>
  );
}
