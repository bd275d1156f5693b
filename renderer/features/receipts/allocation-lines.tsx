import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { knownColumns } from '#renderer/components/known-column.ts';
import { LineGrid } from '#renderer/components/line-grid.tsx';
import type { Line } from '#renderer/components/line-grid-model.ts';
import type { CellFault, LineColumn } from '#renderer/components/line-grid-props.ts';
import type { CellAsked } from '#renderer/components/use-go-to.ts';
import { LeftFigure } from '#renderer/features/receipts/allocation-receipts.tsx';
import { rowId, takenForLine, takenOfReceipt } from '#renderer/features/receipts/allocation-form-model.ts';
import { formatFen, sumFen } from '#shared/kernel/money.ts';
import type { AllocatableReceipt, AllocatableTarget } from '#shared/receipts/receipts.contract.ts';

interface AllocationLinesProps {
  readonly targets: readonly AllocatableTarget[];
  readonly used: readonly AllocatableReceipt[];
  readonly lines: readonly Line[];
  readonly faults: readonly CellFault[];
  readonly goTo: CellAsked | undefined;
  readonly onChange: (lines: readonly Line[]) => void;
}

/** What money can be taken for, oldest first and contracts last, and a column of amounts for each receipt that takes part. */
export function AllocationLines({ targets, used, lines, faults, goTo, onChange }: AllocationLinesProps) {
  const { t } = useTranslation('receipts');
  const columns = useColumns(targets, used);
  const total = (fen: number) => <span className="num">{formatFen(fen, { blankZero: true })}</span>;
  const owed = targets.filter(({ target }) => target !== 'contract').map(({ openFen }) => openFen);
  const owedFen = owed.includes(null) ? null : sumFen(owed.map((fen) => fen ?? 0));
  const totals = {
    number: t('allocation.form.documents', { count: targets.length }),
    open: <LeftFigure fen={owedFen} />,
    ...Object.fromEntries(used.map(({ receiptId }) => [receiptId, total(takenOfReceipt(lines, receiptId))])),
  };
  return (
    <div className="lines-box">
      <LineGrid
        label={t('allocation.form.lines')}
        columns={columns}
        lines={lines}
        faults={faults}
        totals={totals}
        goTo={goTo}
        onChange={onChange}
      />
    </div>
  );
}

function useColumns(targets: readonly AllocatableTarget[], used: readonly AllocatableReceipt[]): readonly LineColumn[] {
  const { t } = useTranslation('receipts');
  return useMemo(() => {
    const byId = new Map(targets.map((one) => [rowId(one), one]));
    const fact = knownColumns(byId);
    const head = (name: string) => t(`allocation.form.columns.${name}`);
    const num = (text: string | number | null) => <span className="num">{text ?? '–'}</span>;
    const left = (line: Line): number | null => {
      const open = byId.get(line.id)?.openFen ?? null;
      return open === null ? null : open - takenForLine(line, used);
    };
    const taken: readonly LineColumn[] = used.map(({ receiptId, number }) => ({
      key: receiptId,
      title: number,
      kind: 'number',
      width: 124,
      align: 'end',
      rekey: true,
      band: head('taken'),
      heads: [number],
    }));
    return [
      fact('number', head('number'), 170, ({ number }) => num(number), { frozen: true, match: true }),
      fact('target', head('target'), 76, ({ target }) => t(`values.allocation.lines.target.${target}`)),
      fact(
        'contracts',
        head('contracts'),
        124,
        ({ target, contractNumbers }) => num(target === 'contract' ? '–' : contractNumbers.join(' ')),
        { grow: true },
      ),
      fact('on', head('on'), 88, ({ on }) => num(on)),
      fact('due', head('due'), 88, ({ dueOn }) => num(dueOn)),
      fact('late', head('late'), 58, ({ daysLate }) => <DaysLate days={daysLate} />, { align: 'end' }),
      fact('open', head('open'), 112, ({ openFen }) => <LeftFigure fen={openFen} />, { align: 'end' }),
      ...taken,
      {
        key: 'after',
        title: head('after'),
        kind: 'computed',
        width: 112,
        align: 'end',
        show: (line) => <LeftFigure fen={left(line)} />,
        text: (line) => formatFen(left(line) ?? 0),
      },
    ];
  }, [t, targets, used]);
}

function DaysLate({ days }: { readonly days: number | null }) {
  if (days === null) return <span className="num">–</span>;
  return <span className={days > 0 ? 'num late-date' : 'num quiet'}>{days > 0 ? days : '–'}</span>;
}
