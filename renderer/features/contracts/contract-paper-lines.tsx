import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { DataGrid, type GridColumn } from '#renderer/components/data-grid.tsx';
import { MoneyText } from '#renderer/components/figures.tsx';
import { money, plain, quantity, words } from '#renderer/components/list-columns.tsx';
import { EmptyState } from '#renderer/components/notices.tsx';
import type { CloseShortContent, ContractLine, OpeningContent } from '#shared/contracts/contract.schema.ts';

interface Row<L> {
  readonly line: L;
  /** The contract's line it speaks of, by the contract as it stands. */
  readonly agreed: ContractLine | undefined;
}

interface PaperLinesProps<L> {
  readonly contractId: string;
  readonly lines: readonly L[];
  readonly columns: readonly GridColumn<Row<L>>[];
}

/** Lines of a paper about a contract, each with the goods of the contract's line. */
function PaperLines<L extends { readonly lineKey: string }>({ contractId, lines, columns }: PaperLinesProps<L>) {
  const { t } = useTranslation('contracts');
  const contract = useOfficeQuery('contracts.get', { id: contractId }).data;
  const rows = useMemo<readonly Row<L>[]>(() => {
    const byKey = new Map(contract?.content.lines.map((one) => [one.lineKey, one]));
    return lines.map((line) => ({ line, agreed: byKey.get(line.lineKey) }));
  }, [contract, lines]);
  const all = useMemo(() => {
    const field = (name: string) => t(`fields.contract.lines.${name}`);
    return [
      plain<Row<L>>('code', field('productCode'), 110, ({ agreed }) => agreed?.productCode, { frozen: true }),
      words<Row<L>>('name', field('description'), 200, ({ agreed, line }) => agreed?.description ?? line.lineKey, {
        frozen: true,
        grow: true,
        total: t('forms:lines', { count: rows.length }),
      }),
      words<Row<L>>('specification', field('specification'), 150, ({ agreed }) => agreed?.specification),
      words<Row<L>>('unit', field('unit'), 48, ({ agreed }) => agreed?.unit, { align: 'center' }),
      ...columns,
    ];
  }, [t, rows, columns]);
  return (
    <DataGrid
      label={t('forms:part.lines')}
      columns={all}
      rows={rows}
      rowKey={({ line }) => line.lineKey}
      empty={<EmptyState title={t('page.noLines')} />}
    />
  );
}

type OpeningLine = OpeningContent['lines'][number];

/** What of each line had been sent, signed for and invoiced before the office began here. */
export function OpeningLines({ content }: { readonly content: OpeningContent }) {
  const { t } = useTranslation('contracts');
  const { dispatchedFen, invoicedFen } = content;
  const columns = useMemo(() => {
    const field = (name: string) => t(`fields.opening_document.lines.${name}`);
    const amount = (key: 'dispatchedE6' | 'signedE6' | 'invoicedE6') =>
      quantity<Row<OpeningLine>>(key, field(key), 96, ({ line, agreed }) => ({
        e6: line[key],
        decimals: agreed?.unitDecimals ?? 0,
      }));
    return [
      amount('dispatchedE6'),
      amount('signedE6'),
      amount('invoicedE6'),
      money<Row<OpeningLine>>('dispatchedFen', field('dispatchedFen'), 124, ({ line }) => line.dispatchedFen, {
        total: <MoneyText fen={dispatchedFen} />,
      }),
      money<Row<OpeningLine>>('invoicedFen', field('invoicedFen'), 124, ({ line }) => line.invoicedFen, {
        total: <MoneyText fen={invoicedFen} />,
      }),
    ];
  }, [t, dispatchedFen, invoicedFen]);
  return <PaperLines contractId={content.contractId} lines={content.lines} columns={columns} />;
}

type ClosedLine = CloseShortContent['lines'][number];

/** What of each line will not be delivered any more, beside what was agreed. */
export function ClosedLines({ content }: { readonly content: CloseShortContent }) {
  const { t } = useTranslation('contracts');
  const columns = useMemo(
    () => [
      quantity<Row<ClosedLine>>('agreed', t('page.contracted'), 110, ({ agreed }) => ({
        e6: agreed?.quantityE6 ?? 0,
        decimals: agreed?.unitDecimals ?? 0,
      })),
      quantity<Row<ClosedLine>>('closed', t('fields.close_short.lines.quantityE6'), 110, ({ line, agreed }) => ({
        e6: line.quantityE6,
        decimals: agreed?.unitDecimals ?? 0,
      })),
    ],
    [t],
  );
  return <PaperLines contractId={content.contractId} lines={content.lines} columns={columns} />;
}
