import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '#renderer/app/session.tsx';
import { useOpenList } from '#renderer/app/use-open-list.ts';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { useTabMemory, useTabs } from '#renderer/app/use-tabs.tsx';
import { BulkButton } from '#renderer/components/bulk/bulk-button.tsx';
import { useOfficeList } from '#renderer/components/list/list-model.ts';
import type { Ticked } from '#renderer/components/list/row-selection.ts';
import { ListPage } from '#renderer/components/list-page.tsx';
import { useClientColumns } from '#renderer/features/clients/client-columns.tsx';
import { ClientPreview } from '#renderer/features/clients/client-preview.tsx';
import { GapChips } from '#renderer/features/clients/gap-chips.tsx';
import { type ClientGap, clientList, type ClientRow } from '#shared/clients/clients.contract.ts';

const READS = ['ledger', 'invoicing', 'review', 'people'];
/** Gaps that one value fills for many: the field a bulk change begins with. */
const FILLED_BY: Readonly<Partial<Record<ClientGap, string>>> = { noOwner: 'ownerName', ownerLeft: 'ownerName' };
const WITHOUT_TAX_CODE = [{ column: 'taxCode', op: 'empty', empty: true } as const];

/** 资料质量: what is missing or doubtful in client files, each with its count and its list. */
export function ClientQualityPage() {
  const { t } = useTranslation('clients');
  const may = useMay();
  const { open } = useTabs();
  const [ticked, setTicked] = useState<Ticked<ClientRow>>(new Map());
  const [gap, setGap] = useTabMemory<ClientGap>('gap', 'noTaxNumber');
  const list = useOfficeList({
    query: 'clients.list',
    name: 'clientQuality',
    definition: clientList,
    fixed: { gap },
    reads: READS,
  });
  const ticks = useMemo(() => ({ ticked, onTick: setTicked }), [ticked]);
  const openClient = (row: ClientRow) => open('clients.page', { id: row.id }, row.shortName || row.name);
  const field = FILLED_BY[gap];
  function show(next: ClientGap): void {
    setGap(next);
    setTicked(new Map());
  }
  return (
    <ListPage
      title={t('quality.title')}
      list={list}
      note={<GapChips list={list} reads={READS} gap={gap} onGap={show} />}
      search={t('searchHint')}
      columns={useClientColumns()}
      rowKey={(row) => row.id}
      rowName={(row) => row.name}
      rowActions={({ id, name, inReview }) => [
        {
          key: 'amend',
          label: t('amend'),
          chord: 'F2',
          disabled: !may('clients.write') || inReview,
          run: () => open('clients.form', { record: id }, name),
        },
      ]}
      preview={(row) => <ClientPreview row={row} onOpen={() => openClient(row)} />}
      onOpen={openClient}
      ticks={ticks}
      actions={
        <>
          <ProductsWithoutTaxCode />
          <BulkButton
            query="clients.list"
            list={list}
            ticked={[...ticked.keys()]}
            page="clients.bulk"
            allowed={may('clients.write')}
            {...(field !== undefined && { field })}
          />
        </>
      }
      exportAs="clients"
      empty={{ title: t('quality.none'), text: t('quality.noneText') }}
    />
  );
}

/** Products are a list of their own: here only how many, and the way there. */
function ProductsWithoutTaxCode() {
  const { t } = useTranslation('clients');
  const openList = useOpenList();
  const products = useOfficeQuery('products.list', { limit: 1, where: WITHOUT_TAX_CODE }, { reads: ['products'] });
  const count = products.data?.total?.count ?? 0;
  if (count === 0) return undefined;
  return (
    <Button
      onClick={() => openList('products.list', { list: { name: 'products', view: 'all', where: WITHOUT_TAX_CODE } })}
    >
      {t('quality.products', { count })}
    </Button>
  );
}
