import { Button } from 'antd';
import { GripVertical } from 'lucide-react';
import { type KeyboardEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppearance } from '#renderer/app/appearance.tsx';
import { useWide } from '#renderer/app/use-wide.ts';
import type { MenuPoint } from '#renderer/components/grid-props.ts';
import type { ListColumn } from '#renderer/components/list-columns.tsx';
import {
  type ColumnChoice,
  isShown,
  moved,
  movedTo,
  NARROWEST,
  ordered,
  STANDARD,
  WIDEST,
  withShown,
  withWidth,
} from '#renderer/components/list/column-layout.ts';
import { Popover } from '#renderer/components/popover.tsx';

interface ColumnsPanelProps<R> {
  readonly columns: readonly ListColumn<R>[];
  readonly choice: ColumnChoice;
  readonly at: MenuPoint;
  readonly onChoice: (choice: ColumnChoice) => void;
  readonly onClose: () => void;
}

/** Which columns, in which order, how wide, and how close the rows stand. Takes effect at once. */
export function ColumnsPanel<R>({ columns, choice, at, onChoice, onClose }: ColumnsPanelProps<R>) {
  const { t } = useTranslation('lists');
  return (
    <Popover label={t('columns')} at={at} className="columns-panel" onClose={onClose}>
      <header>
        <b>{t('columns')}</b>
        <span className="quiet small">{t('columnsHint')}</span>
        <span className="push" />
        <Button size="small" onClick={() => onChoice(STANDARD)}>
          {t('standard')}
        </Button>
      </header>
      <ColumnList columns={columns} choice={choice} onChoice={onChoice} />
      <DensityChoice />
    </Popover>
  );
}

function ColumnList<R>({ columns, choice, onChoice }: Pick<ColumnsPanelProps<R>, 'columns' | 'choice' | 'onChoice'>) {
  const { t } = useTranslation('lists');
  const wide = useWide();
  const dragged = useRef<string | undefined>(undefined);
  const list = useRef<HTMLUListElement>(null);
  const lines = ordered(columns, choice);
  function onKeyDown(event: KeyboardEvent, key: string, at: number): void {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0 || (event.target instanceof HTMLInputElement && event.target.type === 'number')) return;
    event.preventDefault();
    if (event.altKey) onChoice(moved(columns, choice, key, step));
    else list.current?.querySelectorAll<HTMLElement>('input[type=checkbox]')[at + step]?.focus();
  }
  return (
    <ul ref={list}>
      {lines.map((column, at) => (
        <li
          key={column.key}
          draggable
          onDragStart={() => {
            dragged.current = column.key;
          }}
          onDragOver={(event) => event.preventDefault()}
          onDrop={() =>
            dragged.current !== undefined && onChoice(movedTo(columns, choice, dragged.current, column.key))
          }
          onKeyDown={(event) => onKeyDown(event, column.key, at)}
        >
          <GripVertical size={12} aria-hidden />
          <label>
            <input
              type="checkbox"
              checked={isShown(column, choice, wide)}
              onChange={() => onChoice(withShown(columns, choice, column.key, wide))}
            />
            {column.title}
            {column.frozen === true && <span className="faint small">{t('frozen')}</span>}
          </label>
          <input
            type="number"
            className="text-box end"
            aria-label={t('widthOf', { column: column.title })}
            min={NARROWEST}
            max={WIDEST}
            step={4}
            value={choice.widths[column.key] ?? column.width}
            onChange={(event) => {
              const width = event.target.valueAsNumber;
              if (width >= NARROWEST) onChoice(withWidth(choice, column.key, width));
            }}
          />
        </li>
      ))}
    </ul>
  );
}

/** The density of every list and grid, where one looks for it. */
function DensityChoice() {
  const { t } = useTranslation('window');
  const { density, change } = useAppearance();
  return (
    <div className="density" role="radiogroup" aria-label={t('look.density')}>
      <span className="quiet small">{t('look.density')}</span>
      {(['compact', 'standard', 'roomy'] as const).map((value) => (
        <button
          key={value}
          type="button"
          role="radio"
          className="chip"
          aria-checked={density === value}
          aria-pressed={density === value}
          onClick={() => change({ density: value })}
        >
          {t(`look.${value}`)}
        </button>
      ))}
    </div>
  );
}
