import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay, useSession } from '#renderer/app/session.tsx';
import { useOfficeCommand, useOfficeQuery } from '#renderer/app/use-office.ts';
import { useTabs } from '#renderer/app/use-tabs.tsx';
import { PasswordBox } from '#renderer/components/boxes.tsx';
import { Field } from '#renderer/components/field.tsx';
import { drawn, type ListColumn, words } from '#renderer/components/list-columns.tsx';
import { useLocalList } from '#renderer/components/list/list-model.ts';
import type { RowAction } from '#renderer/components/list/row-menu.tsx';
import { ListPage } from '#renderer/components/list-page.tsx';
import { FailureNote, Note } from '#renderer/components/notices.tsx';
import { StatusMark } from '#renderer/components/status-mark.tsx';
import type { PersonRow } from '#shared/users/users.contract.ts';

/** 人员与岗位: who works here, as what, and how a newcomer comes in. */
export function PeoplePage() {
  const { t } = useTranslation('users');
  const { open } = useTabs();
  const mayWrite = useMay()('people.write');
  const people = useOfficeQuery('people.list', {}, { reads: ['review'] });
  const [newcomer, setNewcomer] = useState<PersonRow>();
  const [inHand, setInHand] = useState<PersonRow>();
  const actionsOf = usePersonActions(setNewcomer);
  const list = useLocalList<PersonRow>({
    name: 'people',
    rows: people.data,
    error: people.error,
    reload: () => void people.refetch(),
  });
  return (
    <ListPage
      title={t('people.title')}
      facts={t('people.facts')}
      list={list}
      columns={useColumns()}
      rowKey={(person) => person.id}
      rowName={(person) => person.name}
      rowLook={(person) => (person.active ? undefined : 'dim')}
      rowActions={actionsOf}
      onRow={setInHand}
      ticks={null}
      exportAs="people"
      {...(mayWrite && { onOpen: (person: PersonRow) => open('people.form', { record: person.id }) })}
      create={{
        label: t('people.new'),
        allowed: mayWrite,
        run: () => open('people.form', { draft: crypto.randomUUID() }),
      }}
      actions={
        <>
          {mayWrite && <Button onClick={() => open('people.recovery')}>{t('recovery.code')}</Button>}
          {inHand !== undefined &&
            actionsOf(inHand).map(({ key, label, disabled, run }) => (
              <Button key={key} disabled={disabled === true} onClick={run}>
                {label}
              </Button>
            ))}
        </>
      }
      note={newcomer !== undefined && <FirstPassword person={newcomer} onDone={() => setNewcomer(undefined)} />}
      empty={{ title: t('people.title'), text: t('people.facts') }}
    />
  );
}

function useColumns(): readonly ListColumn<PersonRow>[] {
  const { t } = useTranslation('users');
  return useMemo(() => {
    const state = (person: PersonRow) => t(person.active ? 'people.here' : 'people.left');
    return [
      words('name', t('fields.person.name'), 120, (person) => person.name, { frozen: true }),
      words('title', t('fields.person.title'), 140, (person) => person.title),
      words(
        'roles',
        t('fields.person.roles'),
        320,
        (person) => person.roles.map((role) => t(`values.person.roles.${role}`)).join(' · '),
        { grow: true },
      ),
      drawn('active', t('fields.person.active'), 110, state, (person) => (
        <StatusMark status={person.active ? 'effective' : 'void'} text={state(person)} />
      )),
    ];
  }, [t]);
}

/** What the person here may do with another: change, reset the password, see off, or give half a first password. */
function usePersonActions(onFirstPassword: (person: PersonRow) => void): (person: PersonRow) => readonly RowAction[] {
  const { t } = useTranslation('users');
  const { open } = useTabs();
  const may = useMay();
  const { session } = useSession();
  return (person) => {
    const isOther = person.active && person.id !== session?.personId;
    const mayWrite = may('people.write');
    const offered: (RowAction | false)[] = [
      mayWrite && {
        key: 'change',
        label: t('people.change'),
        chord: 'F2',
        run: () => open('people.form', { record: person.id }),
      },
      mayWrite &&
        isOther &&
        person.hasPassword && {
          key: 'reset',
          label: t('people.reset'),
          run: () => open('people.resetForm', { person: person.id }),
        },
      mayWrite &&
        isOther && {
          key: 'departs',
          label: t('people.departs'),
          run: () => open('people.departureForm', { person: person.id }),
        },
      may('review.check') &&
        isOther &&
        !person.hasPassword && { key: 'half', label: t('people.half'), run: () => onFirstPassword(person) },
    ];
    return offered.filter((action) => action !== false);
  };
}

/** One of two halves. Nobody knows both but the newcomer, so nobody else can sign in under that name. */
function FirstPassword({ person, onDone }: { readonly person: PersonRow; readonly onDone: () => void }) {
  const { t } = useTranslation('users');
  const [half, setHalf] = useState('');
  const [given, setGiven] = useState<number>();
  const command = useOfficeCommand('people.issuePassword');
  async function give(): Promise<void> {
    const reply = await command.run({ personId: person.id, newPassword: half });
    if (!reply.ok) return;
    setHalf('');
    setGiven(reply.value.halves);
  }
  return (
    <section className="panel" aria-label={t('people.half')} style={{ padding: 12, marginBottom: 10, maxWidth: 640 }}>
      <h2>{t('people.halfFor', { name: person.name })}</h2>
      <p className="quiet">{t('people.halfText')}</p>
      <Field label={t('people.halfLabel')} required hint={t('firstRun.passwordHint')}>
        {(control) => <PasswordBox {...control} value={half} onChange={setHalf} autoFocus />}
      </Field>
      {given !== undefined && <Note tone="success" title={t(given === 2 ? 'people.bothGiven' : 'people.oneGiven')} />}
      <FailureNote failure={command.failure} />
      <div style={{ display: 'flex', gap: 8, justifyContent: 'flex-end', marginTop: 10 }}>
        <Button onClick={onDone}>{t('people.close')}</Button>
        <Button type="primary" loading={command.busy} disabled={half.length < 8} onClick={() => void give()}>
          {t('people.give')}
        </Button>
      </div>
    </section>
  );
}
