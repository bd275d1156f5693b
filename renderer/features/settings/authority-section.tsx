import { useTranslation } from 'react-i18next';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { EmptyState, ErrorNote, GreyRows } from '#renderer/components/notices.tsx';
import { shownRate } from '#renderer/components/typed-values.ts';
import { EffectivePart } from '#renderer/features/settings/effective-part.tsx';
import { PlainLines } from '#renderer/features/settings/plain-lines.tsx';
import type { AuthorityLine } from '#shared/products/price-lists.schema.ts';

/** 折扣权限: how far below the price that applies each level may sign. */
export function AuthoritySection() {
  const { t } = useTranslation('settings');
  const shown = useOfficeQuery('products.authority', {}, { reads: ['review'] });
  if (shown.isError) return <ErrorNote error={shown.error} onRetry={() => void shown.refetch()} />;
  if (shown.data === undefined) return <GreyRows rows={6} />;
  const { head, authority, products } = shown.data;
  const field = (key: string) => t(`fields.discount_authority.lines.${key}`);
  const place = ({ productId, productClass }: AuthorityLine): string => {
    if (productId !== null) return products[productId] ?? '';
    return productClass === null ? t('discount_authority.all') : t('discount_authority.class', { productClass });
  };
  return (
    <EffectivePart kind="discount_authority" head={head} form="office.authorityForm">
      {authority.lines.length === 0 ? (
        <EmptyState title={t('discount_authority.emptyTitle')}>{t('discount_authority.emptyText')}</EmptyState>
      ) : (
        <PlainLines
          label={t('discount_authority.lines')}
          rows={authority.lines}
          columns={[
            { key: 'place', title: t('discount_authority.place'), show: place },
            {
              key: 'level',
              title: field('level'),
              show: ({ level }) => t(`values.discount_authority.lines.level.${level}`),
            },
            {
              key: 'discount',
              title: field('discountBasisPoints'),
              align: 'end',
              show: ({ discountBasisPoints }) => (
                <span className="num">
                  {discountBasisPoints === 10_000 ? t('discount_authority.noLimit') : shownRate(discountBasisPoints)}
                </span>
              ),
            },
          ]}
        />
      )}
      <p className="quiet small">{t('discount_authority.always')}</p>
    </EffectivePart>
  );
}
