import { Button } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay, useToday } from '#renderer/app/session.tsx';
import { useKeys } from '#renderer/app/use-keys.ts';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { useTab, useTabs } from '#renderer/app/use-tabs.tsx';
import { DataGrid } from '#renderer/components/data-grid.tsx';
import { ExportButton, ExportNote, useExport } from '#renderer/components/export-button.tsx';
import { PriceText } from '#renderer/components/figures.tsx';
import type { GridColumn } from '#renderer/components/grid-props.ts';
import { Kbd } from '#renderer/components/kbd.tsx';
import { ErrorNote, GreyRows } from '#renderer/components/notices.tsx';
import { Fact } from '#renderer/components/page-header.tsx';
import { RecordView } from '#renderer/components/record-view.tsx';
import { StatusMark } from '#renderer/components/status-mark.tsx';
import { useScopeWords } from '#renderer/features/products/scope-words.ts';
import { formatQuantity } from '#shared/kernel/quantity.ts';
import { FLOORS_OF, type PriceLine } from '#shared/products/price-lists.schema.ts';

type PricedLine = PriceLine & { readonly position: number };

/** One price list: its prices, for whom they are, and the versions that were signed. */
export function PriceListPage() {
  const { t } = useTranslation('products');
  const { params } = useTab();
  const { open } = useTabs();
  const today = useToday();
  const whom = useScopeWords();
  const columns = usePriceColumns();
  const exported = useExport('prices', { id: params['id'] ?? '' });
  const mayWrite = useMay()('products.write');
  const id = params['id'] ?? '';
  const list = useOfficeQuery('products.getPriceList', { id }, { reads: ['review', 'clients'] });
  const isOpen = list.data !== undefined && list.data.openSubmissionId === undefined;
  const amend = () => open('products.priceListForm', { record: id });
  useKeys([{ chord: 'F2', label: t('forms:amend'), disabled: !mayWrite || !isOpen, run: amend }]);
  const rows = useMemo(() => list.data?.content.lines.map((line, position) => ({ ...line, position })), [list.data]);
  if (list.isError) return <ErrorNote error={list.error} onRetry={() => void list.refetch()} />;
  if (list.data === undefined) return <GreyRows />;
  const { content, version, clients, clientCount } = list.data;
  const { validFrom, validTo, scope } = content;
  const standing = validFrom > today ? 'later' : validTo !== null && validTo < today ? 'over' : 'holds';
  const mark = { later: 'notStarted', holds: 'effective', over: 'void' } as const;
  return (
    <RecordView
      kind="price_list"
      recordId={id}
      title={content.name}
      status={<StatusMark status={mark[standing]} text={t(`prices.standings.${standing}`)} />}
      facts={<span className="num">{t('forms:version', { count: version })}</span>}
      content={content}
      lines={
        <DataGrid
          label={t('prices.lines')}
          columns={columns}
          rows={rows}
          rowKey={(row) => String(row.position)}
          empty={<span />}
          onOpen={(row) => open('products.page', { id: row.productId }, row.productCode)}
        />
      }
      actions={
        <>
          <ExportButton exported={exported} />
          <Button type="primary" disabled={!mayWrite || !isOpen} onClick={amend}>
            {t('forms:amend')}
            <Kbd chord="F2" />
          </Button>
        </>
      }
    >
      <ExportNote exported={exported} />
      <div className="facts">
        <Fact name={t('prices.holds')}>
          <span className="num">
            {t(validTo === null ? 'prices.from' : 'prices.fromTo', { from: validFrom, to: validTo })}
          </span>
        </Fact>
        <Fact name={t('fields.price_list.scope')}>
          {[t(`values.price_list.scope.${scope}`), whom(scope, content.scopeValue)].filter(Boolean).join(' ')}
        </Fact>
        <Fact name={t('fields.price_list.priceBasis')}>{t(`values.price_list.priceBasis.${content.priceBasis}`)}</Fact>
        <Fact name={t('prices.lineCount')}>
          <span className="num">{content.lines.length}</span>
        </Fact>
        {(scope === 'named' || clientCount > 0) && (
          <Fact name={t('prices.clientCount')}>
            <span className="num">{clientCount}</span>{' '}
            {clients.slice(0, 3).map((client) => (
              <button
                key={client.id}
                type="button"
                className="grid-link"
                onClick={() => open('clients.page', { id: client.id }, client.code)}
              >
                {client.name}
              </button>
            ))}
          </Fact>
        )}
      </div>
    </RecordView>
  );
}

function usePriceColumns(): readonly GridColumn<PricedLine>[] {
  const { t } = useTranslation('products');
  return useMemo(() => {
    const field = (key: string) => t(`fields.price_list.lines.${key}`);
    const price = (key: (typeof FLOORS_OF)[number] | 'priceE6', width: number): GridColumn<PricedLine> => ({
      key,
      title: field(key),
      width,
      align: 'end',
      cell: (row) => {
        const e6 = row[key];
        return e6 === null ? <span className="faint">–</span> : <PriceText e6={e6} />;
      },
    });
    return [
      {
        key: 'productCode',
        title: field('productCode'),
        width: 120,
        frozen: true,
        cell: (row) => <span className="num">{row.productCode}</span>,
      },
      {
        key: 'description',
        title: field('description'),
        width: 220,
        grow: true,
        cell: (row) => <span>{row.description}</span>,
      },
      {
        key: 'specification',
        title: field('specification'),
        width: 160,
        cell: (row) => <span>{row.specification}</span>,
      },
      { key: 'unit', title: field('unit'), width: 60, align: 'center', cell: (row) => <span>{row.unit}</span> },
      price('priceE6', 110),
      {
        key: 'minQuantityE6',
        title: field('minQuantityE6'),
        width: 84,
        align: 'end',
        cell: (row) =>
          row.minQuantityE6 === 0 ? (
            <span className="faint">–</span>
          ) : (
            <span className="num">{formatQuantity(row.minQuantityE6, 0)}</span>
          ),
      },
      ...FLOORS_OF.map((floor) => price(floor, 104)),
      { key: 'fromOn', title: field('fromOn'), width: 104, cell: (row) => <span className="num">{row.fromOn}</span> },
      { key: 'remark', title: field('remark'), width: 140, cell: (row) => <span>{row.remark}</span> },
    ];
  }, [t]);
}
