import { useTranslation } from 'react-i18next';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { fileSize } from '#renderer/components/file-size.ts';
import { EmptyState, ErrorNote, GreyRows } from '#renderer/components/notices.tsx';
import { type MarkName, StatusMark } from '#renderer/components/status-mark.tsx';
import { useRuleSentence } from '#renderer/components/use-failure-words.ts';
import type { BackupLogRow } from '#shared/backup/backup.contract.ts';
import { formatInstant } from '#shared/kernel/business-date.ts';

const SHOWN = 14;
const MARKS: Readonly<Record<BackupLogRow['event'], MarkName>> = {
  made: 'effective',
  tested: 'effective',
  restored: 'effective',
  failed: 'late',
  removed: 'void',
};

/** What was made, tested and removed lately, the newest first. */
export function BackupLog() {
  const { t } = useTranslation('backup');
  const log = useOfficeQuery('backup.log', { limit: SHOWN });
  if (log.isError) return <ErrorNote error={log.error} onRetry={() => void log.refetch()} />;
  if (log.data === undefined) return <GreyRows />;
  if (log.data.rows.length === 0) return <EmptyState title={t('log.empty')}>{t('log.emptyText')}</EmptyState>;
  return (
    <section className="panel" aria-label={t('log.title')}>
      <h3>{t('log.title')}</h3>
      <table className="plain-table backup-log">
        <thead>
          <tr>
            <th className="at">{t('log.at')}</th>
            <th className="what">{t('log.what')}</th>
            <th>{t('log.place')}</th>
            <th className="end size">{t('log.size')}</th>
            <th className="head">{t('log.head')}</th>
            <th className="by">{t('log.by')}</th>
          </tr>
        </thead>
        <tbody>
          {log.data.rows.map((row) => (
            <LogLine key={row.seq} row={row} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function LogLine({ row }: { readonly row: BackupLogRow }) {
  const { t } = useTranslation('backup');
  const sentence = useRuleSentence();
  const { event, place, file, rule } = row;
  const where = rule === null ? `${place} · ${file}` : sentence(rule, { place, code: '', what: '' });
  return (
    <tr>
      <td className="num">{formatInstant(row.at)}</td>
      <td>
        <StatusMark status={MARKS[event]} text={t(`log.events.${event}`)} soft />
      </td>
      <td className="cut" title={where}>
        {where}
      </td>
      <td className="end num">{row.sizeBytes === null ? '' : fileSize(row.sizeBytes)}</td>
      <td className="code">{row.headHash?.slice(0, 12)}</td>
      <td>{row.personName === '' ? t('log.itself') : row.personName}</td>
    </tr>
  );
}
