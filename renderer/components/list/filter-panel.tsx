import { Button } from 'antd';
import { ArrowDown, ArrowUp, EyeOff } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useToday } from '#renderer/app/session.tsx';
import { DateBox, MoneyBox, SelectBox, TextBox, TickBox } from '#renderer/components/boxes.tsx';
import type { MenuPoint } from '#renderer/components/grid-props.ts';
import { Kbd } from '#renderer/components/kbd.tsx';
import type { ListColumn } from '#renderer/components/list-columns.tsx';
import { type FilterForm, formOf, namedRanges, readForm } from '#renderer/components/list/filter-form.ts';
import { Popover } from '#renderer/components/popover.tsx';
import {
  type ColumnFilter,
  filterOps,
  type ListColumn as ColumnAsked,
  type ListSort,
} from '#shared/kernel/list-query.ts';

interface FilterPanelProps<R> {
  readonly column: ListColumn<R>;
  readonly asked: ColumnAsked | undefined;
  readonly filter: ColumnFilter | undefined;
  readonly sort: ListSort | undefined;
  readonly at: MenuPoint;
  readonly onFilter: (filter: ColumnFilter | undefined) => void;
  readonly onSort: (sort: ListSort) => void;
  readonly onHide: () => void;
  readonly onClose: () => void;
}

/** The menu of a head: order, what it is narrowed to, and whether it is shown. */
export function FilterPanel<R>(props: FilterPanelProps<R>) {
  const { column, asked, at, onClose } = props;
  const { t } = useTranslation('lists');
  const close = (run: () => void) => () => {
    run();
    onClose();
  };
  const sortBy = (descending: boolean) => close(() => props.onSort({ column: column.key, descending }));
  const isSorted = (descending: boolean) => props.sort?.column === column.key && props.sort.descending === descending;
  return (
    <Popover label={t('filterBy', { column: column.title })} at={at} className="filter-panel" onClose={onClose}>
      <header>
        <b>{column.title}</b>
        <span className="push" />
        {asked?.sortable === true && (
          <>
            <SortButton label={t('ascending')} on={isSorted(false)} icon={ArrowUp} onClick={sortBy(false)} />
            <SortButton label={t('descending')} on={isSorted(true)} icon={ArrowDown} onClick={sortBy(true)} />
          </>
        )}
        <button type="button" className="icon-text" onClick={close(props.onHide)}>
          <EyeOff size={12} aria-hidden />
          {t('hide')}
        </button>
      </header>
      {asked !== undefined && filterOps(asked).length > 0 && <FilterFields {...props} asked={asked} />}
    </Popover>
  );
}

interface SortButtonProps {
  readonly label: string;
  readonly on: boolean;
  readonly icon: typeof ArrowUp;
  readonly onClick: () => void;
}

function SortButton({ label, on, icon: Icon, onClick }: SortButtonProps) {
  return (
    <button type="button" className="icon-text" aria-pressed={on} onClick={onClick}>
      <Icon size={12} aria-hidden />
      {label}
    </button>
  );
}

function FilterFields<R>(props: FilterPanelProps<R> & { readonly asked: ColumnAsked }) {
  const { column, asked, filter, onFilter, onClose } = props;
  const { t } = useTranslation('lists');
  const today = useToday();
  const [form, setForm] = useState(() => formOf(filter, asked));
  const [wrong, setWrong] = useState<'from' | 'to'>();
  function apply(): void {
    const reading = readForm(form, column.key, asked, today);
    if ('wrong' in reading) {
      setWrong(reading.wrong);
      return;
    }
    onFilter(reading.filter);
    onClose();
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        apply();
      }}
    >
      <SelectBox
        aria-label={t('how')}
        value={form.how}
        options={(['value', 'empty', 'filled'] as const).map((value) => ({
          value,
          text: t(value === 'value' ? `how_.${asked.type}` : `how_.${value}`),
        }))}
        onChange={(how) => setForm({ ...form, how: how === 'empty' || how === 'filled' ? how : 'value' })}
      />
      {form.how === 'value' && <ValueFields {...props} form={form} wrong={wrong} onForm={setForm} />}
      <div className="actions">
        <Button size="small" disabled={filter === undefined} onClick={() => (onFilter(undefined), onClose())}>
          {t('clearFilter')}
        </Button>
        <Button size="small" type="primary" htmlType="submit">
          {t('apply')}
          <Kbd chord="Enter" />
        </Button>
      </div>
    </form>
  );
}

interface ValueFieldsProps<R> extends Pick<FilterPanelProps<R>, 'column'> {
  readonly asked: ColumnAsked;
  readonly form: FilterForm;
  readonly wrong: 'from' | 'to' | undefined;
  readonly onForm: (form: FilterForm) => void;
}

function ValueFields<R>(props: ValueFieldsProps<R>) {
  const { column, asked, form, onForm } = props;
  const { t } = useTranslation('lists');
  if (asked.type === 'text') {
    return (
      <div data-first-in>
        <TextBox
          aria-label={t('contains')}
          maxLength={80}
          value={form.text}
          onChange={(text) => onForm({ ...form, text })}
        />
      </div>
    );
  }
  if (asked.type !== 'choice') return <RangeFields {...props} />;
  const turn = (value: string) =>
    form.values.includes(value) ? form.values.filter((one) => one !== value) : [...form.values, value];
  return (
    <div className="choice-list" role="group" aria-label={column.title}>
      {(asked.values ?? []).map((value) => (
        <TickBox
          key={value}
          label={column.choice?.(value) ?? value}
          checked={form.values.includes(value)}
          onChange={() => onForm({ ...form, values: turn(value) })}
        />
      ))}
    </div>
  );
}

function RangeFields<R>({ asked, form, wrong, onForm }: ValueFieldsProps<R>) {
  const { t } = useTranslation('lists');
  const today = useToday();
  const box = (end: 'from' | 'to') => {
    const props = {
      name: end,
      value: form[end],
      'aria-label': t(end),
      'aria-invalid': wrong === end,
      onChange: (text: string) => onForm({ ...form, [end]: text }),
    };
    if (asked.type === 'date') return <DateBox {...props} today={today} placeholder={t(end)} />;
    return asked.type === 'fen' ? <MoneyBox {...props} /> : <TextBox {...props} end />;
  };
  return (
    <>
      <div className="range">
        {box('from')}
        <span>{t('dash')}</span>
        {box('to')}
      </div>
      {wrong !== undefined && (
        <div className="wrong-text small">{t(`unreadable.${asked.type === 'date' ? 'date' : 'number'}`)}</div>
      )}
      {asked.type === 'date' && (
        <div className="named-ranges">
          {namedRanges(today).map(({ name, from, to }) => (
            <button key={name} type="button" className="chip" onClick={() => onForm({ ...form, from, to })}>
              {t(`range.${name}`)}
            </button>
          ))}
        </div>
      )}
    </>
  );
}
