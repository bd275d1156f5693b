import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { PriceText } from '#renderer/components/figures.tsx';
import { cellFaults, type FormFault } from '#renderer/components/form-faults.ts';
import { HiddenFigure } from '#renderer/components/hidden-figure.tsx';
import { knownColumns } from '#renderer/components/known-column.ts';
import { LineGrid } from '#renderer/components/line-grid.tsx';
import type { Line } from '#renderer/components/line-grid-model.ts';
import type { LineColumn } from '#renderer/components/line-grid-props.ts';
import { Note } from '#renderer/components/notices.tsx';
import { shownRate } from '#renderer/components/typed-values.ts';
import { previewFen, sentLines, sourceKey } from '#renderer/features/invoicing/request-form-model.ts';
import type { CellAsked } from '#renderer/components/use-go-to.ts';
import type { InvoiceableLine } from '#shared/invoicing/invoicing.contract.ts';
import { formatFen } from '#shared/kernel/money.ts';

interface RequestLinesProps {
  readonly from: readonly InvoiceableLine[];
  readonly lines: readonly Line[];
  readonly faults: readonly FormFault[];
  readonly goTo: CellAsked | undefined;
  readonly totalFen: number;
  readonly onChange: (lines: readonly Line[]) => void;
}

/** What can be invoiced, line by line of the goods sent, and how much of it now. */
export function RequestLines(props: RequestLinesProps) {
  const { from, lines, faults, goTo, onChange } = props;
  const { t } = useTranslation('invoicing');
  const columns = useRequestColumns(props);
  return (
    <>
      {from.some(({ pendingHidden }) => pendingHidden) && (
        <div style={{ padding: '0 14px 6px' }}>
          <Note tone="info">{t('form.pendingHidden')}</Note>
        </div>
      )}
      <div className="lines-box">
        <LineGrid
          label={t('form.lines')}
          columns={columns}
          lines={lines}
          faults={cellFaults('lines', sentLines(lines), faults, (key) => (key === 'discountFen' ? key : 'quantityE6'))}
          totals={{
            name: t('forms:lines', { count: sentLines(lines).length }),
            gross: <span className="num">{formatFen(props.totalFen)}</span>,
          }}
          goTo={goTo}
          onChange={onChange}
        />
      </div>
    </>
  );
}

function useRequestColumns({ from }: RequestLinesProps): readonly LineColumn[] {
  const { t } = useTranslation('invoicing');
  return useMemo(() => {
    const byKey = new Map(from.map((line) => [sourceKey(line), line]));
    const field = (name: string) => t(`fields.invoice_request.lines.${name}`);
    const fact = knownColumns(byKey);
    const left = (line: InvoiceableLine) => (
      <HiddenFigure hidden={line.pendingHidden} e6={line.invoiceableE6} decimals={line.unitDecimals} />
    );
    const rate = (line: InvoiceableLine) => shownRate(line.taxRateBasisPoints);
    return [
      fact('contract', t('form.contract'), 124, (line) => <span className="num">{line.contractNumber}</span>, {
        frozen: true,
        match: true,
      }),
      fact('note', t('form.note'), 124, (line) => <span className="num">{line.dispatchNumber ?? '–'}</span>, {
        frozen: true,
        match: true,
      }),
      fact('name', field('productName'), 170, (line) => line.productName, { grow: true, match: true }),
      fact('specification', field('specification'), 120, (line) => line.specification, { match: true }),
      fact('unit', field('unit'), 44, (line) => line.unit, { align: 'center' }),
      fact('left', t('form.invoiceable'), 84, left, { align: 'end' }),
      { key: 'quantityE6', title: t('form.now'), kind: 'number', width: 96, align: 'end' },
      fact('price', field('priceE6'), 88, (line) => <PriceText e6={line.priceE6} />, { align: 'end' }),
      fact('rate', field('taxRateBasisPoints'), 54, rate, { align: 'end' }),
      { key: 'discountFen', title: field('discountFen'), kind: 'number', width: 92, align: 'end' },
      {
        key: 'gross',
        title: field('grossFen'),
        kind: 'computed',
        width: 112,
        align: 'end',
        show: (line) => (
          <span className="num">{formatFen(previewFen(line, byKey.get(line.id)), { blankZero: true })}</span>
        ),
        text: (line) => formatFen(previewFen(line, byKey.get(line.id)), { blankZero: true }),
      },
    ];
  }, [t, from]);
}
