import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf, useOfficeQuery } from '#renderer/app/use-office.ts';
import { PriceText } from '#renderer/components/figures.tsx';
import { FloatList } from '#renderer/components/float-list.tsx';
import { FailureNote } from '#renderer/components/notices.tsx';
import { useRecent } from '#renderer/components/use-recent.ts';
import type { ProductPickRow } from '#shared/products/products.contract.ts';

interface ProductChooserProps {
  readonly onPick: (product: ProductPickRow) => void;
  readonly onClose: () => void;
}

/** F4 on a product code: any part of code, name or specification, or pinyin initials. */
export function ProductChooser({ onPick, onClose }: ProductChooserProps) {
  const { t } = useTranslation('window');
  const [text, setText] = useState('');
  const wanted = useDeferredValue(text);
  const [recent, used] = useRecent('products');
  const found = useOfficeQuery(
    'products.pick',
    { text: wanted.trim(), recent: [...recent()], limit: 20 },
    { keepPrevious: true },
  );
  const rows = (found.data ?? []).map((product) => ({
    key: product.id,
    value: product,
    shown: <ProductRow product={product} />,
  }));
  return (
    <FloatList
      label={t('pickList')}
      hint={t('pickHint')}
      text={text}
      onText={setText}
      rows={rows}
      isBehind={wanted !== text || found.isPlaceholderData}
      foot={
        found.isError ? (
          <FailureNote failure={failureOf(found.error)} />
        ) : (
          rows.length === 0 && <p className="queue-end">{t(found.isFetching ? 'searching' : 'pickNone')}</p>
        )
      }
      onPick={(product) => {
        used(product.id);
        onPick(product);
      }}
      onClose={onClose}
    />
  );
}

function ProductRow({ product }: { readonly product: ProductPickRow }) {
  return (
    <>
      <span className="num quiet">{product.code}</span>
      <span className="cut push">
        {product.name} <span className="small faint">{product.specification}</span>
      </span>
      {product.listPriceE6 !== null && <PriceText e6={product.listPriceE6} />}
      <span className="small faint">{product.unit}</span>
    </>
  );
}
