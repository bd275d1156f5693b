import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { useTabs } from '#renderer/app/use-tabs.tsx';
import { useSay } from '#renderer/components/register-words.ts';
import { findRegister, REGISTER_READS, type RegisterShown, useRegisters } from '#renderer/components/use-registers.ts';
import { BalanceText } from '#renderer/features/registers/balance-text.tsx';
import { EntryPapers } from '#renderer/features/registers/entry-papers.tsx';
import { isWide, sectionsOf } from '#renderer/components/entry-facts.ts';
import { EntryValue } from '#renderer/features/registers/entry-values.tsx';
import { balanceKey, dueRuleOf, fieldOf, ratioOf, ratioText } from '#shared/registers/register-facts.ts';
import type { RegisterField } from '#shared/registers/register-kind.ts';
import type { RegisterRecord } from '#shared/registers/registers.contract.ts';

interface EntryContentProps {
  readonly shown: RegisterShown;
  readonly entry: RegisterRecord;
}

/** Everything an entry says, under the heads of its form; beside it what waits, what settles it, its balance and its papers. */
export function EntryContent({ shown, entry }: EntryContentProps) {
  const say = useSay();
  const { kind } = shown;
  return (
    <div className="entry-content">
      <div className="entry-sheet">
        {sectionsOf(kind).map(({ head, fields }, at) => (
          <Fragment key={at}>
            {head !== undefined && <h2 className="section-title">{say(head)}</h2>}
            {fields.map((field) => (
              <EntryFact
                key={field.key}
                kindName={kind.name}
                field={field}
                entry={entry}
                wide={isWide(field, fields)}
              />
            ))}
          </Fragment>
        ))}
        {kind.ratio !== undefined && (
          <div className="entry-fact">
            <span className="entry-name">{say(kind.ratio.label)}</span>
            <span className="entry-value num">{ratioText(ratioOf(kind, entry.fields)) || '–'}</span>
          </div>
        )}
      </div>
      <aside className="form-aside">
        <NextStep shown={shown} entry={entry} />
        <Settlement entry={entry} />
        <Balance shown={shown} entry={entry} />
        <EntryPapers entry={entry} />
      </aside>
    </div>
  );
}

interface EntryFactProps {
  readonly kindName: string;
  readonly field: RegisterField;
  readonly entry: RegisterRecord;
  readonly wide: boolean;
}

function EntryFact({ kindName, field, entry, wide }: EntryFactProps) {
  const say = useSay();
  return (
    <div className={wide ? 'entry-fact wide' : 'entry-fact'}>
      <span className="entry-name">{say(field.label)}</span>
      <span className="entry-value">
        <EntryValue field={field} row={entry} revealAs={`register_${kindName}`} />
      </span>
    </div>
  );
}

function AsideBlock({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="aside-block">
      <h2>{title}</h2>
      {children}
    </section>
  );
}

/** What the entry waits for, and until when. */
function NextStep({ shown, entry }: EntryContentProps) {
  const { t } = useTranslation('registers');
  const say = useSay();
  if (entry.inReview) return <AsideBlock title={t('page.next')}>{t('page.waitsForReview')}</AsideBlock>;
  if (entry.state === 'done') return <AsideBlock title={t('page.next')}>{t('page.nothing')}</AsideBlock>;
  const waits = entry.waits.flatMap((wait) => {
    const rule = dueRuleOf(shown.kind, wait.on);
    const done = rule && fieldOf(shown.kind, rule.done.field);
    return rule === undefined || done === undefined ? [] : [{ ...wait, what: say(rule.label), done: say(done.label) }];
  });
  if (waits.length === 0) return undefined;
  return (
    <AsideBlock title={t('page.next')}>
      {waits.map(({ on, dueOn, daysLate, what, done }) => (
        <div key={on}>{t(daysLate > 0 ? 'page.late' : 'page.until', { what, on: dueOn, done, count: daysLate })}</div>
      ))}
    </AsideBlock>
  );
}

function Settlement({ entry }: Pick<EntryContentProps, 'entry'>) {
  const { t } = useTranslation('registers');
  const say = useSay();
  const { open } = useTabs();
  const { settlement } = entry;
  const other = findRegister(useRegisters(settlement !== null).data, settlement?.register ?? '');
  if (settlement === null) return undefined;
  return (
    <AsideBlock title={other === undefined ? t('page.settlement') : say(other.kind.label)}>
      <button
        type="button"
        className="link num"
        onClick={() =>
          open('registers.page', { register: settlement.register, id: settlement.entryId }, settlement.number)
        }
      >
        {settlement.number}
      </button>
    </AsideBlock>
  );
}

/** What the ledger holds now of what this entry moved. */
function Balance({ shown, entry }: EntryContentProps) {
  const { t } = useTranslation('registers');
  const say = useSay();
  const { open } = useTabs();
  const { kind } = shown;
  const { ledger } = kind;
  const wanted = balanceKey(kind, entry.fields);
  const input = { register: kind.name, key: wanted, limit: 1 };
  const balances = useOfficeQuery('registers.balances', input, {
    reads: REGISTER_READS,
    enabled: ledger !== undefined,
  });
  if (ledger === undefined || balances.data === undefined) return undefined;
  const [row] = balances.data.rows;
  return (
    <AsideBlock title={say(ledger.label)}>
      <b className="aside-balance">
        <BalanceText kind={kind} balance={row?.balance ?? 0} />
      </b>{' '}
      <button
        type="button"
        className="link"
        onClick={() => open('registers.turnover', { register: kind.name, key: JSON.stringify(wanted) })}
      >
        {t('turnover.show')}
      </button>
    </AsideBlock>
  );
}
