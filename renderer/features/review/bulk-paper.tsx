import { useTranslation } from 'react-i18next';
import { type Labels, useRecordWords } from '#renderer/components/record-words.ts';
import { BulkContent, type BulkValue } from '#shared/review/bulk-change.schema.ts';

/** Rows to be compared with the list in hand one by one; drawn by the content's hash, so nobody can choose them. */
const DRAWN = 5;

/** A bulk change whose records are shown; undefined for any other content, and while they are held back. */
export function readBulkChange(content: unknown): BulkContent | undefined {
  const read = BulkContent.safeParse(content);
  return read.success ? read.data : undefined;
}

export function drawnRows(contentHash: string, count: number): ReadonlySet<number> {
  const drawn = new Set<number>();
  for (let at = 0; at + 8 <= contentHash.length && drawn.size < Math.min(DRAWN, count); at += 4) {
    drawn.add(Number.parseInt(contentHash.slice(at, at + 8), 16) % count);
  }
  return drawn;
}

/** Where a field stands in the record, where it is called otherwise there. */
const PLACES: Readonly<Record<string, string>> = { standing: 'status', addTag: 'tags', removeTag: 'tags' };

interface BulkPaperProps {
  readonly kind: string;
  readonly change: BulkContent;
  readonly contentHash: string;
  readonly labels: Labels;
}

/** Every record with what it holds and will hold; the drawn ones first, to be gone through with the list in hand. */
export function BulkPaper({ kind, change, contentHash, labels }: BulkPaperProps) {
  const { t } = useTranslation('bulk');
  const words = useRecordWords();
  const record = kind.replace(/^bulk_/, '').replace(/s$/, '');
  const path = PLACES[change.field] ?? change.field;
  const drawn = drawnRows(contentHash, change.records.length);
  const order = [...drawn, ...change.records.map((_, at) => at).filter((at) => !drawn.has(at))];
  const shown = (value: BulkValue | readonly string[]) => {
    if (value === null || (Array.isArray(value) && value.length === 0)) return '–';
    return Array.isArray(value) ? value.join('、') : words.text(record, path, value);
  };
  return (
    <table className="plain-table entries-paper bulk-paper">
      <colgroup>
        <col />
        <col style={{ width: 130 }} />
        <col style={{ width: 130 }} />
      </colgroup>
      <thead>
        <tr>
          <th>{t('name')}</th>
          <th>{t('before')}</th>
          <th>{t('after')}</th>
        </tr>
      </thead>
      <tbody>
        {order.map((at) => {
          const row = change.records[at];
          const file = row?.content as Readonly<Record<string, BulkValue | readonly string[]>> | undefined;
          if (row === undefined || file === undefined) return undefined;
          return (
            <tr key={row.recordId} className={drawn.has(at) ? 'drawn' : undefined}>
              <td>
                {drawn.has(at) && '◆ '}
                {labels[row.recordId] ?? file['name']}
              </td>
              <td>
                <s className="quiet">{shown(row.before)}</s>
              </td>
              <td>
                <b>{shown(file[path] ?? null)}</b>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
