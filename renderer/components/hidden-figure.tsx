import { useTranslation } from 'react-i18next';
import { QuantityText } from '#renderer/components/figures.tsx';

interface HiddenFigureProps {
  /** The office holds the number back: this person may have to key it blind. */
  readonly hidden: boolean;
  readonly e6: number | null;
  readonly decimals: number;
}

/** A quantity drawn from what waits for review: hatched while this person may not see it. */
export function HiddenFigure({ hidden, e6, decimals }: HiddenFigureProps) {
  const { t } = useTranslation('forms');
  if (hidden || e6 === null) {
    return (
      <span className="hatched-cell" title={t('hidden')}>
        {t('hiddenMark')}
      </span>
    );
  }
  return <QuantityText e6={e6} decimals={decimals} blankZero />;
}
