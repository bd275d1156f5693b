import { type UIEvent, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { usePagedQuery } from '#renderer/app/use-paged-query.ts';
import { ErrorNote, GreyRows } from '#renderer/components/notices.tsx';
import { plainPath, type RecordWords, useRecordWords } from '#renderer/components/record-words.ts';
import type { BatchRowView, SubmissionView } from '#shared/review/review.contract.ts';

/** How many rows lie beside a batch whose content is shown whole; undefined for anything else, and while it is blind. */
export function countBesideRows({ content }: SubmissionView): number | undefined {
  if (content === null || typeof content !== 'object' || !('rows' in content)) return undefined;
  const { rows } = content;
  if (rows === null || typeof rows !== 'object' || !('count' in rows)) return undefined;
  return typeof rows.count === 'number' ? rows.count : undefined;
}

interface ShownRow {
  readonly rowNumber: number;
  readonly recordId: string;
  /** By plain path; what a record has several of stands in one cell. */
  readonly cells: ReadonlyMap<string, string>;
}

function shownRow(words: RecordWords, kind: string, { rowNumber, recordId, content }: BatchRowView): ShownRow {
  const cells = new Map<string, string>();
  for (const { path, text } of words.shown(kind, { records: [{ content }] })) {
    const at = plainPath(path);
    const before = cells.get(at);
    cells.set(at, before === undefined ? text : `${before}、${text}`);
  }
  return { rowNumber, recordId, cells };
}

/** Beyond the fields of the first rows a column would stand empty over hundreds of rows. */
const ROWS_THAT_NAME_COLUMNS = 200;
const NEAR_THE_END_PX = 600;

/** 逐行: what each row of the file becomes, in the order of the file, to be held against the original. */
export function RowsPaper({ view }: { readonly view: SubmissionView }) {
  const { t } = useTranslation('review');
  const words = useRecordWords();
  const { rows, error, more, reload } = usePagedQuery('review.batchRows', { submissionId: view.id });
  const shown = useMemo(() => rows?.map((row) => shownRow(words, view.kind, row)), [rows, words, view.kind]);
  const columns = useMemo(
    () => [...new Set(shown?.slice(0, ROWS_THAT_NAME_COLUMNS).flatMap(({ cells }) => [...cells.keys()]))],
    [shown],
  );
  function onScroll({ currentTarget }: UIEvent<HTMLDivElement>): void {
    const { scrollTop, scrollHeight, clientHeight } = currentTarget;
    if (scrollHeight - scrollTop - clientHeight < NEAR_THE_END_PX) more();
  }
  if (error !== null) return <ErrorNote error={error} onRetry={reload} />;
  if (shown === undefined) return <GreyRows />;
  return (
    <div className="paper-view bare" tabIndex={0} onScroll={onScroll} aria-label={t('paper.rows')}>
      <table className="plain-table rows-paper">
        <thead>
          <tr>
            <th className="num">{t('paper.fileRow')}</th>
            {columns.map((path) => (
              <th key={path}>{words.field(view.kind, path.replace('records.', 'records.0.'))}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map(({ rowNumber, recordId, cells }) => (
            <tr key={recordId}>
              <td className="num faint">{rowNumber}</td>
              {columns.map((path) => (
                <td key={path}>{cells.get(path)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
