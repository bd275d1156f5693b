import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '#renderer/app/session.tsx';
import { useTabs } from '#renderer/app/use-tabs.tsx';
import { count, day, drawn, type ListColumn, words } from '#renderer/components/list-columns.tsx';
import { useOfficeList } from '#renderer/components/list/list-model.ts';
import { ListPage } from '#renderer/components/list-page.tsx';
import { StatusMark } from '#renderer/components/status-mark.tsx';
import { useScopeWords } from '#renderer/features/products/scope-words.ts';
import { priceListList, type PriceListRow } from '#shared/products/prices.contract.ts';
import { PriceScope } from '#shared/products/price-lists.schema.ts';

const READS = ['review', 'clients'];

/** 价格表: the list of them, the newest first. */
export function PriceListListPage() {
  const { t } = useTranslation('products');
  const mayWrite = useMay()('products.write');
  const { open } = useTabs();
  const list = useOfficeList({
    query: 'products.priceLists',
    name: 'priceLists',
    definition: priceListList,
    views: ['all', ...PriceScope.options].map((value) => ({
      value,
      text: value === 'all' ? t('forms:all') : t(`values.price_list.scope.${value}`),
      ...(value !== 'all' && { filter: { scope: value } }),
    })),
    startView: 'all',
    reads: READS,
  });
  return (
    <ListPage
      title={t('prices.title')}
      list={list}
      search={t('prices.searchHint')}
      columns={usePriceListColumns()}
      rowKey={(row) => row.id}
      rowName={(row) => row.name}
      rowLook={({ standing }) => (standing === 'over' ? 'dim' : undefined)}
      rowActions={({ id, inReview }) => [
        {
          key: 'amend',
          label: t('forms:amend'),
          chord: 'F2',
          disabled: !mayWrite || inReview,
          run: () => open('products.priceListForm', { record: id }),
        },
      ]}
      onOpen={(row) => open('products.priceListPage', { id: row.id }, row.name)}
      create={{
        label: t('prices.new'),
        allowed: mayWrite,
        run: () => open('products.priceListForm', { draft: crypto.randomUUID() }),
      }}
      exportAs="price_lists"
      empty={{ title: t('prices.empty.title'), text: t('prices.empty.text') }}
    />
  );
}

const MARKS = { later: 'notStarted', holds: 'effective', over: 'void' } as const;

function usePriceListColumns(): readonly ListColumn<PriceListRow>[] {
  const { t } = useTranslation('products');
  const whom = useScopeWords();
  return useMemo(() => {
    const field = (name: string) => t(`fields.price_list.${name}`);
    return [
      words('name', field('name'), 240, (r) => r.name, { frozen: true, grow: true }),
      words('scope', field('scope'), 110, (r) => t(`values.price_list.scope.${r.scope}`), {
        choice: (value) => t(`values.price_list.scope.${value}`),
      }),
      words('scopeValue', field('scopeValue'), 110, (r) => whom(r.scope, r.scopeValue)),
      day('validFrom', field('validFrom'), (r) => r.validFrom),
      day('validTo', field('validTo'), (r) => r.validTo),
      drawn(
        'standing',
        t('prices.standing'),
        92,
        (r) => t(`prices.standings.${r.standing}`),
        (r) => <StatusMark status={MARKS[r.standing]} text={t(`prices.standings.${r.standing}`)} />,
      ),
      words('priceBasis', field('priceBasis'), 84, (r) => t(`values.price_list.priceBasis.${r.priceBasis}`), {
        align: 'center',
      }),
      count('lineCount', t('prices.lineCount'), 84, (r) => r.lineCount),
      count('clientCount', t('prices.clientCount'), 96, (r) => r.clientCount),
      words('remark', field('remark'), 160, (r) => r.remark, { begins: 'wide' }),
    ];
  }, [t, whom]);
}
