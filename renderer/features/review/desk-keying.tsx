import { Button } from 'antd';
import { EyeOff } from 'lucide-react';
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOfficeStatus, useSession } from '#renderer/app/session.tsx';
import { useKeys } from '#renderer/app/use-keys.ts';
import { PasswordBox, SelectBox } from '#renderer/components/boxes.tsx';
import { Kbd } from '#renderer/components/kbd.tsx';
import { FailureNote } from '#renderer/components/notices.tsx';
import { ReadThrough } from '#renderer/components/read-through.tsx';
import { RekeySheet } from '#renderer/components/rekey-sheet.tsx';
import { DeskSignPanel } from '#renderer/features/review/desk-sign-panel.tsx';
import { withoutEntries } from '#renderer/features/review/entries-paper.tsx';
import type { Finished } from '#renderer/features/review/finished.ts';
import { FIRST_GAP, GapsNote, hasGaps } from '#renderer/features/review/gaps-note.tsx';
import { JudgementNote } from '#renderer/features/review/judgement-note.tsx';
import { lineName } from '#renderer/features/review/line-name.ts';
import { type DeskSigning, useDeskSigning } from '#renderer/features/review/use-desk-signing.ts';
import { type Entry, useEntry } from '#renderer/features/review/use-entry.ts';
import { useShownAt } from '#renderer/features/review/use-shown-at.ts';
import type { SubmissionView } from '#shared/review/review.contract.ts';

interface DeskKeyingProps {
  readonly view: SubmissionView;
  readonly onFinished: (finished: Finished) => void;
}

/** The same blind boxes as in the review centre; who keyed them is asked beside, and then there is a minute to sign. */
export function DeskKeying({ view, onFinished }: DeskKeyingProps) {
  const { t } = useTranslation('review');
  const signing = useDeskSigning(view, onFinished);
  const entry = useEntry(view.checks, signing.judgement);
  const form = useRef<HTMLFormElement>(null);
  const shownAt = useShownAt(view);
  const [name, setName] = useState('');
  const { judgement, grant } = signing;
  useFirstBox(form, judgement.state);
  const rekeys = view.checks.some((check) => check.mode === 'rekey');
  return (
    <section className="review-keying" aria-label={t('keying.label')}>
      <div className="pane-bar">
        <EyeOff size={14} aria-hidden />
        <b>{t(rekeys ? 'keying.title' : 'keying.read')}</b>
        <span className="quiet cut small push">{t(view.hidden.length > 0 ? 'keying.blind' : 'keying.shown')}</span>
      </div>
      <form ref={form} className="desk-form" autoComplete="off" onSubmit={(event) => event.preventDefault()}>
        <div className="keying-scroll">
          <RekeySheet
            kind={view.kind}
            checks={view.checks}
            judgement={judgement}
            entry={entry.typed}
            confirmed={entry.confirmed}
            lineName={(group, index) => lineName(view.content, view.labels, group, index)}
            shownAt={shownAt}
            onEntry={entry.type}
            onConfirm={entry.tick}
          />
          <FailureNote failure={signing.failure} />
          <JudgementNote view={{ ...view, judgement }} refused={signing.refused} />
          <ReadThrough
            kind={view.kind}
            content={withoutEntries(view.content)}
            hidden={view.hidden}
            labels={view.labels}
          />
        </div>
        {grant === undefined && judgement.state !== 'disputed' && (
          <WhoKeyed view={view} signing={signing} entry={entry} form={form} name={name} onName={setName} />
        )}
      </form>
      {grant !== undefined && (
        <DeskSignPanel
          view={view}
          grant={grant}
          busy={signing.busy}
          onSign={() => void signing.sign()}
          onLapse={signing.lapse}
        />
      )}
    </section>
  );
}

/** The first empty box at the start, the first different one on the second chance. */
function useFirstBox(form: RefObject<HTMLFormElement | null>, state: DeskSigning['judgement']['state']): void {
  useEffect(() => {
    const box = state === 'differs' ? '.differs input' : 'input:not([readonly]), select';
    if (state !== 'agrees') form.current?.querySelector<HTMLElement>(box)?.focus();
  }, [form, state]);
}

interface WhoKeyedProps {
  readonly view: SubmissionView;
  readonly signing: DeskSigning;
  readonly entry: Entry;
  readonly form: RefObject<HTMLFormElement | null>;
  readonly name: string;
  readonly onName: (name: string) => void;
}

/** Name and password of whoever stands there. The password is forgotten with every attempt. */
function WhoKeyed({ view, signing, entry, form, name, onName }: WhoKeyedProps) {
  const { t } = useTranslation('review');
  const { session } = useSession();
  const people = (useOfficeStatus().data?.people ?? []).filter(
    (person) => person.name !== session?.name && person.name !== view.makerName,
  );
  const [password, setPassword] = useState('');
  const [blanksMeant, setBlanksMeant] = useState(false);
  const { state } = signing.judgement;
  const ready = state === 'agrees' || state === 'not_needed';
  const go = (selector: string) => form.current?.querySelector<HTMLElement>(selector)?.focus();
  useEffect(() => {
    if (signing.refusal !== undefined) form.current?.querySelector<HTMLElement>('[name=desk-password]')?.focus();
  }, [form, signing.refusal]);
  function compare(): void {
    if (!ready && hasGaps(entry) && !blanksMeant) {
      setBlanksMeant(true);
      go(FIRST_GAP);
    } else if (name === '') go('[name=desk-name]');
    else if (password === '') go('[name=desk-password]');
    else {
      setBlanksMeant(false);
      setPassword('');
      void signing.compare(name, password, entry);
    }
  }
  function pick(next: string): void {
    onName(next);
    if (state === view.judgement.state) return;
    signing.startOver();
    entry.empty(view.checks.map((check) => check.path));
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.ctrlKey || event.nativeEvent.isComposing) return;
    const at = event.target instanceof HTMLElement ? event.target.getAttribute('name') : null;
    if (at !== 'desk-name' && at !== 'desk-password') return;
    event.preventDefault();
    if (at === 'desk-name') go('[name=desk-password]');
    else compare();
  }
  useKeys([{ chord: 'Ctrl+Enter', label: t('compare'), run: compare }]);
  return (
    <div className="sign-panel desk-who" onKeyDown={onKeyDown}>
      {blanksMeant && hasGaps(entry) && <GapsNote kind={view.kind} entry={entry} />}
      {signing.refusal !== undefined && (
        <div className="wrong-text small minus" role="alert">
          {signing.refusal}
        </div>
      )}
      <div className="row">
        <SelectBox
          name="desk-name"
          data-after-boxes
          aria-label={t('desk.who')}
          value={name}
          none={t('desk.who')}
          options={people.map((person) => ({ value: person.name, text: `${person.name} ${person.title}`.trim() }))}
          onChange={pick}
        />
        <PasswordBox
          name="desk-password"
          aria-label={t('sign.password')}
          placeholder={t('sign.password')}
          value={password}
          onChange={setPassword}
        />
        <Button type="primary" data-main-action loading={signing.busy} onClick={compare}>
          {t(ready ? 'desk.again' : 'compare')}
          <Kbd chord="Ctrl+Enter" />
        </Button>
      </div>
      <div className="quiet small">
        {t('keyedOf', { done: entry.keyed, of: entry.open })} · {t('desk.forgets')}
      </div>
    </div>
  );
}
