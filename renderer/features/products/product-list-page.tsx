import { Button } from 'antd';
import { Tags } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '#renderer/app/session.tsx';
import { useTabs } from '#renderer/app/use-tabs.tsx';
import { PriceText } from '#renderer/components/figures.tsx';
import { drawn, type ListColumn, plain, words } from '#renderer/components/list-columns.tsx';
import { BulkButton } from '#renderer/components/bulk/bulk-button.tsx';
import type { Ticked } from '#renderer/components/list/row-selection.ts';
import { useOfficeList } from '#renderer/components/list/list-model.ts';
import type { RowAction } from '#renderer/components/list/row-menu.tsx';
import { ListPage } from '#renderer/components/list-page.tsx';
import { StatusMark } from '#renderer/components/status-mark.tsx';
import { shownRate } from '#renderer/components/typed-values.ts';
import { ProductPreview } from '#renderer/features/products/product-preview.tsx';
import { formatPrice } from '#shared/kernel/quantity.ts';
import { productList, type ProductRow, ProductStatus } from '#shared/products/products.contract.ts';

const VIEWS = ['all', ...ProductStatus.options] as const;
const READS = ['review'];

/** 产品档案: the list. */
export function ProductListPage() {
  const { t } = useTranslation('products');
  const mayWrite = useMay()('products.write');
  const { open } = useTabs();
  const list = useOfficeList({
    query: 'products.list',
    name: 'products',
    definition: productList,
    views: VIEWS.map((value) => ({
      value,
      text: value === 'all' ? t('forms:all') : t(`values.product.status.${value}`),
      ...(value !== 'all' && { filter: { status: value } }),
    })),
    startView: 'active',
    reads: READS,
  });
  const [ticked, setTicked] = useState<Ticked<ProductRow>>(new Map());
  const ticks = useMemo(() => ({ ticked, onTick: setTicked }), [ticked]);
  const actions = ({ id, inReview }: ProductRow): readonly RowAction[] => [
    {
      key: 'amend',
      label: t('forms:amend'),
      chord: 'F2',
      disabled: !mayWrite || inReview,
      run: () => open('products.form', { record: id }),
    },
  ];
  return (
    <ListPage
      title={t('title')}
      list={list}
      search={t('searchHint')}
      columns={useProductColumns()}
      rowKey={(row) => row.id}
      rowName={(row) => row.code}
      rowLook={lookOf}
      rowActions={actions}
      ticks={ticks}
      actions={
        <>
          <Button icon={<Tags size={13} aria-hidden />} onClick={() => open('products.priceLists')}>
            {t('prices.title')}
          </Button>
          <BulkButton
            query="products.list"
            list={list}
            ticked={[...ticked.keys()]}
            page="products.bulk"
            allowed={mayWrite}
          />
        </>
      }
      onOpen={(row) => open('products.page', { id: row.id }, row.code)}
      create={{
        label: t('new'),
        allowed: mayWrite,
        run: () => open('products.form', { draft: crypto.randomUUID() }),
      }}
      preview={(row) => <ProductPreview row={row} onOpen={() => open('products.page', { id: row.id }, row.code)} />}
      exportAs="products"
      empty={{ title: t('empty.title'), text: t('empty.text') }}
    />
  );
}

function lookOf(row: ProductRow): 'dim' | undefined {
  return row.status === 'archived' ? 'dim' : undefined;
}

function useProductColumns(): readonly ListColumn<ProductRow>[] {
  const { t } = useTranslation('products');
  return useMemo(() => {
    const field = (name: string) => t(`fields.product.${name}`);
    const value = (name: string) => (one: string) => t(`values.product.${name}.${one}`);
    return [
      plain('code', field('code'), 120, (r) => r.code, { frozen: true }),
      words('name', field('name'), 220, (r) => r.name, { frozen: true, grow: true }),
      words('specification', field('specification'), 170, (r) => r.specification),
      words('unit', field('unit'), 70, (r) => r.unit, { align: 'center' }),
      words('productClass', field('productClass'), 72, (r) => r.productClass, { align: 'center' }),
      plain('taxRateBasisPoints', field('taxRateBasisPoints'), 70, (r) => shownRate(r.taxRateBasisPoints), {
        align: 'end',
        as: 'number',
      }),
      words('taxTreatment', field('taxTreatment'), 96, (r) => value('taxTreatment')(r.taxTreatment), {
        choice: value('taxTreatment'),
        begins: 'hidden',
      }),
      plain('taxCode', field('taxCode'), 172, (r) => r.taxCode, { begins: 'wide' }),
      words('taxShortName', field('taxShortName'), 150, (r) => r.taxShortName, { begins: 'wide' }),
      drawn(
        'listPriceE6',
        field('listPriceE6'),
        110,
        (r) => (r.listPriceE6 === null ? '' : formatPrice(r.listPriceE6)),
        (r) => (r.listPriceE6 === null ? undefined : <PriceText e6={r.listPriceE6} />),
        { align: 'end', as: 'number' },
      ),
      drawn(
        'status',
        field('status'),
        90,
        (r) => value('status')(r.status),
        (r) => <StatusMark status={r.status === 'active' ? 'effective' : 'void'} text={value('status')(r.status)} />,
        { choice: value('status') },
      ),
    ];
  }, [t]);
}
