import { useTranslation } from 'react-i18next';
import { useTabs } from '#renderer/app/use-tabs.tsx';
import { Note } from '#renderer/components/notices.tsx';
import { formatFen } from '#shared/kernel/money.ts';
import type { AllocatedLine } from '#shared/receipts/receipts.contract.ts';

interface ContractAdvancesProps {
  readonly advances: readonly AllocatedLine[];
  /** The allocation that is amended here: its own lines stand in the form. */
  readonly own: string | undefined;
}

/** Money that stands on contracts already: an invoice takes it from there by an amendment of the allocation that put it there. */
export function ContractAdvances({ advances, own }: ContractAdvancesProps) {
  const { t } = useTranslation('receipts');
  const { open } = useTabs();
  const others = advances.filter(({ allocationId }) => allocationId !== own);
  if (others.length === 0) return undefined;
  return (
    <Note tone="info">
      {t('allocation.form.advances')}{' '}
      {others.map((line) => (
        <button
          key={`${line.allocationId}/${line.lineKey}`}
          type="button"
          className="link advance"
          onClick={() =>
            open(
              'receipts.allocationForm',
              { record: line.allocationId },
              t('form.tabAmend', { number: line.allocationNumber }),
            )
          }
        >
          {t('allocation.form.advance', {
            contract: line.targetNumber,
            amount: formatFen(line.amountFen),
            number: line.allocationNumber,
          })}
        </button>
      ))}
    </Note>
  );
}
