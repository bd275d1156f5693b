import { useTranslation } from 'react-i18next';
import { type Line, type PasteRefusal, readingFault } from '#renderer/components/line-grid-model.ts';
import type { LineColumn, LineGridProps } from '#renderer/components/line-grid-props.ts';
import { Note } from '#renderer/components/notices.tsx';

const SHOWN = 5;

interface PasteRefusalsProps {
  readonly refused: readonly PasteRefusal[];
  readonly columns: readonly LineColumn[];
  readonly onGo: (cell: PasteRefusal) => void;
  readonly onClose: () => void;
}

/** Refusals that still hold: one is over when its cell reads well, and with it its mark. */
export function stillRefused(
  refused: readonly PasteRefusal[],
  { columns, lines, cellFault }: LineGridProps,
  today: string,
): readonly PasteRefusal[] {
  if (refused.length === 0) return refused;
  const rows = new Map(lines.map((line, row) => [line.id, { line, row }]));
  return refused.flatMap((cell) => {
    if (cell.lineId === undefined) return [cell];
    const found = rows.get(cell.lineId);
    const column = columns.find(({ key }) => key === cell.column);
    if (found === undefined || column === undefined || !holdsStill(found.line, column)) return [];
    return [{ ...cell, row: found.row }];
    function holdsStill(line: Line, rule: LineColumn): boolean {
      const text = line.cells[rule.key] ?? '';
      if (cell.reason === 'float_identifier') return text === '';
      return (readingFault(rule, text, today) ?? cellFault?.(line, rule.key)) !== undefined;
    }
  });
}

/** Which cells of a pasted block are not right, by place, value and reason, until they are. */
export function PasteRefusals({ refused, columns, onGo, onClose }: PasteRefusalsProps) {
  const { t } = useTranslation('window');
  if (refused.length === 0) return undefined;
  const titleOf = (key: string | undefined): string => {
    const title = columns.find((column) => column.key === key)?.title;
    return typeof title === 'string' ? title : '';
  };
  return (
    <div className="paste-refusals">
      <Note tone="error" title={t('paste.refused', { count: refused.length })}>
        <button type="button" className="link" onClick={onClose}>
          {t('paste.close')}
        </button>
        {refused.slice(0, SHOWN).map((cell, index) => (
          <div key={index}>
            <button type="button" className="link" disabled={cell.lineId === undefined} onClick={() => onGo(cell)}>
              {t('paste.place', { row: cell.row + 1, column: titleOf(cell.column) })}
            </button>{' '}
            <span className="code">{cell.value.slice(0, 40)}</span> {t(`paste.${cell.reason}`)}
          </div>
        ))}
        {refused.length > SHOWN && <div>{t('paste.more', { count: refused.length - SHOWN })}</div>}
      </Note>
    </div>
  );
}
