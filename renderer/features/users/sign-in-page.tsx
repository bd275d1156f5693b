import { Button } from 'antd';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TitleOnly } from '#renderer/app/title-only.tsx';
import { useAppearance } from '#renderer/app/appearance.tsx';
import type { OfficeStatusView } from '#renderer/app/session.tsx';
import { useOfficeCommand } from '#renderer/app/use-office.ts';
import { PasswordBox, TextBox } from '#renderer/components/boxes.tsx';
import { Kbd } from '#renderer/components/kbd.tsx';
import { FailureNote, Note } from '#renderer/components/notices.tsx';
import { RecoverForm } from '#renderer/features/users/recover-form.tsx';
import { formatInstant } from '#shared/kernel/business-date.ts';

interface SignInPageProps {
  readonly status: OfficeStatusView;
  readonly onSignedIn: () => void;
}

const SHOWN = 6;
type PersonTile = OfficeStatusView['people'][number];

/** 换人: pick the person by number or arrows, type the password, Enter. */
export function SignInPage({ status, onSignedIn }: SignInPageProps) {
  const { t } = useTranslation('users');
  const look = useAppearance();
  const tiles = status.people.slice(0, SHOWN);
  const others = status.people.length > SHOWN;
  const [name, setName] = useState(tiles[0]?.name ?? '');
  // Picking the person already picked must bring the cursor back to the password, too.
  const [picks, setPicks] = useState(0);
  const pick = (next: string | undefined) => {
    if (next !== undefined) setName(next);
    setPicks(picks + 1);
  };
  const picked = status.people.find((person) => person.name === name);
  const [recovering, setRecovering] = useState(false);
  if (recovering) {
    return (
      <div className="sign-in">
        <TitleOnly officeName={status.officeName} />
        <main className="middle">
          <RecoverForm status={status} startName={name} onLeave={() => setRecovering(false)} />
        </main>
      </div>
    );
  }
  return (
    <div className="sign-in">
      <TitleOnly officeName={status.officeName} />
      <main className="middle">
        <div className="card">
          <section className="people">
            <div style={{ display: 'flex', alignItems: 'baseline', gap: 10, marginBottom: 6 }}>
              <h1>{t('signIn.title')}</h1>
              <span className="quiet small">{t('signIn.how')}</span>
            </div>
            {status.sample !== undefined && (
              <Note tone="info" title={t('sample.people')}>
                <span className="code">{status.sample.password}</span> {t('sample.peopleText')}
              </Note>
            )}
            <div className="tiles" role="listbox" aria-label={t('signIn.people')} tabIndex={-1}>
              {tiles.map((person, index) => (
                <Tile
                  key={person.name}
                  person={person}
                  digit={index + 1}
                  selected={person.name === name}
                  onPick={() => pick(person.name)}
                />
              ))}
            </div>
            {others && (
              <div className="field">
                <label htmlFor="other-person">{t('signIn.other')}</label>
                <TextBox id="other-person" value={name} onChange={setName} placeholder={t('signIn.otherHint')} />
              </div>
            )}
          </section>
          <SignInForm
            key={`${name}/${picks}`}
            name={name}
            title={picked?.title ?? ''}
            count={tiles.length}
            onPick={(index) => pick(tiles[index]?.name)}
            onSignedIn={onSignedIn}
            onForgotten={() => setRecovering(true)}
          />
        </div>
        <div className="below">
          <span className="num">{formatInstant(status.now)}</span>
          <button
            type="button"
            className="link"
            onClick={() => look.change({ language: look.language === 'zh-CN' ? 'en-US' : 'zh-CN' })}
          >
            {t('signIn.otherLanguage')}
          </button>
        </div>
      </main>
    </div>
  );
}

interface TileProps {
  readonly person: PersonTile;
  readonly digit: number;
  readonly selected: boolean;
  readonly onPick: () => void;
}

function Tile({ person, digit, selected, onPick }: TileProps) {
  return (
    <button type="button" role="option" aria-selected={selected} className="person-tile" onClick={onPick}>
      <span className="initial" aria-hidden>
        {person.name.slice(0, 1)}
      </span>
      <span className="cut">
        <b style={{ fontSize: 14 }}>{person.name}</b> <span className="quiet small">{person.title}</span>
      </span>
      <Kbd chord={String(digit)} />
    </button>
  );
}

interface SignInFormProps {
  readonly name: string;
  readonly title: string;
  readonly count: number;
  readonly onPick: (index: number) => void;
  readonly onSignedIn: () => void;
  readonly onForgotten: () => void;
}

/** The password of the picked person. While it is empty, a digit picks another person instead. */
function SignInForm({ name, title, count, onPick, onSignedIn, onForgotten }: SignInFormProps) {
  const { t } = useTranslation('users');
  const [password, setPassword] = useState('');
  const [refused, setRefused] = useState<{ readonly left: number; readonly until: number | undefined }>();
  const command = useOfficeCommand('session.signIn');
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (password === '' || command.busy) return;
    const reply = await command.run({ name, password });
    setPassword('');
    if (!reply.ok) return;
    if (reply.value.outcome === 'signed_in') onSignedIn();
    else setRefused({ left: reply.value.failuresLeft, until: reply.value.lockedUntil });
  }
  function type(text: string): void {
    const digit = password === '' && /^[1-9]$/.test(text) ? Number(text) : 0;
    if (digit > 0 && digit <= count) onPick(digit - 1);
    else setPassword(text);
  }
  return (
    <form ref={form} className="who" autoComplete="off" onSubmit={(event) => void submit(event)}>
      <span className="initial" aria-hidden>
        {name.slice(0, 1)}
      </span>
      <div style={{ fontSize: 18, fontWeight: 600, marginTop: 12 }}>
        {name}{' '}
        <span className="quiet" style={{ fontSize: 13, fontWeight: 400 }}>
          {title}
        </span>
      </div>
      <label htmlFor="sign-in-password">{t('signIn.password')}</label>
      <PasswordBox id="sign-in-password" value={password} onChange={type} />
      <Button
        type="primary"
        htmlType="submit"
        size="large"
        style={{ marginTop: 14 }}
        loading={command.busy}
        disabled={password === ''}
      >
        {t('signIn.enter')}
        <Kbd chord="Enter" />
      </Button>
      <div style={{ marginTop: 12 }}>
        {refused !== undefined && (
          <Note tone="error" title={t('signIn.refused')}>
            {refused.until === undefined
              ? t('signIn.left', { count: refused.left })
              : t('signIn.locked', { until: formatInstant(refused.until).slice(11) })}
          </Note>
        )}
        <FailureNote failure={command.failure} />
      </div>
      <span className="push" />
      <p className="small quiet">{t('signIn.newcomer')}</p>
      <p className="small quiet">
        {t('signIn.forgotten')}{' '}
        <button type="button" className="link" onClick={onForgotten}>
          {t('signIn.useRecovery')}
        </button>
      </p>
    </form>
  );
}
