import { useTranslation } from 'react-i18next';
import type { Line } from '#renderer/components/line-grid-model.ts';
import { PriceText } from '#renderer/components/figures.tsx';
import { judgePrice, quoteOf, type Quotes } from '#renderer/features/contracts/line-prices.ts';
import type { PriceQuote } from '#shared/products/prices.contract.ts';

/** 适用价 beside a line's price: the figure, where it comes from, and whether the typed one differs or lies too low. */
export function AppliedPrice({ line, quotes }: { readonly line: Line; readonly quotes: Quotes }) {
  const { t } = useTranslation('contracts');
  const quote = quoteOf(line, quotes);
  if (quote === undefined) return undefined;
  const judged = judgePrice(line, quote);
  const differs = judged !== undefined && judged.mark !== 'none';
  const needs = judged === undefined || judged.needs === 'staff' ? undefined : t(`form.needs.${judged.needs}`);
  const why = whyOf(quote);
  const reasons = [t(why.key, why.details), ...why.converted.map((unit) => t('form.converted', { unit }))];
  const tip = [...reasons, ...(differs ? [t('form.differs')] : []), ...(needs === undefined ? [] : [needs])];
  return (
    <span title={tip.join(t('form.tipMark'))}>
      {differs && (
        <b className="price-differs" aria-label={t('form.differs')}>
          {'≠ '}
        </b>
      )}
      <PriceText e6={quote.priceE6} /> <span className="quiet small">{needs ?? reasons[0]}</span>
    </span>
  );
}

function whyOf({ source }: PriceQuote) {
  if (source.is === 'list_price') return { key: 'form.byListPrice', details: {}, converted: [] } as const;
  const { name, fromOn, converted } = source;
  const details = { name, from: fromOn };
  return { key: 'form.byList', details, converted: converted === null ? [] : [converted] } as const;
}
