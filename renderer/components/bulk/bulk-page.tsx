import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { useTab, useTabMemory, useTabs } from '#renderer/app/use-tabs.tsx';
import { bulkFormOf } from '#renderer/components/bulk/bulk-form-model.ts';
import { BulkForm, type BulkFormProps } from '#renderer/components/bulk/bulk-form.tsx';
import { EmptyState, ErrorNote, GreyRows } from '#renderer/components/notices.tsx';
import { PageHeader } from '#renderer/components/page-header.tsx';
import { useRecordWords } from '#renderer/components/record-words.ts';

type BulkPageProps = Omit<BulkFormProps, 'proposal' | 'start'>;

/** 批量修改 of the records a list chose (kept with the tab), or the correction of a returned one. */
export function BulkPage(props: BulkPageProps) {
  const tab = useTab();
  const { params } = tab;
  const { open } = useTabs();
  const { t } = useTranslation('bulk');
  const words = useRecordWords();
  const [records] = useTabMemory<readonly string[]>('records', []);
  const [field] = useTabMemory('field', props.fields[0]?.field ?? '');
  if (params['submission'] !== undefined) return <Correct {...props} id={params['submission']} />;
  if (records.length === 0)
    return (
      <>
        <PageHeader title={words.kind(props.kind)} />
        <EmptyState
          title={t('none')}
          actions={<Button onClick={() => open(`${tab.page.split('.')[0]}.list`)}>{t('toList')}</Button>}
        >
          {t('noneText')}
        </EmptyState>
      </>
    );
  return <BulkForm {...props} proposal={{ action: 'create' }} start={{ field, value: '', reason: '', records }} />;
}

function Correct({ id, ...props }: BulkPageProps & { readonly id: string }) {
  const view = useOfficeQuery('review.show', { submissionId: id });
  if (view.isError) return <ErrorNote error={view.error} onRetry={() => void view.refetch()} />;
  if (view.data === undefined) return <GreyRows />;
  const proposal = { action: 'create', submissionId: id } as const;
  return <BulkForm {...props} proposal={proposal} start={bulkFormOf(view.data.content)} />;
}
