import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '#renderer/app/use-keys.ts';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { carryOver, type CarriedChange, type Picks, type Side } from '#renderer/components/carry-over.ts';
import { Kbd } from '#renderer/components/kbd.tsx';
import { ErrorNote, GreyRows, Note } from '#renderer/components/notices.tsx';
import { PageHeader } from '#renderer/components/page-header.tsx';
import { INTERNAL_NAME, type Labels, type RecordWords, useRecordWords } from '#renderer/components/record-words.ts';
import type { SubmitForm } from '#renderer/components/use-submit-form.ts';
import type { Output } from '#shared/ipc/contract.ts';

interface StaleViewProps<V> {
  readonly form: SubmitForm<V>;
  readonly fill: (content: unknown) => V;
  readonly kind: string;
  readonly title: string;
  /** What the content calls a list of the form, where the form has a shorter name. */
  readonly places?: Readonly<Record<string, string>>;
  readonly onBack: () => void;
}

type Version = Output<'review.version'>;

/** 对照: what I began with, the current version and mine, side by side. Nothing typed is lost here. */
export function StaleView<V>(props: StaleViewProps<V>) {
  const { form, kind, onBack } = props;
  const { recordId = '', base = 1, current = 1 } = form.stale ?? {};
  const shown = useOfficeQuery('review.version', { kind, recordId, version: current, purpose: 'amend' });
  useKeys([{ chord: 'Escape', run: onBack }]);
  if (shown.error !== null) return <ErrorNote error={shown.error} onRetry={() => void shown.refetch()} />;
  if (shown.data === undefined) return <GreyRows />;
  return <SideBySide {...props} current={shown.data} from={base} to={current} />;
}

interface SideBySideProps<V> extends StaleViewProps<V> {
  readonly current: Version;
  readonly from: number;
  readonly to: number;
}

function SideBySide<V>({ form, fill, kind, title, places, onBack, current, from, to }: SideBySideProps<V>) {
  const { t } = useTranslation('forms');
  const [picks, setPicks] = useState<Picks>({});
  const carried = carryOver(form.begun, fill(current.content), form.values, picks);
  const words = useRecordWords();
  const pathOf = (path: string) => path.replace(/^\w+/, (name) => places?.[name] ?? name);
  const changes = carried.changes.filter(({ path, by }) => by === 'conflict' || isNamed(kind, pathOf(path), words));
  const open = carried.changes.filter(({ path, by }) => by === 'conflict' && picks[path] === undefined);
  const table = useRef<HTMLTableElement>(null);
  useEffect(() => table.current?.querySelector<HTMLElement>('tr[tabindex]')?.focus(), []);
  function take(): void {
    if (open.length > 0) return table.current?.querySelector<HTMLElement>('tr.open')?.focus();
    form.rebase(carried.merged, to, fill(current.content));
    return onBack();
  }
  useKeys([{ chord: 'Ctrl+Enter', label: t('stale.carry'), run: take }]);
  return (
    <>
      <PageHeader title={title} facts={t('stale.facts', { base: from, current: to })}>
        <Button onClick={onBack}>
          {t('stale.back')}
          <Kbd chord="Escape" />
        </Button>
        <Button type="primary" onClick={take}>
          {t('stale.carry')}
          <Kbd chord="Ctrl+Enter" />
        </Button>
      </PageHeader>
      <div className="stale-notes">
        {open.length > 0 ? (
          <Note tone="warning" title={t('stale.choose', { count: open.length })}>
            {t('stale.how')}
          </Note>
        ) : (
          <Note tone="info" title={t('stale.ready')}>
            {t('stale.readyText')}
          </Note>
        )}
      </div>
      <div className="scroll stale-scroll">
        <table ref={table} className="plain-table stale-table">
          <thead>
            <tr>
              <th style={{ width: 190 }}>{t('stale.field')}</th>
              <th>{t('stale.base', { count: from })}</th>
              <th>{t('stale.current', { count: to })}</th>
              <th>{t('stale.mine')}</th>
              <th style={{ width: 130 }}>{t('stale.result')}</th>
            </tr>
          </thead>
          <tbody>
            {changes.map((change) => (
              <ChangeRow
                key={change.path}
                change={change}
                place={words.place(kind, pathOf(change.path))}
                picked={picks[change.path]}
                textOf={(part) => partText(part, kind, pathOf(change.path), words, current.labels)}
                onPick={(side) => setPicks((old) => ({ ...old, [change.path]: side }))}
              />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** Ids and keys stand behind a name that is listed beside them. */
function isNamed(kind: string, path: string, words: RecordWords): boolean {
  const name = path.slice(path.lastIndexOf('.') + 1);
  return !INTERNAL_NAME.test(path) && words.field(kind, path) !== name;
}

interface ChangeRowProps {
  readonly change: CarriedChange;
  readonly place: string;
  readonly picked: Side | undefined;
  readonly textOf: (part: unknown) => string;
  readonly onPick: (side: Side) => void;
}

function ChangeRow({ change, place, picked, textOf, onPick }: ChangeRowProps) {
  const { t } = useTranslation('forms');
  const { by, takes } = change;
  const conflict = by === 'conflict';
  const open = conflict && picked === undefined;
  const cell = (side: Side) => `${by === 'conflict' || takes === side || by === 'both' ? 'new' : 'old'}`;
  return (
    <tr
      className={[conflict && 'conflict', open && 'open'].filter(Boolean).join(' ')}
      {...(conflict && {
        tabIndex: 0,
        onKeyDown: (event) => {
          const side = { '1': 'mine', '2': 'current' }[event.key] as Side | undefined;
          if (side === undefined) return;
          event.preventDefault();
          onPick(side);
          const rows = [...(event.currentTarget.closest('tbody')?.querySelectorAll<HTMLElement>('tr.open') ?? [])];
          rows.find((row) => row !== event.currentTarget)?.focus();
        },
      })}
    >
      <th scope="row" className="cut" title={place}>
        {place}
      </th>
      <td className="cut faint">{textOf(change.base)}</td>
      <td className={`cut ${by === 'me' ? 'faint' : cell('current')}`}>
        {by === 'me' ? t('stale.same') : textOf(change.current)}
      </td>
      <td className={`cut ${by === 'them' ? 'faint' : cell('mine')}`}>
        {by === 'them' ? t('stale.same') : textOf(change.mine)}
      </td>
      <td>
        {conflict ? (
          <span className="pick-sides" role="radiogroup" aria-label={place}>
            {(['mine', 'current'] as const).map((side) => (
              <button
                key={side}
                type="button"
                role="radio"
                aria-checked={picked === side}
                tabIndex={-1}
                className="chip"
                aria-pressed={picked === side}
                onClick={() => onPick(side)}
              >
                <span className="kbd">{side === 'mine' ? 1 : 2}</span>
                {t(`stale.take.${side}`)}
              </button>
            ))}
          </span>
        ) : (
          t(`stale.by.${by}`)
        )}
      </td>
    </tr>
  );
}

/** A value as people read it: by its words, by the name of what it points at, a list by what its lines say. */
function partText(part: unknown, kind: string, path: string, words: RecordWords, labels: Labels): string {
  if (part === undefined || part === null || part === '') return '–';
  if (typeof part === 'string') return labels[part] ?? words.text(kind, path, part);
  return words
    .shown(kind, part, labels)
    .map(({ text }) => text)
    .filter((text) => text !== '')
    .join(' · ');
}
