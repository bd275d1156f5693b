import { Button } from 'antd';
import { Eye, EyeOff } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '#renderer/app/session.tsx';
import { useKeys } from '#renderer/app/use-keys.ts';
import { type OfficeCommand, useOfficeCommand } from '#renderer/app/use-office.ts';
import { Kbd } from '#renderer/components/kbd.tsx';
import { FailureNote } from '#renderer/components/notices.tsx';
import { ReadThrough } from '#renderer/components/read-through.tsx';
import { RekeySheet } from '#renderer/components/rekey-sheet.tsx';
import { SignPanel } from '#renderer/components/sign-panel.tsx';
import { SignatureChain } from '#renderer/components/signature-chain.tsx';
import { partAt } from '#renderer/components/record-words.ts';
import { StatusMark } from '#renderer/components/status-mark.tsx';
import { withoutEntries } from '#renderer/features/review/entries-paper.tsx';
import type { Finished } from '#renderer/features/review/finished.ts';
import { FIRST_GAP, GapsNote, hasGaps } from '#renderer/features/review/gaps-note.tsx';
import { JudgementNote } from '#renderer/features/review/judgement-note.tsx';
import { MakerActions } from '#renderer/features/review/maker-actions.tsx';
import { ReturnDialog } from '#renderer/features/review/return-dialog.tsx';
import { lineName } from '#renderer/features/review/line-name.ts';
import { type Entry, useEntry } from '#renderer/features/review/use-entry.ts';
import { useShownAt } from '#renderer/features/review/use-shown-at.ts';
import { useSigning } from '#renderer/features/review/use-signing.ts';
import type { SubmissionView } from '#shared/review/review.contract.ts';

interface KeyingPaneProps {
  readonly view: SubmissionView;
  readonly onJudged: () => void;
  readonly onFinished: (finished: Finished) => void;
}

type Comparing = OfficeCommand<'review.reenter'>;

/** The boxes and the comparison of them all at once, in the checker's own session. */
function useKeying(
  view: SubmissionView,
  onJudged: () => void,
): { entry: Entry; command: Comparing; compare: () => Promise<void> } {
  const entry = useEntry(view.checks, view.judgement);
  const command = useOfficeCommand('review.reenter');
  async function compare(): Promise<void> {
    const reply = await command.run({ submissionId: view.id, ...entry.sent() });
    if (!reply.ok) return;
    entry.empty(reply.value.differing);
    onJudged();
  }
  return { entry, command, compare };
}

/** The boxes, the verdict, the rest to read through, and the signature. One submission, one instance. */
export function KeyingPane({ view, onJudged, onFinished }: KeyingPaneProps) {
  const { t } = useTranslation('review');
  const { session } = useSession();
  const [panel, setPanel] = useState<'sign' | 'return'>();
  const { entry, command, compare } = useKeying(view, onJudged);
  const signing = useSigning(view, onFinished);
  const form = useRef<HTMLFormElement>(null);
  const shownAt = useShownAt(view);
  const { state } = view.judgement;
  const ready = state === 'agrees' || state === 'not_needed';
  const blind = view.mayCheck && (state === 'not_keyed' || state === 'differs');
  const [blanksMeant, setBlanksMeant] = useState(false);
  const hasBlanks = hasGaps(entry);
  useEffect(() => {
    if (state === 'differs') form.current?.querySelector<HTMLElement>('.differs input')?.focus();
  }, [state]);
  function mainAction(): void {
    if (ready && view.mayCheck) setPanel('sign');
    else if (blind && hasBlanks && !blanksMeant) {
      setBlanksMeant(true);
      form.current?.querySelector<HTMLElement>(FIRST_GAP)?.focus();
    } else if (blind) {
      setBlanksMeant(false);
      void compare();
    }
  }
  useKeys([
    // Not bound for the maker, whose Ctrl ↵ hands over to a colleague at the desk.
    ...(view.mayCheck && panel !== 'return'
      ? [{ chord: 'Ctrl+Enter', label: t('keys.compare'), run: mainAction }]
      : []),
    { chord: 'F7', label: t('keys.return'), disabled: !view.mayReturn, run: () => setPanel('return') },
  ]);
  return (
    <section className="review-keying" aria-label={t('keying.label')}>
      <KeyingHead view={view} />
      <form ref={form} className="keying-scroll" autoComplete="off" onSubmit={(event) => event.preventDefault()}>
        {view.mayCheck && (
          <RekeySheet
            kind={view.kind}
            checks={view.checks}
            judgement={view.judgement}
            entry={entry.typed}
            confirmed={entry.confirmed}
            lineName={(group, index) => lineName(view.content, view.labels, group, index)}
            shownAt={shownAt}
            onEntry={entry.type}
            onConfirm={entry.tick}
          />
        )}
        <FailureNote failure={command.failure ?? signing.failure} />
        {blind && hasBlanks && blanksMeant && <GapsNote kind={view.kind} entry={entry} />}
        <JudgementNote view={view} refused={signing.refused} />
        <ReadThrough
          kind={view.kind}
          content={withoutEntries(view.content)}
          hidden={view.hidden}
          labels={view.labels}
        />
        <h3 className="section-title">{t('chain.title')}</h3>
        <SignatureChain events={view.chain} />
      </form>
      {panel === 'sign' ? (
        <SignPanel
          personName={session?.name ?? ''}
          ordinal={view.signatures + 1}
          required={view.requiredSignatures}
          contentHash={view.contentHash}
          totalFen={totalOf(view.content)}
          busy={signing.busy}
          refusal={signing.refusal}
          window={signing.window}
          onSign={(password) => void signing.sign(password).then((over) => setPanel(over ? undefined : 'sign'))}
          onCancel={() => setPanel(undefined)}
        />
      ) : (
        <KeyingActions
          view={view}
          entry={entry}
          blind={blind}
          ready={ready}
          busy={command.busy}
          onMain={mainAction}
          onReturn={() => setPanel('return')}
          onFinished={onFinished}
        />
      )}
      <ReturnDialog view={view} open={panel === 'return'} onClose={() => setPanel(undefined)} onFinished={onFinished} />
    </section>
  );
}

