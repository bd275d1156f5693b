import { useDeferredValue, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '#renderer/app/session.tsx';
import { usePagedQuery } from '#renderer/app/use-paged-query.ts';
import { useTabMemory, useTabs } from '#renderer/app/use-tabs.tsx';
import { useWide } from '#renderer/app/use-wide.ts';
import type { GridColumn } from '#renderer/components/data-grid.tsx';
import { useExport } from '#renderer/components/export-button.tsx';
import { PriceText } from '#renderer/components/figures.tsx';
import { plain, words } from '#renderer/components/list-columns.tsx';
import { ListPage } from '#renderer/components/list-page.tsx';
import { StatusMark } from '#renderer/components/status-mark.tsx';
import { shownRate } from '#renderer/components/typed-values.ts';
import { type ProductRow, ProductStatus } from '#shared/products/products.contract.ts';

const VIEWS = ['all', ...ProductStatus.options] as const;
type View = (typeof VIEWS)[number];

/** 产品档案: the list. */
export function ProductListPage() {
  const { t } = useTranslation('products');
  const may = useMay();
  const { open } = useTabs();
  const [view, setView] = useTabMemory<View>('view', 'active');
  const [typed, setTyped] = useTabMemory('text', '');
  const [sort, setSort] = useTabMemory<'code' | 'name'>('sort', 'code');
  const text = useDeferredValue(typed);
  const filter = {
    ...(text !== '' && { text }),
    ...(view !== 'all' && { status: view }),
    sort: { column: sort, descending: false },
  };
  const list = usePagedQuery('products.list', filter, { reads: ['review'] });
  const exported = useExport('products', filter);
  const columns = useProductColumns();
  return (
    <ListPage
      title={t('title')}
      views={{
        items: VIEWS.map((value) => ({
          value,
          text: value === 'all' ? t('forms:all') : t(`values.product.status.${value}`),
        })),
        value: view,
        onChange: (value) => setView(VIEWS.find((one) => one === value) ?? 'all'),
      }}
      search={{ hint: t('searchHint'), text: typed, onText: setTyped }}
      columns={columns}
      list={list}
      rowKey={(row) => row.id}
      rowLook={(row) => (row.status === 'archived' ? 'dim' : undefined)}
      onOpen={(row) => open('products.page', { id: row.id }, row.code)}
      create={{
        label: t('new'),
        allowed: may('products.write'),
        run: () => open('products.form', { draft: crypto.randomUUID() }),
      }}
      exported={exported}
      sort={{ key: sort, descending: false }}
      onSort={({ key }) => setSort(key === 'name' ? 'name' : 'code')}
      empty={{ title: t('empty.title'), text: t('empty.text') }}
      filtered={typed !== '' || view !== 'active'}
      onClear={() => {
        setTyped('');
        setView('active');
      }}
    />
  );
}

function useProductColumns(): readonly GridColumn<ProductRow>[] {
  const { t } = useTranslation('products');
  const wide = useWide();
  return useMemo(() => {
    const field = (name: string) => t(`fields.product.${name}`);
    return [
      plain('code', field('code'), 120, (r) => r.code, { frozen: true, sortKey: 'code' }),
      words('name', field('name'), 220, (r) => r.name, { frozen: true, grow: true, sortKey: 'name' }),
      words('specification', field('specification'), 170, (r) => r.specification),
      words('unit', field('unit'), 70, (r) => r.unit, { align: 'center' }),
      words('class', field('productClass'), 60, (r) => r.productClass, { align: 'center' }),
      plain('rate', field('taxRateBasisPoints'), 70, (r) => shownRate(r.taxRateBasisPoints), { align: 'end' }),
      plain('taxCode', field('taxCode'), 172, (r) => r.taxCode),
      ...(wide ? [words<ProductRow>('short', field('taxShortName'), 150, (r) => r.taxShortName)] : []),
      {
        key: 'price',
        title: field('listPriceE6'),
        width: 110,
        align: 'end',
        cell: (r) => (r.listPriceE6 === null ? undefined : <PriceText e6={r.listPriceE6} />),
      },
      {
        key: 'status',
        title: field('status'),
        width: 90,
        cell: (r) => (
          <StatusMark
            status={r.status === 'active' ? 'effective' : 'void'}
            text={t(`values.product.status.${r.status}`)}
          />
        ),
      },
    ] satisfies readonly GridColumn<ProductRow>[];
  }, [t, wide]);
}
