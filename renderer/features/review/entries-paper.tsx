import { useTranslation } from 'react-i18next';
import { useRecordWords } from '#renderer/components/record-words.ts';
import { readBulkChange } from '#renderer/features/review/bulk-paper.tsx';
import type { DayPageEntry } from '#shared/daily/daily.schema.ts';

/** The entries of a day page; undefined for any other content. They are the paper: nothing else lies behind them. */
export function readEntries(content: unknown): readonly DayPageEntry[] | undefined {
  if (content === null || typeof content !== 'object' || !('entries' in content)) return undefined;
  return Array.isArray(content.entries) ? (content.entries as DayPageEntry[]) : undefined;
}

/** A content without what is read through as its paper, and without the whole file a client's new standing stands in. */
export function withoutEntries(content: unknown): unknown {
  if (content !== null && typeof content === 'object' && 'standing' in content && 'file' in content) {
    const { file: _whole, ...rest } = content as Record<string, unknown>;
    return rest;
  }
  if (readBulkChange(content) !== undefined) {
    const { records: _read, ...rest } = content as Record<string, unknown>;
    return rest;
  }
  if (readEntries(content) === undefined) return content;
  const { entries: _read, ...rest } = content as Record<string, unknown>;
  return rest;
}

/** The list to be read to its end. Its lines are not numbered: how many there are is what the checker keys. */
export function EntriesPaper({ kind, entries }: { readonly kind: string; readonly entries: readonly DayPageEntry[] }) {
  const { t } = useTranslation('review');
  const words = useRecordWords();
  const name = (field: string) => words.field(kind, `entries.${field}`);
  return (
    <table className="plain-table entries-paper">
      <colgroup>
        <col style={{ width: 62 }} />
        <col style={{ width: 104 }} />
        <col style={{ width: 138 }} />
        <col />
      </colgroup>
      <thead>
        <tr>
          <th>{t('paper.time')}</th>
          <th>{name('kind')}</th>
          <th>{name('subject')}</th>
          <th>{name('summary')}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.id}>
            <td className="num">{entry.keyedAt.slice(11)}</td>
            <td>{words.text(kind, 'entries.kind', entry.kind)}</td>
            <td className="num">{entry.subject}</td>
            <td className="wrap">
              {entry.summary}
              {entry.corrects !== null && (
                <div className="small quiet">
                  {name('corrects')} <s>{entry.corrects}</s>
                </div>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
