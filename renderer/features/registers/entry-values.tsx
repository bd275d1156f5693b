import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { MaskedValue } from '#renderer/components/masked-value.tsx';
import { useOpenLinked } from '#renderer/components/linked-pages.ts';
import { fieldText, useSay } from '#renderer/components/register-words.ts';
import { amountInWords } from '#shared/kernel/amount-in-words.ts';
import { isLink } from '#shared/registers/register-facts.ts';
import type { RegisterField } from '#shared/registers/register-kind.ts';
import type { RegisterRow } from '#shared/registers/registers.contract.ts';

interface EntryValueProps {
  readonly field: RegisterField;
  readonly row: Pick<RegisterRow, 'id' | 'fields' | 'labels'>;
  /** Where there is little room: money without its capitals. */
  readonly brief?: boolean;
  /** Kind of the record, where a masked value can be asked for. */
  readonly revealAs?: string;
}

/** One value of an entry: a link leads to its record, money has its capitals, a masked phone its eye. */
export function EntryValue({ field, row, revealAs, brief }: EntryValueProps) {
  const { t } = useTranslation();
  const say = useSay();
  const openLinked = useOpenLinked();
  const value = row.fields[field.key];
  const text = fieldText(field, value, { say, t, label: row.labels[field.key] });
  if (text === '') return <span className="faint">–</span>;
  if (isLink(field.type) && typeof value === 'string') {
    return (
      <button type="button" className="link cut" onClick={() => openLinked(field, value, text)}>
        {text}
      </button>
    );
  }
  if (field.type === 'fen' && typeof value === 'number') {
    return (
      <>
        <b className="num">{text}</b> {brief !== true && <span className="quiet small">{amountInWords(value)}</span>}
      </>
    );
  }
  if (field.type === 'phone' && revealAs !== undefined) {
    return (
      <MaskedValue kind={revealAs} recordId={row.id} path={`fields.${field.key}`} text={text} what={say(field.label)} />
    );
  }
  return <span className={field.type === 'text' || field.type === 'note' ? undefined : 'num'}>{text}</span>;
}

interface EntryPairsProps {
  readonly fields: readonly RegisterField[];
  readonly row: Pick<RegisterRow, 'id' | 'fields' | 'labels'>;
}

/** Names and values below each other, for the side of a list: what is empty is left out. */
export function EntryPairs({ fields, row }: EntryPairsProps) {
  const say = useSay();
  return (
    <dl className="pairs entry-pairs">
      {fields
        .filter(({ key }) => row.fields[key] !== undefined)
        .map((field) => (
          <Fragment key={field.key}>
            <dt className="cut">{say(field.label)}</dt>
            <dd>
              <EntryValue field={field} row={row} brief />
            </dd>
          </Fragment>
        ))}
    </dl>
  );
}
