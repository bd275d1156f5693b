import { useTranslation } from 'react-i18next';
import { MoneyText } from '#renderer/components/figures.tsx';
import type { BillShow } from '#renderer/features/exchange/bill-model.ts';
import type { BillView } from '#shared/registers/bills.contract.ts';

type Show = BillShow | 'columns' | 'missing';

interface BillSumsProps {
  readonly bill: BillView;
  readonly show: string;
  readonly onShow: (show: Exclude<Show, 'missing'>) => void;
}

/** What the lines of each state come to; together they are the bill. Each is a way to see only them. */
export function BillSums({ bill, show, onShow }: BillSumsProps) {
  const { t } = useTranslation('registers');
  const missing = bill.sums.find(({ state }) => state === 'missing');
  return (
    <div className="bill-sums" role="toolbar" aria-label={t('bill.sums')}>
      <Sum
        name={t('bill.all')}
        on={show === 'all'}
        count={bill.lines.length}
        fen={bill.totalFen}
        onShow={() => onShow('all')}
      />
      {bill.sums.flatMap(({ state, count, theirsFen, oursFen }) =>
        state === 'missing'
          ? []
          : [
              <Sum
                key={state}
                name={t(`bill.state.${state}`)}
                on={show === state}
                count={count}
                fen={theirsFen}
                {...(state === 'differs' && { note: theirsFen - oursFen })}
                onShow={() => onShow(state)}
              />,
            ],
      )}
      {missing !== undefined && (
        <details className="bill-missing">
          <summary>
            {t('bill.state.missing')} <b className="num">{missing.count}</b> <MoneyText fen={missing.oursFen} />
          </summary>
          <ul>
            {bill.missing.map(({ id, number, key, on, title, oursFen }) => (
              <li key={id}>
                <span className="num">{number}</span>
                <span className="code">{key}</span>
                <span className="num">{on}</span>
                <span className="cut">{title}</span>
                {oursFen !== null && <MoneyText fen={oursFen} />}
              </li>
            ))}
          </ul>
        </details>
      )}
      <button
        type="button"
        className="icon-text push"
        aria-pressed={show === 'columns'}
        onClick={() => onShow('columns')}
      >
        {t('bill.columns')}
      </button>
    </div>
  );
}

interface SumProps {
  readonly name: string;
  readonly on: boolean;
  readonly count: number;
  readonly fen: number;
  /** Theirs beyond ours. */
  readonly note?: number;
  readonly onShow: () => void;
}

function Sum({ name, on, count, fen, note, onShow }: SumProps) {
  const { t } = useTranslation('registers');
  return (
    <button type="button" className={`bill-sum${on ? ' on' : ''}`} aria-pressed={on} onClick={onShow}>
      <span>
        {name} <b className="num">{count}</b>
      </span>
      <span className="num">
        <MoneyText fen={fen} />
        {note !== undefined && note !== 0 && (
          <span className="quiet">
            {' '}
            {t('bill.differenceOf')} <MoneyText fen={note} />
          </span>
        )}
      </span>
    </button>
  );
}
