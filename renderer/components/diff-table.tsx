import { useTranslation } from 'react-i18next';
import { type Labels, useRecordWords } from '#renderer/components/record-words.ts';

/** A critical value that has not been judged yet: hatched, changed or not, so nothing can be read off it. */
export function Hatched() {
  const { t } = useTranslation('review');
  return <span className="hatched">{t('toKey')}</span>;
}

interface DiffTableProps {
  readonly kind: string;
  readonly before: unknown;
  readonly after: unknown;
  /** Paths the office holds back until the re-key is judged. */
  readonly hidden: readonly string[];
  /** What people call the records by whose ids are in the contents. */
  readonly labels?: Labels;
  readonly onlyChanged?: boolean;
}

/** Old and new side by side. A hidden path shows the hatching and neither a change mark nor a difference. */
export function DiffTable({ kind, before, after, hidden, labels, onlyChanged }: DiffTableProps) {
  const { t } = useTranslation('review');
  const words = useRecordWords();
  const olds = words.shown(kind, before, labels);
  const news = words.shown(kind, after, labels);
  const held = new Set(hidden);
  const byPath = new Map(olds.map((value) => [value.path, { place: value.place, old: value.text, fresh: '' }]));
  for (const { path, place, text } of news) byPath.set(path, { old: '', ...byPath.get(path), place, fresh: text });
  for (const path of hidden) {
    if (!byPath.has(path)) byPath.set(path, { place: words.place(kind, path), old: '', fresh: '' });
  }
  const rows = [...byPath].map(([path, row]) => {
    const blind = held.has(path);
    return { path, ...row, blind, changed: !blind && row.old !== row.fresh };
  });
  return (
    <table className="diff">
      <thead>
        <tr>
          <th className="diff-field">{t('diff.field')}</th>
          <th>{t('diff.before')}</th>
          <th>{t('diff.after')}</th>
        </tr>
      </thead>
      <tbody>
        {rows
          .filter((row) => onlyChanged !== true || row.changed || row.blind)
          .map((row) => (
            <tr key={row.path} className={row.changed ? 'changed' : ''}>
              <th scope="row">{row.place}</th>
              <td className="old cut">{row.old}</td>
              <td className="new cut">
                {row.blind && <Hatched />}
                {!row.blind &&
                  (row.changed ? row.fresh || t('diff.emptied') : <span className="faint">{t('diff.same')}</span>)}
              </td>
            </tr>
          ))}
      </tbody>
    </table>
  );
}
