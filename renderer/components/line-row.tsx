import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { cellClass, type ColumnLayout, stick } from '#renderer/components/grid-columns.ts';
import { type Line, readingFault, type RefusalReason } from '#renderer/components/line-grid-model.ts';
import { cellText, type LineColumn } from '#renderer/components/line-grid-props.ts';

export type CellTone = 'wrong' | 'warning';

interface LineRowProps {
  readonly gridId: string;
  readonly line: Line;
  readonly index: number;
  readonly height: number;
  readonly columns: readonly LineColumn[];
  readonly layout: ColumnLayout;
  /** `column:tone` of what the page or the office found, parted by blanks, so that equal ones are equal. */
  readonly tones: string;
  readonly current: boolean;
  /** The chosen block in this line; right before left when there is none. */
  readonly left: number;
  readonly right: number;
  readonly today: string;
  readonly cellFault: ((line: Line, column: string) => RefusalReason | undefined) | undefined;
}

/** One drawn line. Memoised: a key typed in one cell draws no other line. */
export const LineRow = memo(function LineRow(props: LineRowProps) {
  const { gridId, line, index, height, columns, layout, current, left, right, today, cellFault } = props;
  const { t } = useTranslation('window');
  const tones = new Map(props.tones.split(' ').map((part) => part.split(':') as [string, CellTone]));
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className={`grid-line data-row${index % 2 === 1 ? ' even' : ''}${current ? ' current-line' : ''}`}
      style={{ gridTemplateColumns: layout.template, height, transform: `translateY(${index * height}px)` }}
    >
      {columns.map((column, at) => {
        const computed = column.kind === 'computed';
        const value = line.cells[column.key] ?? '';
        const reason = computed ? undefined : (readingFault(column, value, today) ?? cellFault?.(line, column.key));
        const tone = tones.get(column.key) ?? (reason === undefined ? (computed ? 'computed' : undefined) : 'wrong');
        const inBlock = at >= left && at <= right;
        return (
          <div
            key={column.key}
            id={`${gridId}-${index}-${at}`}
            data-row={index}
            data-column={at}
            role="gridcell"
            aria-readonly={computed}
            aria-invalid={tone === 'wrong'}
            aria-selected={inBlock}
            title={reason === undefined ? undefined : t(`paste.${reason}`)}
            className={cellClass(column, at === layout.lastFrozen, tone, inBlock && 'in-block')}
            style={stick(layout, at)}
          >
            <span>{column.show === undefined ? cellText(column, line, index) : column.show(line, index)}</span>
          </div>
        );
      })}
    </div>
  );
});
