import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Kbd } from '#renderer/components/kbd.tsx';
import type { ListColumn } from '#renderer/components/list-columns.tsx';
import { sumsOf, type Ticked } from '#renderer/components/list/row-selection.ts';

interface SelectionBarProps<R> {
  readonly ticked: Ticked<R>;
  readonly columns: readonly ListColumn<R>[];
  readonly actions?: ReactNode;
  readonly onCopy: () => void;
  readonly onClear: () => void;
}

/** What is ticked: how many, and sum and average of every number in view. */
export function SelectionBar<R>({ ticked, columns, actions, onCopy, onClear }: SelectionBarProps<R>) {
  const { t } = useTranslation('lists');
  const sums = useMemo(() => sumsOf(columns, ticked.values()), [columns, ticked]);
  return (
    <div className="selection-bar" role="status">
      <b>{t('ticked', { count: ticked.size })}</b>
      <div className="sums">
        {sums.map(({ key, title, sum, average }) => (
          <span key={key}>
            {title} <b className="num">{sum}</b>
            {average !== undefined && <span className="quiet num"> {t('average', { average })}</span>}
          </span>
        ))}
      </div>
      <span className="push" />
      {actions}
      <button type="button" className="link" onClick={onCopy}>
        {t('copyTicked')} <Kbd chord="Ctrl+C" />
      </button>
      <button type="button" className="link" onClick={onClear}>
        {t('clearTicks')} <Kbd chord="Escape" />
      </button>
    </div>
  );
}
