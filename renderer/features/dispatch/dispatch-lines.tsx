import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { PriceText, QuantityText } from '#renderer/components/figures.tsx';
import { cellFaults, type FormFault } from '#renderer/components/form-faults.ts';
import { HiddenFigure } from '#renderer/components/hidden-figure.tsx';
import { knownColumns, type KnownColumn } from '#renderer/components/known-column.ts';
import { LineGrid } from '#renderer/components/line-grid.tsx';
import type { Line } from '#renderer/components/line-grid-model.ts';
import type { CellFault, LineColumn } from '#renderer/components/line-grid-props.ts';
import { Note } from '#renderer/components/notices.tsx';
import { RemainingBar } from '#renderer/features/dispatch/remaining-bar.tsx';
import { isOver, previewFen, sentLines } from '#renderer/features/dispatch/dispatch-form-model.ts';
import type { CellAsked } from '#renderer/components/use-go-to.ts';
import type { DispatchableContract, DispatchableLine } from '#shared/dispatch/dispatch.contract.ts';
import { formatFen } from '#shared/kernel/money.ts';

interface DispatchLinesProps {
  readonly contract: DispatchableContract;
  readonly kind: string;
  readonly lines: readonly Line[];
  readonly faults: readonly FormFault[];
  readonly goTo: CellAsked | undefined;
  readonly totalFen: number;
  readonly onChange: (lines: readonly Line[]) => void;
}

/** The contract's lines with what is left of each, and beside it what goes now. */
export function DispatchLines(props: DispatchLinesProps) {
  const { contract, lines, faults, goTo, onChange } = props;
  const { t } = useTranslation('dispatch');
  const columns = useDispatchColumns(props);
  const totals = {
    productName: t('form.going', { count: sentLines(lines).length }),
    gross: <span className="num">{formatFen(props.totalFen)}</span>,
  };
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
      <div className="lines-box">
        <LineGrid
          label={t('form.lines')}
          columns={columns}
          lines={lines}
          faults={[...wrong, ...over]}
          totals={totals}
          goTo={goTo}
          onChange={onChange}
        />
      </div>
    </>
  );
}

function useDispatchColumns({ contract, kind }: DispatchLinesProps): readonly LineColumn[] {
  const { t } = useTranslation('dispatch');
  return useMemo(() => {
    const byKey = new Map(contract.lines.map((line) => [line.contractLineKey, line]));
    const field = (name: string) => t(`fields.dispatch_note.lines.${name}`);
    const fact = knownColumns(byKey);
    const named = { frozen: true, grow: true, match: true };
    const amount = (line: Line) => formatFen(previewFen(line, byKey.get(line.id), kind), { blankZero: true });
    return [
      fact('position', '#', 34, (line) => contract.lines.indexOf(line) + 1, { align: 'center', frozen: true }),
      fact('productName', field('productName'), 180, (line) => <Cut text={line.productName} />, named),
      fact('specification', field('specification'), 120, (line) => <Cut text={line.specification ?? ''} />, {
        match: true,
      }),
      fact('unit', field('unit'), 44, (line) => line.unit, { align: 'center', match: true }),
      ...remainingColumns(t, fact),
      { key: 'quantityE6', title: t('form.now'), kind: 'number', width: 96, align: 'end', rekey: true },
      { key: 'batch', title: field('batch'), kind: 'identifier', width: 92 },
      fact('price', field('priceE6'), 88, (line) => <PriceText e6={line.priceE6} />, { align: 'end' }),
      {
        key: 'gross',
        title: field('grossFen'),
        kind: 'computed',
        width: 108,
        align: 'end',
        show: (line) => <span className="num">{amount(line)}</span>,
        text: amount,
      },
      { key: 'remark', title: field('remark'), kind: 'text', width: 100 },
    ];
  }, [t, contract, kind]);
}

function Cut({ text }: { readonly text: string }) {
  return <span title={text}>{text}</span>;
}

/** What of each contract line was sent, waits for review, and may still go. */
function remainingColumns(t: (key: string) => string, fact: KnownColumn<DispatchableLine>): readonly LineColumn[] {
  const band = t('form.remaining');
  const end = { align: 'end', band } as const;
  const waiting = (line: DispatchableLine, e6: number | null) => (
    <HiddenFigure hidden={line.pendingHidden} e6={e6} decimals={line.unitDecimals} />
  );
  return [
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
    fact('pending', t('form.pending'), 70, (line) => waiting(line, line.pendingE6), end),
    fact('left', t('form.left'), 76, (line) => <b>{waiting(line, line.dispatchableE6)}</b>, end),
    fact('bar', t('form.progress'), 78, (line) => <RemainingBar line={line} />, { band }),
  ];
}
