import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { useTab } from '#renderer/app/use-tabs.tsx';
import { ErrorNote, GreyRows } from '#renderer/components/notices.tsx';
import { RecordView } from '#renderer/components/record-view.tsx';
import { StatusMark } from '#renderer/components/status-mark.tsx';
import { ClosedLines, OpeningLines } from '#renderer/features/contracts/contract-paper-lines.tsx';

/** One opening document as it took effect. */
export function OpeningPage() {
  const { params } = useTab();
  const id = params['id'] ?? '';
  const record = useOfficeQuery('contracts.getOpening', { id }, { reads: ['review'] });
  if (record.isError) return <ErrorNote error={record.error} onRetry={() => void record.refetch()} />;
  if (record.data === undefined) return <GreyRows />;
  const { number, isVoid, contractNumber, content } = record.data;
  return (
    <RecordView
      kind="opening_document"
      recordId={id}
      title={number}
      status={<StatusMark status={isVoid ? 'void' : 'effective'} />}
      facts={contractNumber}
      content={content}
      lines={<OpeningLines content={content} />}
    />
  );
}

/** One closing of a rest as it took effect. */
export function CloseShortPage() {
  const { params } = useTab();
  const id = params['id'] ?? '';
  const record = useOfficeQuery('contracts.getCloseShort', { id }, { reads: ['review'] });
  if (record.isError) return <ErrorNote error={record.error} onRetry={() => void record.refetch()} />;
  if (record.data === undefined) return <GreyRows />;
  const { number, isVoid, contractNumber, content } = record.data;
  return (
    <RecordView
      kind="close_short"
      recordId={id}
      title={number}
      status={<StatusMark status={isVoid ? 'void' : 'effective'} />}
      facts={contractNumber}
      content={content}
      lines={<ClosedLines content={content} />}
    />
  );
}
