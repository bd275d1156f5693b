import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PriceText, QuantityText } from '#renderer/components/figures.tsx';
import { cellFaults, type FormFault } from '#renderer/components/form-faults.ts';
import { HiddenFigure } from '#renderer/components/hidden-figure.tsx';
import { LineGrid } from '#renderer/components/line-grid.tsx';
import type { Line, PasteRefusal } from '#renderer/components/line-grid-model.ts';
import type { CellFault, LineColumn } from '#renderer/components/line-grid-props.ts';
import { Note } from '#renderer/components/notices.tsx';
import { PasteRefusals } from '#renderer/components/paste-refusals.tsx';
import { RemainingBar } from '#renderer/features/dispatch/remaining-bar.tsx';
import { isOver, previewFen, sentLines } from '#renderer/features/dispatch/dispatch-form-model.ts';
import type { DispatchableContract, DispatchableLine } from '#shared/dispatch/dispatch.contract.ts';
import { formatFen } from '#shared/kernel/money.ts';

interface DispatchLinesProps {
  readonly contract: DispatchableContract;
  readonly kind: string;
  readonly lines: readonly Line[];
  readonly faults: readonly FormFault[];
  readonly goTo: { readonly lineId: string; readonly column: string } | undefined;
  readonly totalFen: number;
  readonly onChange: (lines: readonly Line[]) => void;
}

/** The contract's lines with what is left of each, and beside it what goes now. */
export function DispatchLines(props: DispatchLinesProps) {
  const { contract, lines, faults, goTo, onChange } = props;
  const { t } = useTranslation('dispatch');
  const [refused, setRefused] = useState<readonly PasteRefusal[]>([]);
  const columns = useDispatchColumns(props);
  const wrong = cellFaults('lines', sentLines(lines), faults, (key) =>
    key === 'batch' || key === 'remark' ? key : 'quantityE6',
  );
  const marked = new Set(wrong.map(({ lineId }) => lineId));
  const over: readonly CellFault[] = lines.flatMap((line) => {
    const from = contract.lines.find((one) => one.contractLineKey === line.id);
    if (from === undefined || marked.has(line.id) || !isOver(line, from)) return [];
    return [{ lineId: line.id, column: 'quantityE6', tone: 'warning' as const }];
  });
  return (
    <>
      {contract.lines.some(({ pendingHidden }) => pendingHidden) && (
        <div style={{ padding: '0 14px 6px' }}>
          <Note tone="info">{t('form.pendingHidden')}</Note>
        </div>
      )}
      <PasteRefusals
        refused={refused}
        titleOf={(key) => t(`fields.dispatch_note.lines.${key}`)}
        onClose={() => setRefused([])}
      />
      <div className="lines-box">
        <LineGrid
          label={t('form.lines')}
          columns={columns}
          lines={lines}
          faults={[...wrong, ...over]}
          goTo={goTo}
          newLine={() => ({ id: crypto.randomUUID(), cells: {} })}
          onChange={onChange}
          onRefused={setRefused}
        />
      </div>
    </>
  );
}

function useDispatchColumns({ contract, kind, lines, totalFen }: DispatchLinesProps): readonly LineColumn[] {
  const { t } = useTranslation('dispatch');
  return useMemo(() => {
    const byKey = new Map(contract.lines.map((line) => [line.contractLineKey, line]));
    const from = (line: Line) => byKey.get(line.id);
    const field = (name: string) => t(`fields.dispatch_note.lines.${name}`);
    const fact = (
      key: string,
      title: string,
      width: number,
      show: (line: DispatchableLine) => React.ReactNode,
      more: Partial<LineColumn> = {},
    ): LineColumn => ({
      key,
      title,
      kind: 'computed',
      width,
      show: (line) => {
        const known = from(line);
        return known === undefined ? undefined : show(known);
      },
      ...more,
    });
    const band = t('form.remaining');
    const end = { align: 'end', band } as const;
    return [
      fact('position', '#', 34, (line) => <span className="num faint">{contract.lines.indexOf(line) + 1}</span>, {
        align: 'center',
        frozen: true,
      }),
      fact(
        'productName',
        field('productName'),
        180,
        (line) => <span title={line.productName}>{line.productName}</span>,
        {
          frozen: true,
          grow: true,
          total: t('form.going', { count: sentLines(lines).length }),
        },
      ),
      fact('specification', field('specification'), 120, (line) => (
        <span title={line.specification ?? ''}>{line.specification}</span>
      )),
      fact('unit', field('unit'), 44, (line) => <span>{line.unit}</span>, { align: 'center' }),
      fact(
        'contracted',
        t('form.contracted'),
        76,
        (line) => <QuantityText e6={line.contractedE6} decimals={line.unitDecimals} />,
        end,
      ),
      fact(
        'dispatched',
        t('form.dispatched'),
        76,
        (line) => <QuantityText e6={line.netDispatchedE6} decimals={line.unitDecimals} blankZero />,
        end,
      ),
      fact(
        'pending',
        t('form.pending'),
        70,
        (line) => <HiddenFigure hidden={line.pendingHidden} e6={line.pendingE6} decimals={line.unitDecimals} />,
        end,
      ),
      fact(
        'left',
        t('form.left'),
        76,
        (line) => (
          <b>
            <HiddenFigure hidden={line.pendingHidden} e6={line.dispatchableE6} decimals={line.unitDecimals} />
          </b>
        ),
        end,
      ),
      fact('bar', '', 78, (line) => <RemainingBar line={line} />, { band }),
      { key: 'quantityE6', title: t('form.now'), kind: 'number', width: 96, align: 'end', rekey: true },
      { key: 'batch', title: field('batch'), kind: 'identifier', width: 92 },
      fact('price', field('priceE6'), 88, (line) => <PriceText e6={line.priceE6} />, { align: 'end' }),
      {
        key: 'gross',
        title: field('grossFen'),
        kind: 'computed',
        width: 108,
        align: 'end',
        show: (line) => (
          <span className="num">{formatFen(previewFen(line, from(line), kind), { blankZero: true })}</span>
        ),
        total: <span className="num">{formatFen(totalFen)}</span>,
      },
      { key: 'remark', title: field('remark'), kind: 'text', width: 100 },
    ] satisfies readonly LineColumn[];
  }, [t, contract, kind, lines, totalFen]);
}
