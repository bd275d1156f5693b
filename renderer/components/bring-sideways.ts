/** Scrolls a grid sideways until the cell stands whole beside the frozen columns. A frozen cell is always in view. */
export function bringSideways(grid: HTMLElement, cellId: string): void {
  const cell = document.getElementById(cellId);
  if (cell === null || cell.classList.contains('frozen')) return;
  // Rectangles are measured on the screen, places are given in the grid's own pixels.
  const zoom = grid.currentCSSZoom;
  const seen = grid.getBoundingClientRect();
  const frozen = [...(cell.parentElement?.querySelectorAll('.frozen') ?? [])];
  const left = frozen.reduce((sum, one) => sum + one.getBoundingClientRect().width, seen.left);
  const right = seen.left + grid.clientWidth * zoom;
  const own = cell.getBoundingClientRect();
  // Of a cell wider than the room its beginning is shown.
  const forth = Math.min(own.right - right, own.left - left);
  if (own.left < left) grid.scrollLeft -= (left - own.left) / zoom;
  else if (forth > 0) grid.scrollLeft += forth / zoom;
}
