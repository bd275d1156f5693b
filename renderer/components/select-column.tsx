import type { GridColumn } from '#renderer/components/data-grid.tsx';

/** The first column of a list whose rows can be ticked. */
export function selectColumn<R>(
  label: string,
  rowKey: (row: R) => string,
  selected: ReadonlySet<string>,
  onSelect: (selected: ReadonlySet<string>) => void,
): GridColumn<R> {
  return {
    key: 'select',
    title: <span className="offscreen">{label}</span>,
    width: 34,
    align: 'center',
    frozen: true,
    cell: (row) => (
      <input
        type="checkbox"
        className="tick-box"
        tabIndex={-1}
        aria-label={label}
        checked={selected.has(rowKey(row))}
        onChange={() => {
          const next = new Set(selected);
          if (!next.delete(rowKey(row))) next.add(rowKey(row));
          onSelect(next);
        }}
      />
    ),
  };
}
