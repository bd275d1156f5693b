import { Button } from 'antd';
import { Gift, Plus, Trash2 } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { newAccompanying, sentItems } from '#renderer/components/dispatch-head.ts';
import { cellFaults, type FormFault } from '#renderer/components/form-faults.ts';
import { LineGrid } from '#renderer/components/line-grid.tsx';
import { addLine, type Line, removeLine } from '#renderer/components/line-grid-model.ts';
import type { LineColumn } from '#renderer/components/line-grid-props.ts';
import type { CellAsked } from '#renderer/components/use-go-to.ts';
import { AccompanyingItem } from '#shared/dispatch/dispatch.schema.ts';

interface AccompanyingItemsProps {
  readonly items: readonly Line[];
  readonly faults: readonly FormFault[];
  readonly goTo: CellAsked | undefined;
  readonly onChange: (items: readonly Line[]) => void;
}

const HEAD_AND_ROW = 29;

/** 随货样品、赠品、物料: the checker ticks them off when they are in the box. */
export function AccompanyingItems({ items, faults, goTo, onChange }: AccompanyingItemsProps) {
  const { t } = useTranslation('dispatch');
  const columns = useMemo<readonly LineColumn[]>(() => {
    const field = (name: string) => t(`fields.dispatch_note.accompanying.${name}`);
    return [
      {
        key: 'kind',
        title: field('kind'),
        kind: 'text',
        width: 90,
        choices: AccompanyingItem.shape.kind.options.map((value) => ({
          value,
          text: t(`values.dispatch_note.accompanying.kind.${value}`),
        })),
      },
      { key: 'name', title: field('name'), kind: 'text', width: 300, grow: true },
      { key: 'quantityE6', title: field('quantityE6'), kind: 'number', width: 90, align: 'end' },
      { key: 'unit', title: field('unit'), kind: 'text', width: 70, align: 'center' },
    ];
  }, [t]);
  return (
    <section className="panel accompanying" aria-label={t('fields.dispatch_note.accompanying.all')}>
      <header>
        <Gift size={14} aria-hidden />
        {t('fields.dispatch_note.accompanying.all')} <span className="faint push">{t('form.accompanyingFact')}</span>
        {items.length > 0 && (
          <Button
            size="small"
            icon={<Trash2 size={13} aria-hidden />}
            onClick={() => onChange(removeLine(items, items.length - 1))}
          >
            {t('form.removeLast')}
          </Button>
        )}
        <Button
          size="small"
          icon={<Plus size={13} aria-hidden />}
          onClick={() => onChange(addLine(items, items.length - 1, newAccompanying()))}
        >
          {t('form.addItem')}
        </Button>
      </header>
      {items.length > 0 && (
        <div className="lines-box" style={{ height: HEAD_AND_ROW * (Math.min(4, items.length) + 1) + 2 }}>
          <LineGrid
            label={t('fields.dispatch_note.accompanying.all')}
            columns={columns}
            lines={items}
            faults={cellFaults('accompanying', sentItems(items), faults)}
            goTo={goTo}
            newLine={newAccompanying}
            onChange={onChange}
          />
        </div>
      )}
    </section>
  );
}
