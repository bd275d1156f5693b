import { useTranslation } from 'react-i18next';
import { MoneyText } from '#renderer/components/figures.tsx';
import type { BillPart } from '#renderer/features/exchange/bill-model.ts';
import type { BillView } from '#shared/registers/bills.contract.ts';

interface BillSumsProps {
  readonly bill: BillView;
  readonly show: string;
  readonly onShow: (show: BillPart) => void;
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
                {...(state === 'other_amount' && { note: theirsFen - oursFen })}
                onShow={() => onShow(state)}
              />,
            ],
      )}
      {missing !== undefined && (
        <Sum
          name={t('bill.state.missing')}
          on={show === 'missing'}
          count={missing.count}
          fen={missing.oursFen}
          onShow={() => onShow('missing')}
        />
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
