import { FileSpreadsheet } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SelectBox } from '#renderer/components/boxes.tsx';
import { useRecordWords } from '#renderer/components/record-words.ts';
import type { ImportChoices, ImportPreview } from '#renderer/features/exchange/use-preview.ts';

const SHOWN = 60;
const LAST_HEADER_ROW = 1000;

interface AsReadTableProps {
  readonly preview: ImportPreview;
  readonly choices: ImportChoices;
  readonly onChoose: (choices: ImportChoices) => void;
}

/** The rows as they were read, under their own letters and row numbers; another sheet or header row is chosen here. */
export function AsReadTable({ preview, choices, onChoose }: AsReadTableProps) {
  const { t } = useTranslation('exchange');
  const columns = preview.columns.filter((column) => column.target !== null);
  const { mapping: _dropped, ...unmapped } = choices;
  function changeHeader(text: string): void {
    const row = Number(text);
    if (Number.isInteger(row) && row >= 1 && row <= LAST_HEADER_ROW && row !== preview.headerRow)
      onChoose({ ...unmapped, headerRow: row });
  }
  return (
    <section className="panel as-read" aria-label={t('asRead.title')}>
      <header>
        <FileSpreadsheet size={14} aria-hidden />
        <span className="push">{t('asRead.title')}</span>
        <label className="inline-field">
          {t('asRead.sheet')}
          <SelectBox
            name="sheet"
            value={preview.sheet}
            options={preview.sheets.map(({ name, rows, hidden }) => ({
              value: name,
              text: t(hidden ? 'asRead.hiddenSheet' : 'asRead.sheetRows', { name, count: rows }),
            }))}
            onChange={(sheet) => onChoose({ ...unmapped, sheet })}
          />
        </label>
        <label className="inline-field narrow">
          {t('asRead.headerRow')}
          <RowBox key={preview.headerRow} start={String(preview.headerRow)} onLeave={changeHeader} />
        </label>
      </header>
      <div className="scroll" tabIndex={0} role="group" aria-label={t('asRead.title')}>
        <table className="plain-table sheet">
          <thead>
            <tr>
              <td />
              {columns.map((column) => (
                <th key={column.letter} className="letter">
                  {column.letter}
                </th>
              ))}
            </tr>
            <tr className="header-row">
              <th className="num">{preview.headerRow}</th>
              {columns.map((column) => (
                <th key={column.letter}>{column.header}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {preview.sample.slice(0, SHOWN).map((row) => (
              <tr key={row.rowNumber}>
                <th scope="row" className="num">
                  {row.rowNumber}
                </th>
                {columns.map((column) => (
                  <SampleCell
                    key={column.letter}
                    kind={preview.kind.replace(/s$/, '')}
                    target={column.target ?? ''}
                    value={row.values[column.target ?? '']}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

interface SampleCellProps {
  readonly kind: string;
  readonly target: string;
  readonly value: string | number | undefined;
}

/** A value as it would be kept, in the words of the record it would become. */
function SampleCell({ kind, target, value }: SampleCellProps) {
  const words = useRecordWords();
  const text = value === undefined ? '' : words.text(kind, target, value);
  return (
    <td className={typeof value === 'number' ? 'cut num end' : 'cut'} title={text}>
      {text}
    </td>
  );
}

function RowBox({ start, onLeave }: { readonly start: string; readonly onLeave: (text: string) => void }) {
  const [text, setText] = useState(start);
  return (
    <input
      className="text-box end"
      name="header-row"
      inputMode="numeric"
      autoComplete="off"
      value={text}
      onChange={(event) => setText(event.target.value)}
      onBlur={() => onLeave(text)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') onLeave(text);
      }}
    />
  );
}
