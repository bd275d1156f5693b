import { useTranslation } from 'react-i18next';
import { useMay } from '#renderer/app/session.tsx';
import { tabId } from '#renderer/app/tabs.ts';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { useOpenList } from '#renderer/app/use-open-list.ts';
import { useTabs } from '#renderer/app/use-tabs.tsx';
import { useWide } from '#renderer/app/use-wide.ts';
import { openDue, PRESSING } from '#renderer/app/workbench/due-targets.ts';
import { DueMark, useDueTitle, useDueTold, useOpenDueRow } from '#renderer/app/workbench/due-words.tsx';
import { EmptyState, ErrorNote, GreyRows } from '#renderer/components/notices.tsx';
import type { DueGroup } from '#shared/reports/workbench.contract.ts';

/** Modules whose records the groups are found in. */
export const DUE_READS = ['contracts', 'dispatch', 'invoicing', 'receipts', 'clients', 'ledger', 'registers'] as const;
const DAY_PAGE = 'daily.day';
/** Lines the panel has room for without scrolling, at 768 and at 1080. */
const ROOM = { low: 17, high: 27 };

/** How many rows of each group are shown, so that all groups have their head in view and what presses has most rows. */
export function shareRoom(groups: readonly Pick<DueGroup, 'count' | 'rows'>[], room: number): number[] {
  const shown = groups.map(({ rows }) => Math.min(1, rows.length));
  let left = room - groups.length - shown.length;
  for (let turn = 0; turn < room && left > 0; turn += 1) {
    for (const [at, { rows }] of groups.entries()) {
      const has = shown[at] ?? 0;
      if (left <= 0 || has >= rows.length) continue;
      shown[at] = has + 1;
      left -= 1;
    }
  }
  return shown;
}

/** 到期与逾期: what is late, then what is due, each with its count, the first rows, and the way to its list. */
export function DuePanel() {
  const { t } = useTranslation('home');
  const wide = useWide();
  const due = useOfficeQuery('reports.due', {}, { reads: DUE_READS });
  const groups = (due.data?.groups ?? []).filter(({ count }) => count > 0);
  const shown = shareRoom(groups, wide ? ROOM.high : ROOM.low);
  return (
    <section className="panel due" aria-label={t('due.title')}>
      <header>{t('due.title')}</header>
      <DaysWithoutPage />
      {due.error !== null && <ErrorNote error={due.error} onRetry={() => void due.refetch()} />}
      {due.isPending && <GreyRows rows={6} />}
      {due.data !== undefined && groups.length === 0 && (
        <EmptyState title={t('due.nothing')}>{t('due.nothingText')}</EmptyState>
      )}
      <div className="due-groups">
        {groups.map((group, at) => (
          <Group key={group.name} group={group} shown={shown[at] ?? 1} />
        ))}
      </div>
    </section>
  );
}

function Group({ group, shown }: { readonly group: DueGroup; readonly shown: number }) {
  const { t } = useTranslation('home');
  const may = useMay();
  const { open } = useTabs();
  const openList = useOpenList();
  const openRow = useOpenDueRow();
  const title = useDueTitle();
  const told = useDueTold();
  const { name, count, rows } = group;
  const word = t(`due.${name}`);
  return (
    <>
      <button
        type="button"
        className={`due-head${PRESSING.has(name) ? ' pressing' : ''}`}
        onClick={() => openDue(name, { openList, open, may })}
      >
        <span>{word}</span>
        <b className="num">{count}</b>
        <span className="push" />
        <span className="small">{t('all')}</span>
      </button>
      <ul className="work-list">
        {rows.slice(0, shown).map((row, at) => (
          <li key={`${row.recordId ?? row.name}/${row.about ?? ''}/${at}`}>
            <button type="button" disabled={row.recordId === null} onClick={() => openRow(row)}>
              <span className={row.recordKind === 'client' ? 'cut' : 'num'}>{title(name, row)}</span>
              <span className="cut small quiet push">{told(row).about}</span>
              <DueMark row={row} />
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Days on which this person keyed entries that no page holds: they would be forgotten otherwise. */
function DaysWithoutPage() {
  const { t } = useTranslation('window');
  const { open, remember } = useTabs();
  const day = useOfficeQuery('daily.day', {}, { reads: ['review'] });
  const [oldest, ...more] = day.data?.daysWithoutPage ?? [];
  if (oldest === undefined) return undefined;
  function show(): void {
    open(DAY_PAGE);
    remember(tabId(DAY_PAGE, {}), 'date', oldest?.officeDate);
  }
  return (
    <div className="home-daily">
      <button type="button" className="link" onClick={show}>
        {t('home.daily', { count: more.length + 1 })}
      </button>
    </div>
  );
}
