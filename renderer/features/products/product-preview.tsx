import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { PriceText } from '#renderer/components/figures.tsx';
import { Kbd } from '#renderer/components/kbd.tsx';
import { shownRate } from '#renderer/components/typed-values.ts';
import type { ProductRow } from '#shared/products/products.contract.ts';

/** The product in hand beside the list: its whole name, tax facts, and the newest prices of the lists. */
export function ProductPreview({ row, onOpen }: { readonly row: ProductRow; readonly onOpen: () => void }) {
  const { t } = useTranslation('products');
  const prices = useOfficeQuery('products.priceHistory', { id: row.id }).data ?? [];
  const field = (name: string) => t(`fields.product.${name}`);
  const pairs: readonly (readonly [string, string])[] = [
    [field('specification'), row.specification ?? '–'],
    [field('unit'), row.unit],
    [field('productClass'), row.productClass ?? '–'],
    [
      field('taxRateBasisPoints'),
      `${shownRate(row.taxRateBasisPoints)} ${t(`values.product.taxTreatment.${row.taxTreatment}`)}`,
    ],
    [field('taxCode'), row.taxCode ?? '–'],
    [field('taxShortName'), row.taxShortName ?? '–'],
  ];
  return (
    <aside className="side-preview" aria-label={t('preview')}>
      <h2>{row.name}</h2>
      <div className="quiet small num">{row.code}</div>
      <dl className="pairs" style={{ marginTop: 6 }}>
        {pairs.map(([name, text]) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <h3>{t('pricesOf')}</h3>
      <dl className="pairs">
        <dt>{field('listPriceE6')}</dt>
        <dd>{row.listPriceE6 === null ? '–' : <PriceText e6={row.listPriceE6} />}</dd>
        {prices.slice(0, 6).map((price, at) => (
          <div key={at} style={{ display: 'contents' }}>
            <dt className="num">{price.fromOn}</dt>
            <dd>
              <PriceText e6={price.priceE6} /> /{price.unit} <span className="quiet small">{price.listName}</span>
            </dd>
          </div>
        ))}
      </dl>
      <Button size="small" style={{ marginTop: 10 }} onClick={onOpen}>
        {t('open')}
        <Kbd chord="Enter" />
      </Button>
    </aside>
  );
}