/** The total a signature covers; undefined where the record has none or it is still hidden. */
function totalOf(content: unknown): number | undefined {
  const total = partAt(content, 'grossFen') ?? partAt(content, 'order.grossFen');
  return typeof total === 'number' ? total : undefined;
}

interface KeyingActionsProps {
  readonly view: SubmissionView;
  readonly entry: Entry;
  /** The boxes can still be keyed. */
  readonly blind: boolean;
  /** All agree, or there was nothing to key. */
  readonly ready: boolean;
  readonly busy: boolean;
  readonly onMain: () => void;
  readonly onReturn: () => void;
  readonly onFinished: (finished: Finished) => void;
}

function KeyingActions({ view, entry, blind, ready, busy, onMain, onReturn, onFinished }: KeyingActionsProps) {
  const { t } = useTranslation('review');
  return (
    <div className="keying-actions">
      {!view.mayCheck && <MakerActions view={view} onFinished={onFinished} />}
      {view.mayReturn && (
        <Button danger onClick={onReturn}>
          {t('return.open')}
          <Kbd chord="F7" />
        </Button>
      )}
      {view.mayCheck && <span className="push" />}
      {blind && <span className="quiet small num">{t('keyedOf', { done: entry.keyed, of: entry.open })}</span>}
      {view.mayCheck && (
        <Button type="primary" data-main-action disabled={!ready && !blind} loading={busy} onClick={onMain}>
          {t(ready ? 'sign.open' : 'compare')}
          <Kbd chord="Ctrl+Enter" />
        </Button>
      )}
    </div>
  );
}

function KeyingHead({ view }: { readonly view: SubmissionView }) {
  const { t } = useTranslation('review');
  const rekeys = view.mayCheck && view.checks.some((check) => check.mode === 'rekey');
  return (
    <div className="pane-bar">
      {view.hidden.length > 0 ? <EyeOff size={14} aria-hidden /> : <Eye size={14} aria-hidden />}
      <b>{t(rekeys ? 'keying.title' : 'keying.read')}</b>
      <span className="quiet cut small push">{t(view.hidden.length > 0 ? 'keying.blind' : 'keying.shown')}</span>
      {view.state !== 'submitted' && <StateMark state={view.state} />}
    </div>
  );
}

function StateMark({ state }: { readonly state: SubmissionView['state'] }) {
  const { t } = useTranslation('review');
  const marks = { disputed: 'disputed', returned: 'returned', effective: 'effective', rejected: 'rejected' } as const;
  const status =
    state === 'submitted' ? 'submitted' : state === 'withdrawn' || state === 'expired' ? 'void' : marks[state];
  return <StatusMark status={status} text={t(`state.${state}`)} />;
}
