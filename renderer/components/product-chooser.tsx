import { Search } from 'lucide-react';
import { type KeyboardEvent, useDeferredValue, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FloatLayer } from '#renderer/app/float-layer.tsx';
import { failureOf, useOfficeQuery } from '#renderer/app/use-office.ts';
import { FailureNote } from '#renderer/components/notices.tsx';
import { PriceText } from '#renderer/components/figures.tsx';
import { useRecent } from '#renderer/components/use-recent.ts';
import type { ProductPickRow } from '#shared/products/products.contract.ts';

interface ProductChooserProps {
  readonly onPick: (product: ProductPickRow) => void;
  readonly onClose: () => void;
}

/** F4 on a product code: any part of code, name or specification, or pinyin initials. */
export function ProductChooser({ onPick, onClose }: ProductChooserProps) {
  const { t } = useTranslation('window');
  const listId = useId();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const wanted = useDeferredValue(text.trim());
  const [recent, used] = useRecent('products');
  const found = useOfficeQuery(
    'products.pick',
    { text: wanted, recent: [...recent()], limit: 20 },
    { keepPrevious: true },
  );
  const products = found.data ?? [];
  function take(product: ProductPickRow | undefined): void {
    if (product === undefined) return;
    used(product.id);
    onClose();
    onPick(product);
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') setAt(Math.min(at + 1, products.length - 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0));
    else if (event.key === 'Enter') take(products[at]);
    else return;
    event.preventDefault();
  }
  return (
    <FloatLayer label={t('pickList')} onClose={onClose}>
      <div className="search">
        <Search size={15} aria-hidden />
        <input
          role="combobox"
          aria-expanded
          aria-controls={listId}
          aria-activedescendant={products[at] === undefined ? undefined : `${listId}-${at}`}
          aria-label={t('pickHint')}
          placeholder={t('pickHint')}
          autoComplete="off"
          spellCheck={false}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div className="list" id={listId} role="listbox" aria-label={t('pickList')}>
        {products.map((product, index) => (
          <div
            key={product.id}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === at}
            onClick={() => take(product)}
            onMouseMove={() => setAt(index)}
          >
            <span className="num quiet">{product.code}</span>
            <span className="cut push">
              {product.name} <span className="small faint">{product.specification}</span>
            </span>
            {product.listPriceE6 !== null && <PriceText e6={product.listPriceE6} />}
            <span className="small faint">{product.unit}</span>
          </div>
        ))}
        {found.isError && <FailureNote failure={failureOf(found.error)} />}
        {products.length === 0 && !found.isError && (
          <p className="queue-end">{t(found.isFetching ? 'searching' : 'pickNone')}</p>
        )}
      </div>
    </FloatLayer>
  );
}
