import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useMay } from '#renderer/app/session.tsx';
import { useKeys } from '#renderer/app/use-keys.ts';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { useOpenQueue } from '#renderer/app/use-reminders.ts';
import { useTabMemory, useTabs } from '#renderer/app/use-tabs.tsx';
import { Kbd } from '#renderer/components/kbd.tsx';
import { ErrorNote, GreyRows, Note } from '#renderer/components/notices.tsx';
import { PageHeader } from '#renderer/components/page-header.tsx';
import { PolicyTable } from '#renderer/components/policy-table.tsx';
import { RecordHistory } from '#renderer/components/record-history.tsx';
import type { Output } from '#shared/ipc/contract.ts';

const PARTS = ['rules', 'history'] as const;

/** 复核制度: who signs what in this office, from which amount on, and how long it may wait. */
export function PolicyPage() {
  const { t } = useTranslation('policies');
  const { open } = useTabs();
  const may = useMay();
  const [part, setPart] = useTabMemory<(typeof PARTS)[number]>('part', 'rules');
  const shown = useOfficeQuery('policies.get', {}, { reads: ['review'] });
  const pending = shown.data?.pendingSubmissionId !== undefined;
  const amend = () => open('policies.form');
  useKeys([
    { chord: 'F2', label: t('amend'), disabled: !may('policies.write') || pending, run: amend },
    { chord: 'F5', run: () => void shown.refetch() },
    { chord: 'Alt+1', run: () => setPart('rules') },
    { chord: 'Alt+2', run: () => setPart('history') },
  ]);
  return (
    <>
      <PageHeader title={t('title')} facts={shown.data !== undefined && <Facts data={shown.data} />}>
        {may('policies.write') && (
          <Button type="primary" disabled={pending || shown.data === undefined} onClick={amend}>
            {t('amend')}
            <Kbd chord="F2" />
          </Button>
        )}
      </PageHeader>
      {shown.isError && <ErrorNote error={shown.error} onRetry={() => void shown.refetch()} />}
      {shown.isPending && <GreyRows />}
      {shown.data !== undefined && (
        <>
          <PendingNote submissionId={shown.data.pendingSubmissionId} />
          <div className="sub-tabs" role="tablist" aria-label={t('title')}>
            {PARTS.map((value) => (
              <button
                key={value}
                type="button"
                role="tab"
                aria-selected={part === value}
                onClick={() => setPart(value)}
              >
                {t(`part.${value}`)}
              </button>
            ))}
          </div>
          <div className="scroll policy-scroll">
            {part === 'rules' ? (
              <>
                <PolicyTable policy={shown.data.policy} />
                <p className="quiet small">{t('always')}</p>
              </>
            ) : (
              <History data={shown.data} />
            )}
          </div>
        </>
      )}
    </>
  );
}

type Shown = Output<'policies.get'>;

function Facts({ data }: { readonly data: Shown }) {
  const { t } = useTranslation('policies');
  const preset = t(`values.review_policy.preset.${data.policy.preset}`);
  if (data.version === 0) return t('notWritten', { preset });
  return t('facts', { version: data.version, preset });
}

/** The policy is amended one proposal at a time: the one under review, with its link. */
function PendingNote({ submissionId }: { readonly submissionId: string | undefined }) {
  const { t } = useTranslation('policies');
  const openQueue = useOpenQueue();
  if (submissionId === undefined) return undefined;
  return (
    <div className="policy-note">
      <Note tone="info" title={t('pending.title')}>
        {t('pending.text')}{' '}
        <button type="button" className="link" onClick={() => openQueue('open', submissionId)}>
          {t('pending.open')}
        </button>
      </Note>
    </div>
  );
}

function History({ data }: { readonly data: Shown }) {
  const { t } = useTranslation('policies');
  if (data.version === 0) return <Note tone="info" title={t('noHistory')} />;
  return <RecordHistory kind="review_policy" recordId={data.recordId} />;
}
