import type { SheetDefinition } from '#shared/exchange/column-kinds.ts';
import { foldHeader } from '#shared/exchange/fold-header.ts';
import { plainText } from '#shared/exchange/parse-cell.ts';
import type { SheetCell, SheetContent } from '#shared/exchange/workbook-content.ts';
import { findHeader, type FoundHeader } from './find-header.ts';
import { looksLikeCard } from './misfits.ts';
import { SheetGrid } from './sheet-grid.ts';
import { targetWordsOf, type TargetWords } from './suggest-mapping.ts';

// What a sheet is when it is not the list that was asked for: a list of another kind, or one that lies on its side.

/** Below this share of headers known word for word, a sheet may be of another kind. */
const OWN_SHARE = 0.35;
const OTHER_SHARE = 0.5;
const WORDS_MORE = 2;

/** The kind whose words a sheet speaks far better than those of the kind asked for: a product list dropped among the clients. */
export function otherKindOf(
  grid: SheetGrid,
  header: FoundHeader | undefined,
  others: readonly SheetDefinition[],
): SheetDefinition | undefined {
  const own = header === undefined ? { exact: 0, share: 0 } : exactIn(header);
  if (own.share >= OWN_SHARE) return undefined;
  let best: { readonly definition: SheetDefinition; readonly exact: number } | undefined;
  for (const definition of others) {
    const found = findHeader(grid, definition, targetWordsOf(definition));
    const { exact, share } = found === undefined ? { exact: 0, share: 0 } : exactIn(found);
    if (share < OTHER_SHARE || exact < own.exact + WORDS_MORE || exact <= (best?.exact ?? 0)) continue;
    best = { definition, exact };
  }
  return best?.definition;
}

function exactIn({ names, suggested }: FoundHeader): { readonly exact: number; readonly share: number } {
  const named = names.filter((all) => all.length > 0).length;
  const exact = suggested.filter(({ confidence }) => confidence === 'exact').length;
  return { exact, share: named === 0 ? 0 : exact / named };
}

const LOOKED_AT = 40;

/** True for a table whose words stand in its first column, a record in each column beside them. */
export function liesSideways(grid: SheetGrid, definition: SheetDefinition, targets: readonly TargetWords[]): boolean {
  const turned = new SheetGrid(turn(grid.content));
  const header = findHeader(turned, definition, targets);
  if (header === undefined || header.score < 2 || looksLikeCard(turned, header, targets)) return false;
  const records = turned.rowNumbers.filter((row) => row > header.lastRow && turned.cells(row).length >= 2);
  const words = new Set(targets.flatMap((target) => target.words));
  const isWord = (cell: SheetCell): boolean => cell[1] === 's' && words.has(foldHeader(plainText(cell)).words);
  return records.length >= 2 && records.every((row) => turned.cells(row).filter(isWord).length < 2);
}

/** The beginning of a sheet with its rows as columns. */
function turn(sheet: SheetContent): SheetContent {
  const columns = new Map<number, SheetCell[]>();
  for (const { number, cells } of sheet.rows) {
    if (number > LOOKED_AT) break;
    for (const [column, ...rest] of cells) {
      if (column >= LOOKED_AT) break;
      const turned = columns.get(column) ?? [];
      turned.push([number - 1, ...rest]);
      columns.set(column, turned);
    }
  }
  const rows = [...columns].toSorted(([left], [right]) => left - right);
  return {
    ...sheet,
    rows: rows.map(([column, cells]) => ({ number: column + 1, cells })),
    merges: [],
    hiddenRows: [],
    hiddenColumns: [],
    formulasWithoutValue: [],
  };
}
