import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '#renderer/app/session.tsx';
import { useKeys } from '#renderer/app/use-keys.ts';
import { type OfficeCommand, useOfficeCommand } from '#renderer/app/use-office.ts';
import { FailureNote } from '#renderer/components/notices.tsx';
import { ReadThrough } from '#renderer/components/read-through.tsx';
import { RekeySheet } from '#renderer/components/rekey-sheet.tsx';
import { ReturnedNote } from '#renderer/components/returned-note.tsx';
import { SignPanel } from '#renderer/components/sign-panel.tsx';
import { SignatureChain } from '#renderer/components/signature-chain.tsx';
import { partAt, useRecordWords } from '#renderer/components/record-words.ts';
import { amountOf } from '#renderer/components/register-words.ts';
import { withoutEntries } from '#renderer/features/review/entries-paper.tsx';
import type { Finished } from '#renderer/features/review/finished.ts';
import { ComparedNote } from '#renderer/features/review/compared-note.tsx';
import { FIRST_GAP, GapsNote, hasGaps } from '#renderer/features/review/gaps-note.tsx';
import { GiveBackDialog, type GivingBack } from '#renderer/features/review/give-back-dialog.tsx';
import { JudgementNote } from '#renderer/features/review/judgement-note.tsx';
import { KeyingActions } from '#renderer/features/review/keying-actions.tsx';
import { KeyingHead } from '#renderer/features/review/keying-head.tsx';
import { lineName } from '#renderer/features/review/line-name.ts';
import { PolicySteps } from '#renderer/features/review/policy-steps.tsx';
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
  onFinished: (finished: Finished) => void,
): { entry: Entry; command: Comparing; compare: () => Promise<void> } {
  const { t } = useTranslation('review');
  const words = useRecordWords();
  const entry = useEntry(view.checks, view.judgement);
  const command = useOfficeCommand('review.reenter');
  async function compare(): Promise<void> {
    const reply = await command.run({ submissionId: view.id, ...entry.sent() });
    if (!reply.ok) return;
    const { state, differing } = reply.value;
    entry.empty(differing);
    onJudged();
    // It may leave this person's queue at once, so what became of it is said above the queue.
    if (state !== 'disputed') return;
    const places = differing.map((path) => words.place(view.kind, path)).join(t('comma'));
    onFinished({ what: 'disputed', serial: view.serial, places });
  }
  return { entry, command, compare };
}

/** The boxes, the verdict, the rest to read through, and the signature. One submission, one instance. */
export function KeyingPane({ view, onJudged, onFinished }: KeyingPaneProps) {
  const { t } = useTranslation('review');
  const { session } = useSession();
  const [panel, setPanel] = useState<'sign' | GivingBack>();
  const { entry, command, compare } = useKeying(view, onJudged, onFinished);
  const signing = useSigning(view, onFinished);
  const form = useRef<HTMLFormElement>(null);
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
    ...(view.mayCheck && panel !== 'return' && panel !== 'reject'
      ? [{ chord: 'Ctrl+Enter', label: t('keys.compare'), run: mainAction }]
      : []),
    { chord: 'F7', label: t('keys.return'), disabled: !view.mayReturn, run: () => setPanel('return') },
    { chord: 'Shift+F7', label: t('reject.verb'), disabled: !view.mayReject, run: () => setPanel('reject') },
  ]);
  return (
    <section className="review-keying" aria-label={t('keying.label')}>
      <KeyingHead view={view} />
      <form
        ref={form}
        className="keying-scroll"
        // Scrolled by keys where nothing in it takes the focus.
        tabIndex={view.mayCheck ? undefined : 0}
        aria-label={t('keying.label')}
        autoComplete="off"
        onSubmit={(event) => event.preventDefault()}
      >
        <ReturnedNote view={view} />
        <PolicySteps view={view} />
        {view.mayCheck && <BlindBoxes view={view} entry={entry} />}
        <FailureNote failure={command.failure ?? signing.failure} />
        {blind && hasBlanks && blanksMeant && <GapsNote kind={view.kind} entry={entry} />}
        <JudgementNote view={view} refused={signing.refused} />
        <Rest view={view} />
      </form>
      {panel === 'sign' ? (
        <SignPanel
          personName={session?.name ?? ''}
          ordinal={view.signatures + 1}
          required={view.requiredSignatures}
          contentHash={view.contentHash}
          totalFen={totalOf(view)}
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
          onGiveBack={setPanel}
          onFinished={onFinished}
        />
      )}
      <GiveBackDialog
        key={panel}
        view={view}
        how={panel === 'reject' ? 'reject' : 'return'}
        open={panel === 'return' || panel === 'reject'}
        onClose={() => setPanel(undefined)}
        onFinished={onFinished}
      />
    </section>
  );
}

/** What is keyed and ticked, without anything of what the maker keyed. */
function BlindBoxes({ view, entry }: { readonly view: SubmissionView; readonly entry: Entry }) {
  const { t } = useTranslation('review');
  const shownAt = useShownAt(view);
  return (
    <>
      {view.drawnLines !== undefined && <p className="quiet small">{t('drawn', { count: view.drawnLines.length })}</p>}
      <RekeySheet
        kind={view.kind}
        checks={view.checks}
        judgement={view.judgement}
        drawn={view.drawnLines !== undefined}
        entry={entry.typed}
        confirmed={entry.confirmed}
        lineName={(group, index) => lineName(view.content, view.labels, group, index)}
        shownAt={shownAt}
        onEntry={entry.type}
        onConfirm={entry.tick}
      />
    </>
  );
}

/** What the program compared, what is only read, and who has signed so far. */
function Rest({ view }: { readonly view: SubmissionView }) {
  const { t } = useTranslation('review');
  return (
    <>
      <ComparedNote view={view} />
      <ReadThrough kind={view.kind} content={withoutEntries(view.content)} hidden={view.hidden} labels={view.labels} />
      <h2 className="section-title">{t('chain.title')}</h2>
      <SignatureChain kind={view.kind} events={view.chain} />
    </>
  );
}

/** The total a signature covers; undefined where the record has none or it is still hidden. */
function totalOf({ kind, content }: SubmissionView): number | undefined {
  const total = partAt(content, 'grossFen') ?? partAt(content, 'order.grossFen') ?? amountOf(kind, content);
  return typeof total === 'number' ? total : undefined;
}
