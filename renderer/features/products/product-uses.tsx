import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { useTabs } from '#renderer/app/use-tabs.tsx';
import { PriceText, QuantityText } from '#renderer/components/figures.tsx';
import { useScopeWords } from '#renderer/features/products/scope-words.ts';
import type { ProductRecord } from '#shared/products/products.contract.ts';

const SHOWN = 12;

/** Where a product is used: its prices by list, the contracts and the notes it stands in, the newest of each. */
export function ProductUses({ product }: UsesOf) {
  return (
    <div className="scroll product-uses">
      <Prices product={product} />
      <Contracts product={product} />
      <Notes product={product} />
    </div>
  );
}

interface UsesOf {
  readonly product: ProductRecord;
}

function Prices({ product }: UsesOf) {
  const { t } = useTranslation('products');
  const { open } = useTabs();
  const whom = useScopeWords();
  const prices = useOfficeQuery('products.priceHistory', { id: product.id }, { reads: ['review'] }).data ?? [];
  const line = (key: string) => t(`fields.price_list.lines.${key}`);
  return (
    <Uses title={t('pricesOf')} none={prices.length === 0 ? t('noPrices') : undefined}>
      <thead>
        <tr>
          <th scope="col" className="use-signedOn">
            {line('fromOn')}
          </th>
          <th scope="col">{t('prices.title')}</th>
          <th scope="col" className="use-scope">
            {t('fields.price_list.scope')}
          </th>
          <th scope="col" className="use-price end">
            {line('priceE6')}
          </th>
          <th scope="col" className="use-quantity end">
            {line('minQuantityE6')}
          </th>
        </tr>
      </thead>
      <tbody>
        {prices.map((price, at) => (
          <tr key={at}>
            <td className="num">{price.fromOn}</td>
            <td className="cut">
              <Link
                text={price.listName}
                onClick={() => open('products.priceListPage', { id: price.listId }, price.listName)}
              />
            </td>
            <td className="cut">
              {[t(`values.price_list.scope.${price.scope}`), whom(price.scope, price.scopeValue)].join(' ').trim()}
            </td>
            <td className="end">
              <PriceText e6={price.priceE6} /> /{price.unit}
            </td>
            <td className="end">{price.minQuantityE6 === 0 ? '–' : <QuantityText e6={price.minQuantityE6} />}</td>
          </tr>
        ))}
      </tbody>
    </Uses>
  );
}

function Contracts({ product }: UsesOf) {
  const { t } = useTranslation('products');
  const { open } = useTabs();
  return (
    <Uses title={t('usedBy')} none={product.usedBy.length === 0 ? t('contracts', { count: 0 }) : undefined}>
      <Heads words={['signedOn', 'contract', 'client', 'quantity', 'price']} />
      <tbody>
        {product.usedBy.slice(0, SHOWN).map((use, at) => (
          <tr key={at}>
            <td className="num">{use.signedOn}</td>
            <td>
              <Link
                text={use.contractNumber}
                onClick={() => open('contracts.page', { id: use.contractId }, use.contractNumber)}
              />
            </td>
            <td className="cut">{use.clientName}</td>
            <td className="end">
              <QuantityText e6={use.quantityE6} decimals={use.unitDecimals} /> {use.unit}
            </td>
            <td className="end">
              <PriceText e6={use.priceE6} />
            </td>
          </tr>
        ))}
      </tbody>
    </Uses>
  );
}

function Notes({ product }: UsesOf) {
  const { t } = useTranslation('products');
  const { open } = useTabs();
  return (
    <Uses title={t('dispatched')} none={product.dispatches.length === 0 ? t('dispatches', { count: 0 }) : undefined}>
      <Heads words={['dispatchedOn', 'note', 'client', 'quantity']} />
      <tbody>
        {product.dispatches.slice(0, SHOWN).map((note, at) => (
          <tr key={at}>
            <td className="num">{note.dispatchedOn}</td>
            <td>
              <Link
                text={note.noteNumber}
                onClick={() => open('dispatch.page', { id: note.noteId }, note.noteNumber)}
              />
            </td>
            <td className="cut">{note.clientName}</td>
            <td className="end">
              <QuantityText e6={note.quantityE6} decimals={note.unitDecimals} /> {note.unit}
            </td>
          </tr>
        ))}
      </tbody>
    </Uses>
  );
}

type UseWord = 'signedOn' | 'contract' | 'dispatchedOn' | 'note' | 'client' | 'quantity' | 'price';
const FIGURES: ReadonlySet<UseWord> = new Set(['quantity', 'price']);

/** Heads as wide in one table as in the next, so that they stand under each other. */
function Heads({ words }: { readonly words: readonly UseWord[] }) {
  const { t } = useTranslation('products');
  return (
    <thead>
      <tr>
        {words.map((word) => (
          <th key={word} scope="col" className={`use-${word}${FIGURES.has(word) ? ' end' : ''}`}>
            {t(`use.${word}`)}
          </th>
        ))}
      </tr>
    </thead>
  );
}

interface UsesProps {
  readonly title: string;
  /** Said in place of an empty table. */
  readonly none: string | undefined;
  readonly children: ReactNode;
}

function Uses({ title, none, children }: UsesProps) {
  return (
    <section>
      <h2 className="block-title">{title}</h2>
      {none === undefined ? (
        <table className="plain-table settings-table" style={{ marginLeft: 14 }} aria-label={title}>
          {children}
        </table>
      ) : (
        <p className="quiet" style={{ margin: '0 14px' }}>
          {none}
        </p>
      )}
    </section>
  );
}

function Link({ text, onClick }: { readonly text: string; readonly onClick: () => void }) {
  return (
    <button type="button" className="grid-link num" onClick={onClick}>
      {text}
    </button>
  );
}
