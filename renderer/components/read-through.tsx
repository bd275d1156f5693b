import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { Hatched } from '#renderer/components/diff-table.tsx';
import { itemsLeftOut, type Labels, type ShownValue, useRecordWords } from '#renderer/components/record-words.ts';
import { MaskedValue } from '#renderer/components/masked-value.tsx';
import { PartsTable, splitParts } from '#renderer/components/parts-table.tsx';
import { isMoneyAt } from '#renderer/components/register-words.ts';
import { amountInWords } from '#shared/kernel/amount-in-words.ts';
import { parseFen } from '#shared/kernel/money.ts';

interface ReadThroughProps {
  readonly kind: string;
  readonly content: unknown;
  readonly hidden: readonly string[];
  /** What people call the records by whose ids are in the content. */
  readonly labels?: Labels;
  /** The effective record it is: its masked values can be asked for. */
  readonly recordId?: string;
}

/** The values of one line or one contact stand on one row, in the order of the form. */
function inGroups(values: readonly ShownValue[]): ReadonlyMap<string, readonly ShownValue[]> {
  return Map.groupBy(values, ({ path }) => /^(?:\w+\.)?\w+\.\d+(?=\.)/.exec(path)?.[0] ?? path);
}

/** Totals that a signature covers are also written in capitals (大写), as on the paper. */
const TOTALS: ReadonlySet<string> = new Set([
  'grossFen',
  'receivedFen',
  'amountFen',
  'closingFen',
  'control.amountFen',
  'order.grossFen',
  'note.grossFen',
]);

function Capitals({ kind, value }: { readonly kind: string; readonly value: ShownValue | undefined }) {
  const isTotal = value !== undefined && (TOTALS.has(value.path) || isMoneyAt(kind, value.path));
  const fen = isTotal ? parseFen(value.text) : undefined;
  return fen !== undefined && <span className="quiet"> {amountInWords(fen)}</span>;
}

interface ValuesProps {
  readonly kind: string;
  readonly values: readonly ShownValue[];
  readonly recordId: string | undefined;
}

/** The values of one row; where the record is known, what is masked of them has its eye. */
function Values({ kind, values, recordId }: ValuesProps) {
  const said = (value: ShownValue) => (values.length > 1 ? value.named : value.text);
  if (recordId === undefined) return values.map(said).join(' · ');
  return values.map((value, at) => (
    <Fragment key={value.path}>
      {at > 0 && ' · '}
      <MaskedValue kind={kind} recordId={recordId} path={value.path} text={said(value)} what={value.place} />
    </Fragment>
  ));
}

/** The rest of a content, to be looked through once. What is held back is hatched. */
export function ReadThrough({ kind, content, hidden, labels, recordId }: ReadThroughProps) {
  const { t } = useTranslation('review');
  const words = useRecordWords();
  const { rest, parts } = splitParts(kind, content);
  const leftOut = itemsLeftOut(rest);
  return (
    <>
      <h2 className="section-title">{t(hidden.length > 0 ? 'rest' : 'whole')}</h2>
      <dl className="read-through">
        {[...inGroups(words.shown(kind, rest, labels))].map(([key, values]) => (
          <div key={key}>
            <dt className="cut" title={values[0]?.place}>
              {/\.\d+$/.test(key) ? words.place(kind, key) : values[0]?.place}
            </dt>
            <dd>
              <Values kind={kind} values={values} recordId={recordId} />
              <Capitals kind={kind} value={values[0]} />
            </dd>
          </div>
        ))}
        {leftOut > 0 && <p className="quiet small">{t('more', { count: leftOut })}</p>}
        {hidden.length > 0 && (
          <div>
            <dt>{t('held', { count: hidden.length })}</dt>
            <dd>
              <Hatched />
            </dd>
          </div>
        )}
      </dl>
      {parts !== undefined && <PartsTable kind={kind} parts={parts} />}
    </>
  );
}
