import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay, useSession } from '#renderer/app/session.tsx';
import { useKeys } from '#renderer/app/use-keys.ts';
import { useOfficeCommand, useOfficeQuery } from '#renderer/app/use-office.ts';
import { useTabs } from '#renderer/app/use-tabs.tsx';
import { PasswordBox } from '#renderer/components/boxes.tsx';
import { Field } from '#renderer/components/field.tsx';
import { Kbd } from '#renderer/components/kbd.tsx';
import { ErrorNote, FailureNote, GreyRows, Note } from '#renderer/components/notices.tsx';
import { PageHeader } from '#renderer/components/page-header.tsx';
import { StatusMark } from '#renderer/components/status-mark.tsx';
import type { PersonRow } from '#shared/users/users.contract.ts';

/** 人员与岗位: who works here, as what, and how a newcomer comes in. */
export function PeoplePage() {
  const { t } = useTranslation('users');
  const { open } = useTabs();
  const may = useMay();
  const people = useOfficeQuery('people.list', {}, { reads: ['review'] });
  const [newcomer, setNewcomer] = useState<PersonRow>();
  const create = () => open('people.form', { draft: crypto.randomUUID() });
  useKeys([{ chord: 'Ctrl+N', label: t('people.new'), disabled: !may('people.write'), run: create }]);
  return (
    <>
      <PageHeader title={t('people.title')} facts={t('people.facts')}>
        {may('people.write') && <Button onClick={() => open('people.recovery')}>{t('recovery.code')}</Button>}
        {may('people.write') && (
          <Button type="primary" onClick={create}>
            {t('people.new')}
            <Kbd chord="Ctrl+N" />
          </Button>
        )}
      </PageHeader>
      {people.isError && <ErrorNote error={people.error} onRetry={() => void people.refetch()} />}
      {people.isPending && <GreyRows />}
      <div className="scroll" style={{ padding: '0 14px' }}>
        {newcomer !== undefined && <FirstPassword person={newcomer} onDone={() => setNewcomer(undefined)} />}
        <table className="plain-table">
          <thead>
            <tr>
              <th>{t('fields.person.name')}</th>
              <th>{t('fields.person.title')}</th>
              <th>{t('fields.person.roles')}</th>
              <th>{t('fields.person.active')}</th>
              <th />
            </tr>
          </thead>
          <tbody>
            {people.data?.map((person) => (
              <PersonLine key={person.id} person={person} onFirstPassword={() => setNewcomer(person)} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function PersonLine({ person, onFirstPassword }: { readonly person: PersonRow; readonly onFirstPassword: () => void }) {
  const { t } = useTranslation('users');
  const { open } = useTabs();
  const may = useMay();
  const { session } = useSession();
  const others = person.active && person.id !== session?.personId;
  return (
    <tr>
      <td>{person.name}</td>
      <td>{person.title}</td>
      <td>{person.roles.map((role) => t(`values.person.roles.${role}`)).join(' · ')}</td>
      <td>
        <StatusMark
          status={person.active ? 'effective' : 'void'}
          text={t(person.active ? 'people.here' : 'people.left')}
        />
      </td>
      <td style={{ textAlign: 'right' }}>
        {may('people.write') && (
          <Button size="small" onClick={() => open('people.form', { record: person.id })}>
            {t('people.change')}
          </Button>
        )}{' '}
        {may('people.write') && others && person.hasPassword && (
          <Button size="small" onClick={() => open('people.resetForm', { person: person.id })}>
            {t('people.reset')}
          </Button>
        )}{' '}
        {may('people.write') && others && (
          <Button size="small" onClick={() => open('people.departureForm', { person: person.id })}>
            {t('people.departs')}
          </Button>
        )}{' '}
        {may('review.check') && others && !person.hasPassword && (
          <Button size="small" onClick={onFirstPassword}>
            {t('people.half')}
          </Button>
        )}
      </td>
    </tr>
  );
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
