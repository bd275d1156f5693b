import { useEffect, useMemo, useState } from 'react';
import { keep, recall } from '#renderer/app/keepsake.ts';
import { useSession } from '#renderer/app/session.tsx';
import type { Line } from '#renderer/components/line-grid-model.ts';
import { cellText, type LineGridProps } from '#renderer/components/line-grid-props.ts';
import {
  layoutName,
  type PastedSheet,
  type PasteTarget,
  planLines,
  type PlannedLine,
  suggestTargets,
} from '#renderer/components/paste-plan.ts';

/** What was chosen for each layout of columns, the newest last. */
type Remembered = Readonly<Record<string, readonly (string | null)[]>>;
const MOST_REMEMBERED = 20;

interface PastePlan {
  readonly mapping: readonly (string | null)[];
  readonly planned: readonly PlannedLine[];
  /** The office is being asked about the codes and names. */
  readonly asking: boolean;
  readonly choose: (at: number, target: string | null) => void;
  /** What a row was recognised as, in words. */
  readonly meant: (line: Line) => string;
  readonly remember: () => void;
}

/** Kept per person and grid: the same supplier's list arrives with the same heads every week. */
function useRemembered(columns: LineGridProps['columns'], sheet: PastedSheet) {
  const { session } = useSession();
  const name = `paste.${session?.personId ?? ''}.${columns.map(({ key }) => key).join(' ')}`;
  const layout = layoutName(sheet);
  return {
    kept: recall<Remembered>(name)?.[layout],
    remember: (mapping: readonly (string | null)[]) => {
      const { [layout]: _old, ...others } = recall<Remembered>(name) ?? {};
      keep(name, Object.fromEntries([...Object.entries(others), [layout, mapping]].slice(-MOST_REMEMBERED)));
    },
  };
}

/** The plan of a paste: rows by the chosen columns, products filled in by one call to the office for the whole block. */
export function usePastePlan(
  grid: LineGridProps,
  targets: readonly PasteTarget[],
  sheet: PastedSheet,
  today: string,
): PastePlan {
  const memory = useRemembered(grid.columns, sheet);
  const [mapping, setMapping] = useState(() => suggestTargets(sheet, targets, today, memory.kept));
  const { columns, newLine, lines, completion, cellFault } = grid;
  const [newLines] = useState(() => newLine);
  const [linesThen] = useState(lines);
  const read = useMemo(() => {
    const byKey = new Map(columns.map((column) => [column.key, column]));
    const textOf = (line: Line, key: string) => {
      const column = byKey.get(key);
      return column === undefined ? '' : cellText(column, line);
    };
    return planLines(sheet, mapping, { targets, today, newLine: newLines, lines: linesThen, textOf });
  }, [columns, sheet, mapping, targets, today, newLines, linesThen]);
  const [filled, setFilled] = useState<{
    readonly of: unknown;
    readonly by: ReadonlyMap<string, (line: Line) => Line>;
  }>();
  useEffect(() => {
    let over = false;
    void completion?.ask(read.map(({ line }) => line)).then((by) => {
      if (!over) setFilled({ of: read, by });
    });
    return () => {
      over = true;
    };
  }, [completion, read]);
  const by = filled?.of === read ? filled.by : undefined;
  const planned = useMemo(
    () =>
      read.map((plan) => {
        const line = by?.get(plan.line.id)?.(plan.line) ?? plan.line;
        const found = columns.flatMap(({ key }) => {
          const reason = cellFault?.(line, key);
          return reason === undefined ? [] : [{ column: key, value: line.cells[key] ?? '', reason }];
        });
        return { ...plan, line, faults: [...plan.faults, ...found] };
      }),
    [read, by, columns, cellFault],
  );
  return {
    mapping,
    planned,
    asking: completion !== undefined && by === undefined,
    choose: (at, target) =>
      setMapping((old) => old.map((key, other) => (other === at ? target : key === target ? null : key))),
    meant: (line) => meaningOf(grid, line),
    remember: () => memory.remember(mapping),
  };
}

/** The line a row goes into, by what names it; or the product it was recognised as. */
function meaningOf({ columns, lines, newLine }: LineGridProps, line: Line): string {
  const meant = newLine === undefined ? lines.find(({ id }) => id === line.id) : line;
  if (meant === undefined) return '';
  if (newLine !== undefined) return (line.cells['productId'] ?? '') === '' ? '' : (line.cells['description'] ?? '');
  return columns
    .filter(({ match }) => match === true)
    .map((column) => cellText(column, meant))
    .filter((text) => text !== '')
    .join(' ');
}
