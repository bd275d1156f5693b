import type { KeyboardEvent } from 'react';

const ROW = '[data-register-row]';

const rowsOf = (board: HTMLElement | null): HTMLElement[] => [...(board?.querySelectorAll<HTMLElement>(ROW) ?? [])];

const mainOf = (row: Element | null | undefined): HTMLElement | undefined =>
  row?.querySelector<HTMLElement>('button') ?? undefined;

export function firstRow(board: HTMLElement | null): HTMLElement | undefined {
  return mainOf(rowsOf(board)[0]);
}

/** ↑ ↓ row by row, ← → to the numbers of a row and on to the column beside it, Home and End. */
export function boardKeys(event: KeyboardEvent, board: HTMLElement | null): void {
  if (event.ctrlKey || event.altKey || event.metaKey || !(event.target instanceof HTMLElement)) return;
  const row = event.target.closest<HTMLElement>(ROW);
  if (row === null) return;
  const to = goalOf(event.key, event.target, row, rowsOf(board));
  if (to === undefined) return;
  event.preventDefault();
  to.focus();
  to.scrollIntoView({ block: 'nearest' });
}

function goalOf(
  key: string,
  from: HTMLElement,
  row: HTMLElement,
  rows: readonly HTMLElement[],
): HTMLElement | undefined {
  const at = rows.indexOf(row);
  switch (key) {
    case 'ArrowDown':
      return mainOf(rows[at + 1]);
    case 'ArrowUp':
      return mainOf(rows[at - 1]);
    case 'Home':
      return mainOf(rows[0]);
    case 'End':
      return mainOf(rows.at(-1));
    case 'ArrowRight':
      return besideIn(row, from, 1) ?? nextColumn(row, rows, 1);
    case 'ArrowLeft':
      return besideIn(row, from, -1) ?? nextColumn(row, rows, -1);
    default:
      return undefined;
  }
}

function besideIn(row: HTMLElement, from: HTMLElement, step: 1 | -1): HTMLElement | undefined {
  const buttons = [...row.querySelectorAll<HTMLElement>('button')];
  return buttons[buttons.indexOf(from) + step];
}

/** The row at the same height in the column to that side. */
function nextColumn(row: HTMLElement, rows: readonly HTMLElement[], side: 1 | -1): HTMLElement | undefined {
  const here = row.getBoundingClientRect();
  const beside = rows
    .map((other) => ({ other, box: other.getBoundingClientRect() }))
    .filter(({ box }) => (side === 1 ? box.left >= here.right - 1 : box.right <= here.left + 1));
  const far = ({ box }: { readonly box: DOMRect }) => Math.abs(box.left - here.left) * 4 + Math.abs(box.top - here.top);
  return mainOf(beside.toSorted((a, b) => far(a) - far(b))[0]?.other);
}
