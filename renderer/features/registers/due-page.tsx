import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { usePagedQuery } from '#renderer/app/use-paged-query.ts';
import { useTabMemory, useTabs } from '#renderer/app/use-tabs.tsx';
import { SelectBox } from '#renderer/components/boxes.tsx';
import { day, drawn, type ListColumn, plain, words } from '#renderer/components/list-columns.tsx';
import { useLocalList } from '#renderer/components/list/list-model.ts';
import { ListPage } from '#renderer/components/list-page.tsx';
import { useSay } from '#renderer/components/register-words.ts';
import { findRegister, REGISTER_READS, useRegisters } from '#renderer/components/use-registers.ts';
import { ChaseMark, type ChaseRow } from '#renderer/features/registers/chase-mark.tsx';
import { dueRuleOf, dueRulesOf } from '#shared/registers/register-facts.ts';

/** 催办: entries of all registers that wait for something, the latest first. */
export function RegistersDuePage() {
  const { t } = useTranslation('registers');
  const { open } = useTabs();
  const say = useSay();
  const nameOf = (row: ChaseRow) => row.number ?? say(row.title);
  const kinds = useRegisters();
  const [register, setRegister] = useTabMemory('register', '');
  const input = register === '' ? {} : { register };
  const due = usePagedQuery('registers.due', input, { reads: REGISTER_READS });
  const list = useLocalList<ChaseRow>({ name: 'registers.due', ...due, input });
  const chased = (kinds.data ?? []).filter(({ kind }) => dueRulesOf(kind).length > 0);
  return (
    <ListPage
      title={t('chase.title')}
      facts={t('chase.facts')}
      list={list}
      columns={useChaseColumns()}
      filters={
        <div className="chase-register">
          <SelectBox
            aria-label={t('chase.register')}
            value={register}
            none={t('chase.every')}
            options={chased.map(({ kind }) => ({ value: kind.name, text: say(kind.label) }))}
            onChange={setRegister}
          />
        </div>
      }
      rowKey={(row) => `${row.register}/${row.id}/${row.on}`}
      rowName={nameOf}
      onOpen={(row) => open('registers.page', { register: row.register, id: row.id }, nameOf(row))}
      exportAs="registers_due"
      empty={{ title: t('chase.none'), text: t('chase.noneText') }}
      {...(register !== '' && { narrowed: { onClear: () => setRegister('') } })}
    />
  );
}

function useChaseColumns(): readonly ListColumn<ChaseRow>[] {
  const { t } = useTranslation('registers');
  const say = useSay();
  const kinds = useRegisters().data;
  return useMemo(() => {
    const kindOf = (row: ChaseRow) => findRegister(kinds, row.register)?.kind;
    const stateOf = ({ daysLate, dueOn }: ChaseRow) => {
      if (daysLate > 0) return t('words:status.lateDays', { count: daysLate });
      return daysLate === 0 ? t('chase.today') : dueOn;
    };
    return [
      words<ChaseRow>('register', t('chase.columns.register'), 150, (row) => {
        const kind = kindOf(row);
        return kind === undefined ? row.register : say(kind.label);
      }),
      plain<ChaseRow>('number', t('columns.number'), 140, (row) => row.number),
      words<ChaseRow>('title', t('chase.columns.title'), 320, (row) => say(row.title), { grow: true }),
      words<ChaseRow>('waits', t('chase.columns.waits'), 170, (row) => {
        const kind = kindOf(row);
        const rule = kind && dueRuleOf(kind, row.on);
        return rule === undefined ? '' : say(rule.label);
      }),
      day<ChaseRow>('dueOn', t('columns.dueOn'), (row) => row.dueOn),
      drawn<ChaseRow>('daysLate', t('columns.state'), 130, stateOf, (row) => <ChaseMark row={row} />),
    ];
  }, [kinds, say, t]);
}
