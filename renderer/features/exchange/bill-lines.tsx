import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { MoneyText } from '#renderer/components/figures.tsx';
import type { FormFault } from '#renderer/components/form-faults.ts';
import { LineGrid } from '#renderer/components/line-grid.tsx';
import type { Line } from '#renderer/components/line-grid-model.ts';
import type { CellFault, LineColumn } from '#renderer/components/line-grid-props.ts';
import { type BillCells, billLines, type BillShow } from '#renderer/features/exchange/bill-model.ts';
import type { BillLine, BillView } from '#shared/registers/bills.contract.ts';
import { formatFen } from '#shared/kernel/money.ts';

interface BillLinesProps {
  readonly bill: BillView;
  readonly cells: BillCells;
  readonly show: BillShow;
  readonly faults: readonly FormFault[];
  readonly busy: boolean;
  readonly onChange: (lines: readonly Line[]) => void;
}

/** Every line of the bill with what it is to us, to be settled or left; what is doubtful with a reason. */
export function BillLines({ bill, cells, show, faults, busy, onChange }: BillLinesProps) {
  const { t } = useTranslation('registers');
  const lines = useMemo(() => billLines(bill.lines, cells, show), [bill.lines, cells, show]);
  // The grid goes to the first of them once, when they are new.
  const wrong = useMemo(() => faults.flatMap(cellFaultsOf), [faults]);
  const waiting = lines.flatMap(({ id, cells: { take } }): CellFault[] =>
    take === '' ? [{ lineId: id, column: 'take', tone: 'warning' }] : [],
  );
  const [first] = wrong;
  return (
    <div className="lines-box bill-lines" aria-busy={busy}>
      <LineGrid
        label={t('bill.sums')}
        columns={useColumns(bill.lines)}
        lines={lines}
        faults={[...waiting, ...wrong]}
        goTo={first}
        onChange={onChange}
      />
    </div>
  );
}

function cellFaultsOf({ path, reason }: FormFault): CellFault[] {
  const [, row] = /^decisions\.(\d+)$/.exec(path) ?? [];
  return row === undefined ? [] : [{ lineId: row, column: columnOf(reason), tone: 'wrong' }];
}

const COLUMN_OF: Readonly<Record<string, string>> = {
  'registers.bill_undecided': 'take',
  'registers.bill_no_entry': 'number',
  'registers.bill_entry_closed': 'number',
};

function columnOf(reason: string): string {
  return COLUMN_OF[reason] ?? 'reason';
}

function useColumns(lines: readonly BillLine[]): readonly LineColumn[] {
  const { t } = useTranslation('registers');
  return useMemo(() => {
    const byRow = new Map(lines.map((line) => [String(line.rowNumber), line]));
    const fact = (key: string, width: number, say: (line: BillLine) => string, more: Partial<LineColumn> = {}) => ({
      key,
      title: t(`bill.column.${key}`),
      kind: 'computed' as const,
      width,
      text: ({ id }: Line) => textOf(byRow, id, say),
      show: ({ id }: Line) => textOf(byRow, id, say),
      ...more,
    });
    const money = (key: string, fenOf: (line: BillLine) => number | null): LineColumn => ({
      ...fact(key, 96, (line) => figure(fenOf(line)), { align: 'end' }),
      show: ({ id }) => {
        const line = byRow.get(id);
        const fen = line === undefined ? null : fenOf(line);
        return fen === null ? '' : <MoneyText fen={fen} blankZero={key === 'difference'} />;
      },
    });
    const take = ['yes', 'no'].map((value) => ({ value, text: t(`bill.take.${value}`) }));
    return [
      fact('row', 48, ({ rowNumber }) => String(rowNumber), { align: 'end' }),
      fact('key', 156, ({ key }) => key),
      fact('said', 110, ({ said }) =>
        Object.values(said)
          .filter((value) => typeof value === 'string')
          .join(' '),
      ),
      money('theirs', ({ amountFen }) => amountFen),
      money('ours', ({ entry, state }) => (state === 'twice' ? 0 : (entry?.oursFen ?? null))),
      money('difference', ({ amountFen, entry, state }) =>
        state === 'twice' || entry === null ? amountFen : amountFen - (entry.oursFen ?? 0),
      ),
      fact('state', 100, ({ state }) => t(`bill.state.${state}`)),
      fact('note', 170, (line) => noteOf(line, t), { grow: true }),
      { key: 'number', title: t('bill.column.number'), kind: 'identifier', width: 134 },
      { key: 'take', title: t('bill.column.take'), kind: 'text', width: 64, align: 'center', choices: take },
      { key: 'reason', title: t('bill.column.reason'), kind: 'text', width: 190 },
    ];
  }, [t, lines]);
}

function textOf(byRow: ReadonlyMap<string, BillLine>, id: string, say: (line: BillLine) => string): string {
  const line = byRow.get(id);
  return line === undefined ? '' : say(line);
}

function figure(fen: number | null): string {
  return fen === null ? '' : formatFen(fen);
}

/** Which of ours it is, or what keeps it from being settled. */
function noteOf({ entry, firstRow, settledBy }: BillLine, t: TFunction<'registers'>): string {
  const parts = [
    firstRow === null ? '' : t('bill.firstRow', { row: firstRow }),
    settledBy === null ? '' : t('bill.settledBy', { by: settledBy }),
    entry === null || entry.other === null ? '' : t('bill.other', { other: entry.other }),
    entry === null ? '' : `${entry.on} ${entry.title}`,
  ];
  return parts.filter((part) => part !== '').join(' · ');
}
