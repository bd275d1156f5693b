import { useTranslation } from 'react-i18next';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { useTab } from '#renderer/app/use-tabs.tsx';
import { ErrorNote, GreyRows } from '#renderer/components/notices.tsx';
import { RecordView } from '#renderer/components/record-view.tsx';
import { StatusMark } from '#renderer/components/status-mark.tsx';
import { ReturnedLines, SignedLines } from '#renderer/features/dispatch/returned-lines.tsx';

/** One signed copy as it took effect. */
export function SignBackPage() {
  const { params } = useTab();
  const id = params['id'] ?? '';
  const record = useOfficeQuery('dispatch.getSignBack', { id }, { reads: ['review'] });
  if (record.isError) return <ErrorNote error={record.error} onRetry={() => void record.refetch()} />;
  if (record.data === undefined) return <GreyRows />;
  const { number, isVoid, clientName, dispatchNumber, content } = record.data;
  return (
    <RecordView
      kind="sign_back"
      recordId={id}
      title={number}
      status={<StatusMark status={isVoid ? 'void' : 'effective'} />}
      facts={`${clientName} · ${dispatchNumber}`}
      content={content}
      lines={<SignedLines record={record.data} />}
    />
  );
}

/** One return as it took effect. */
export function ReturnPage() {
  const { t } = useTranslation('dispatch');
  const { params } = useTab();
  const id = params['id'] ?? '';
  const record = useOfficeQuery('dispatch.getReturn', { id }, { reads: ['review'] });
  if (record.isError) return <ErrorNote error={record.error} onRetry={() => void record.refetch()} />;
  if (record.data === undefined) return <GreyRows />;
  const { number, isVoid, clientName, content } = record.data;
  return (
    <RecordView
      kind="return_note"
      recordId={id}
      title={number}
      status={<StatusMark status={isVoid ? 'void' : 'effective'} />}
      facts={`${clientName} · ${t(`values.return_note.purpose.${content.purpose}`)}`}
      content={content}
      lines={<ReturnedLines record={record.data} />}
    />
  );
}
