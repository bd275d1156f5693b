import { Button } from 'antd';
import { Printer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useMay } from '#renderer/app/session.tsx';
import { useKeys } from '#renderer/app/use-keys.ts';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { useTab, useTabs } from '#renderer/app/use-tabs.tsx';
import { Kbd } from '#renderer/components/kbd.tsx';
import { ErrorNote, GreyRows } from '#renderer/components/notices.tsx';
import { RecordView } from '#renderer/components/record-view.tsx';
import { StatusMark } from '#renderer/components/status-mark.tsx';

/** One countersigned page, as it was signed, with its signatures. */
export function SignedDayPage() {
  const { t } = useTranslation('daily');
  const { params } = useTab();
  const { open } = useTabs();
  const may = useMay();
  const id = params['id'] ?? '';
  const page = useOfficeQuery('daily.getPage', { id }, { reads: ['review'] });
  const content = page.data?.content;
  const title = t('pageTitle', { date: content?.officeDate, name: content?.personName });
  const mayPrint = content !== undefined && may('printing.print');
  const print = () => open('printing.preview', { document: 'day_page', id, number: title });
  useKeys([{ chord: 'Ctrl+P', label: t('print'), disabled: !mayPrint, run: print }]);
  if (page.isError) return <ErrorNote error={page.error} onRetry={() => void page.refetch()} />;
  if (content === undefined) return <GreyRows />;
  return (
    <RecordView
      kind="day_page"
      recordId={id}
      title={title}
      status={<StatusMark status="effective" />}
      facts={t('pageFacts', { name: content.personName, checker: page.data?.checkerName })}
      content={content}
      actions={
        <Button disabled={!mayPrint} icon={<Printer size={13} aria-hidden />} onClick={print}>
          {t('print')}
          <Kbd chord="Ctrl+P" />
        </Button>
      }
    />
  );
}
