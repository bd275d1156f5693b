import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PriceText } from '#renderer/components/figures.tsx';
import { cellFaults, type FormFault } from '#renderer/components/form-faults.ts';
import { HiddenFigure } from '#renderer/components/hidden-figure.tsx';
import { LineGrid } from '#renderer/components/line-grid.tsx';
import type { Line, PasteRefusal } from '#renderer/components/line-grid-model.ts';
import type { LineColumn } from '#renderer/components/line-grid-props.ts';
import { Note } from '#renderer/components/notices.tsx';
import { PasteRefusals } from '#renderer/components/paste-refusals.tsx';
import { shownRate } from '#renderer/components/typed-values.ts';
import { previewFen, sentLines, sourceKey } from '#renderer/features/invoicing/request-form-model.ts';
import type { InvoiceableLine } from '#shared/invoicing/invoicing.contract.ts';
import { formatFen } from '#shared/kernel/money.ts';

interface RequestLinesProps {
  readonly from: readonly InvoiceableLine[];
  readonly lines: readonly Line[];
  readonly faults: readonly FormFault[];
  readonly goTo: { readonly lineId: string; readonly column: string } | undefined;
  readonly totalFen: number;
  readonly onChange: (lines: readonly Line[]) => void;
}

/** What can be invoiced, line by line of the goods sent, and how much of it now. */
export function RequestLines(props: RequestLinesProps) {
  const { from, lines, faults, goTo, onChange } = props;
  const { t } = useTranslation('invoicing');
  const [refused, setRefused] = useState<readonly PasteRefusal[]>([]);
  const columns = useRequestColumns(props);
  return (
    <>
      {from.some(({ pendingHidden }) => pendingHidden) && (
        <div style={{ padding: '0 14px 6px' }}>
          <Note tone="info">{t('form.pendingHidden')}</Note>
        </div>
      )}
      <PasteRefusals
        refused={refused}
        titleOf={(key) => t(`fields.invoice_request.lines.${key}`)}
        onClose={() => setRefused([])}
      />
      <div className="lines-box">
        <LineGrid
          label={t('form.lines')}
          columns={columns}
          lines={lines}
          faults={cellFaults('lines', sentLines(lines), faults, (key) => (key === 'discountFen' ? key : 'quantityE6'))}
          goTo={goTo}
          newLine={() => ({ id: crypto.randomUUID(), cells: {} })}
          onChange={onChange}
          onRefused={setRefused}
        />
      </div>
    </>
  );
}

function useRequestColumns({ from, lines, totalFen }: RequestLinesProps): readonly LineColumn[] {
  const { t } = useTranslation('invoicing');
  return useMemo(() => {
    const byKey = new Map(from.map((line) => [sourceKey(line), line]));
    const field = (name: string) => t(`fields.invoice_request.lines.${name}`);
    const fact = (
      key: string,
      title: string,
      width: number,
      show: (line: InvoiceableLine) => React.ReactNode,
      more: Partial<LineColumn> = {},
    ): LineColumn => ({
      key,
      title,
      kind: 'computed',
      width,
      show: (line) => {
        const known = byKey.get(line.id);
        return known === undefined ? undefined : show(known);
      },
      ...more,
    });
    const left = (line: InvoiceableLine) => (
      <HiddenFigure hidden={line.pendingHidden} e6={line.invoiceableE6} decimals={line.unitDecimals} />
    );
    const asked = t('forms:lines', { count: sentLines(lines).length });
    const rate = (line: InvoiceableLine) => shownRate(line.taxRateBasisPoints);
    return [
      fact('contract', t('form.contract'), 124, (line) => <span className="num">{line.contractNumber}</span>, {
        frozen: true,
      }),
      fact('note', t('form.note'), 124, (line) => <span className="num">{line.dispatchNumber ?? '–'}</span>, {
        frozen: true,
      }),
      fact('name', field('productName'), 170, (line) => line.productName, { grow: true, total: asked }),
      fact('specification', field('specification'), 120, (line) => line.specification),
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
        total: <span className="num">{formatFen(totalFen)}</span>,
      },
    ];
  }, [t, from, lines, totalFen]);
}
