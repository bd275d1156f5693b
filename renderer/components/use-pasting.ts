import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type PasteRefusal, pasteBlock, pastedText, readingFault } from '#renderer/components/line-grid-model.ts';
import type { LineColumn, LineGridProps } from '#renderer/components/line-grid-props.ts';
import { cellCount, type CellPlace, type CellRange, fillSame } from '#renderer/components/line-range.ts';
import {
  applyPlan,
  looksLikeHeads,
  type PastedSheet,
  type PasteTarget,
  type PlannedLine,
  readSheet,
} from '#renderer/components/paste-plan.ts';
import type { LineEdits } from '#renderer/components/use-line-edits.ts';

/** A block on its way into the grid: at once where it fits, else through the panel. */
export interface Pasting {
  readonly sheet: PastedSheet | undefined;
  readonly targets: readonly PasteTarget[];
  /** Takes a block; answers whether it was one to take. */
  readonly paste: (block: readonly (readonly string[])[]) => boolean;
  readonly take: (planned: readonly PlannedLine[]) => void;
  readonly abandon: () => void;
}

interface PastingParts {
  readonly grid: LineGridProps;
  readonly edits: LineEdits;
  readonly at: CellPlace;
  readonly range: CellRange;
  readonly today: string;
  readonly refuse: (refused: readonly PasteRefusal[]) => void;
}

/** Columns of a paste: what can be typed, and where lines are fixed what tells them apart; a column's meanings come before it. */
function useTargets(columns: readonly LineColumn[], fixed: boolean): readonly PasteTarget[] {
  const { t, i18n } = useTranslation('paste');
  return useMemo(() => {
    const heads = (key: string): readonly string[] =>
      ['zh-CN', 'en-US'].flatMap((language) =>
        i18n.getFixedT(language, 'paste')(`heads.${key}`, { defaultValue: '' }).split('|').filter(Boolean),
      );
    return columns.flatMap((column): readonly PasteTarget[] => {
      if (column.kind === 'computed' && (!fixed || column.match !== true)) return [];
      const title = typeof column.title === 'string' ? column.title : column.key;
      const meanings = (column.meanings ?? []).map(({ key, also }) => ({
        key,
        title: t(`meanings.${key}`),
        heads: heads(key),
        column,
        also,
      }));
      const own = { key: column.key, title, heads: [...(column.heads ?? []), ...heads(column.key)], column };
      return [...meanings, column.kind === 'computed' ? { ...own, match: true } : own];
    });
  }, [columns, fixed, t, i18n]);
}

export function usePasting({ grid, edits, at, range, today, refuse }: PastingParts): Pasting {
  const { columns, lines, newLine } = grid;
  const fixed = newLine === undefined;
  const targets = useTargets(columns, fixed);
  const [sheet, setSheet] = useState<PastedSheet>();
  /** Cells that would be unreadable in the columns they would land on. */
  const lands = (block: readonly (readonly string[])[]): boolean =>
    block.every((row) =>
      row.every((value, right) => {
        const column = columns[at.column + right];
        return column !== undefined && readingFault(column, pastedText(column.kind, value), today) === undefined;
      }),
    );
  function paste(block: readonly (readonly string[])[]): boolean {
    const [first = []] = block;
    const wide = Math.max(...block.map((row) => row.length));
    if (block.length === 1 && wide === 1 && cellCount(range) > 1) {
      edits.put(fillSame(lines, columns, range, first[0] ?? ''));
      return true;
    }
    const corner = { row: range.top, column: range.left };
    const direct = pasteBlock(lines, columns, corner, block, newLine);
    const asks = wide > 1 && block.length > 0 && (direct.refused.length > 0 || !lands(block));
    if (looksLikeHeads(first, targets) || asks) setSheet(readSheet(block, targets));
    else {
      edits.put(direct.lines);
      refuse(direct.refused);
    }
    return true;
  }
  function take(planned: readonly PlannedLine[]): void {
    const next = applyPlan(lines, columns, at.row, planned, fixed);
    edits.put(next);
    refuse(
      planned.flatMap(({ at: row, into, line, faults }) => {
        const lineId = fixed ? into : line.id;
        const place = next.findIndex(({ id }) => id === lineId);
        return faults.map((fault) =>
          place < 0 ? { ...fault, row: row - 1 } : { ...fault, row: place, ...(lineId !== undefined && { lineId }) },
        );
      }),
    );
    setSheet(undefined);
  }
  return { sheet, targets, paste, take, abandon: () => setSheet(undefined) };
}
