import { useTranslation } from 'react-i18next';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { useTabs } from '#renderer/app/use-tabs.tsx';
import { EmptyState, ErrorNote, GreyRows } from '#renderer/components/notices.tsx';
import { useSay } from '#renderer/components/register-words.ts';
import { findRegister, REGISTER_READS, useRegisters } from '#renderer/components/use-registers.ts';
import { ChaseMark } from '#renderer/features/registers/chase-mark.tsx';
import { dueRuleOf } from '#shared/registers/register-facts.ts';

const SHOWN = 40;

/** 催办 beside the board: what presses most in all registers, and the way to the whole list. */
export function ChasePanel() {
  const { t } = useTranslation('registers');
  const say = useSay();
  const { open } = useTabs();
  const kinds = useRegisters();
  const due = useOfficeQuery('registers.due', { limit: SHOWN }, { reads: REGISTER_READS });
  return (
    <section className="panel chase-panel" aria-label={t('chase.title')}>
      <header>
        {t('chase.title')}
        <span className="push" />
        <button type="button" className="link" onClick={() => open('registers.due')}>
          {t('chase.all')}
        </button>
      </header>
      {due.isError && <ErrorNote error={due.error} onRetry={() => void due.refetch()} />}
      {due.isPending && <GreyRows rows={6} />}
      {due.data?.rows.length === 0 && <EmptyState title={t('chase.none')}>{t('chase.noneText')}</EmptyState>}
      <ul className="work-list">
        {due.data?.rows.map((row) => {
          const kind = findRegister(kinds.data, row.register)?.kind;
          const rule = kind && dueRuleOf(kind, row.on);
          return (
            <li key={`${row.register}/${row.id}/${row.on}`}>
              <button
                type="button"
                onClick={() =>
                  open('registers.page', { register: row.register, id: row.id }, row.number ?? say(row.title))
                }
              >
                <span className="chase-what">{rule && say(rule.label)}</span>
                <span className="cut push">{say(row.title)}</span>
                <ChaseMark row={row} />
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
