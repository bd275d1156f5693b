import { useTranslation } from 'react-i18next';
import { MoneyText } from '#renderer/components/figures.tsx';
import type { Line } from '#renderer/components/line-grid-model.ts';
import { takenOfReceipt } from '#renderer/features/receipts/allocation-form-model.ts';
import type { AllocatableReceipt } from '#shared/receipts/receipts.contract.ts';

interface AllocationReceiptsProps {
  readonly receipts: readonly AllocatableReceipt[];
  readonly used: ReadonlySet<string>;
  readonly lines: readonly Line[];
  readonly onUse: (receiptId: string, takesPart: boolean) => void;
}

/** The client's receipts with something left: the ticked ones have a column below; beside each, what is left of it now. */
export function AllocationReceipts({ receipts, used, lines, onUse }: AllocationReceiptsProps) {
  const { t } = useTranslation('receipts');
  const column = (name: string) => t(`allocation.receipts.${name}`);
  return (
    <div className="allocation-receipts">
      <table className="plain-table" aria-label={column('label')}>
        <thead>
          <tr>
            <th scope="col">{column('number')}</th>
            <th scope="col">{t('columns.receivedOn')}</th>
            <th scope="col">{t('columns.method')}</th>
            <th scope="col" className="wide">
              {t('columns.payer')}
            </th>
            <th scope="col" className="end">
              {t('columns.amount')}
            </th>
            <th scope="col" className="end">
              {column('left')}
            </th>
            <th scope="col" className="end">
              {column('taken')}
            </th>
            <th scope="col" className="end">
              {column('after')}
            </th>
          </tr>
        </thead>
        <tbody>
          {receipts.map((receipt) => (
            <ReceiptLine
              key={receipt.receiptId}
              receipt={receipt}
              takesPart={used.has(receipt.receiptId)}
              takenFen={used.has(receipt.receiptId) ? takenOfReceipt(lines, receipt.receiptId) : 0}
              onUse={(takesPart) => onUse(receipt.receiptId, takesPart)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface ReceiptLineProps {
  readonly receipt: AllocatableReceipt;
  readonly takesPart: boolean;
  readonly takenFen: number;
  readonly onUse: (takesPart: boolean) => void;
}

function ReceiptLine({ receipt, takesPart, takenFen, onUse }: ReceiptLineProps) {
  const { t } = useTranslation('receipts');
  const { number, receivedOn, method, payerName, amountFen, leftFen } = receipt;
  return (
    <tr className={takesPart ? undefined : 'faint'}>
      <td>
        <label className="check-row">
          <input type="checkbox" checked={takesPart} onChange={(event) => onUse(event.target.checked)} />
          <span className="num">{number}</span>
        </label>
      </td>
      <td className="num">{receivedOn}</td>
      <td>{t(`values.receipt.method.${method}`)}</td>
      <td className="wide cut" title={payerName}>
        {payerName}
      </td>
      <td className="end">
        <MoneyText fen={amountFen} />
      </td>
      <td className="end">
        <LeftFigure fen={leftFen} />
      </td>
      <td className="end">
        <MoneyText fen={takenFen} blankZero />
      </td>
      <td className="end">
        <LeftFigure fen={leftFen === null ? null : leftFen - takenFen} />
      </td>
    </tr>
  );
}

/** What is left; hatched while an open submission behind it may not be seen. */
export function LeftFigure({ fen }: { readonly fen: number | null }) {
  const { t } = useTranslation('forms');
  if (fen !== null) return <MoneyText fen={fen} />;
  return (
    <span className="hatched-cell" title={t('hidden')}>
      {t('hiddenMark')}
    </span>
  );
}
