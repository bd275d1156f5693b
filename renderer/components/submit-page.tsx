import { Button } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { DraftState } from '#renderer/app/draft-book.ts';
import { useTranslation } from 'react-i18next';
import { ErrorBoundary } from '#renderer/app/error-boundary.tsx';
import { useKeys } from '#renderer/app/use-keys.ts';
import { useTab } from '#renderer/app/use-tabs.tsx';
import { AttachmentBar } from '#renderer/components/attachments.tsx';
import { DeviationReasons } from '#renderer/components/deviation-reasons.tsx';
import { Kbd } from '#renderer/components/kbd.tsx';
import { FailureNote, Note } from '#renderer/components/notices.tsx';
import { PageHeader } from '#renderer/components/page-header.tsx';
import { type FormError, RecordForm } from '#renderer/components/record-form.tsx';
import { useRecordWords } from '#renderer/components/record-words.ts';
import { CorrectedNote } from '#renderer/components/returned-note.tsx';
import { StaleView } from '#renderer/components/stale-view.tsx';
import { StatusMark } from '#renderer/components/status-mark.tsx';
import { SubmittedNote } from '#renderer/components/submitted-note.tsx';
import { useFaultWords } from '#renderer/components/use-failure-words.ts';
import type { SubmitForm } from '#renderer/components/use-submit-form.ts';
import { formatInstant } from '#shared/kernel/business-date.ts';

interface SubmitPageProps<V> {
  readonly form: SubmitForm<V>;
  /** Record kind, for the names of the fields in messages. */
  readonly kind: string;
  readonly title: string;
  /** Name of the tab; never a blind value. */
  readonly tabTitle: string;
  /** Facts after the title; without them, that the draft is kept. */
  readonly facts?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  /** At the right of the foot: the totals. */
  readonly foot?: ReactNode;
  /** What the content calls a list of the form, where the form has a shorter name for it. */
  readonly places?: Readonly<Record<string, string>>;
  /** Name of the control that shows a path, where it is called otherwise. */
  readonly fieldOf?: (path: string) => string;
  /** Takes the cursor to a grid cell that a message names; false when the place is an ordinary field. */
  readonly onGo?: (path: string) => boolean;
}

/** The link already says which line; the office's sentence need not say it again. */
function withoutLine(text: string, path: string, line: (count: number) => string): string {
  const [, index] = /\.(\d+)(?:\.|$)/.exec(path) ?? [];
  if (index === undefined) return text;
  const said = line(Number(index) + 1);
  return text.toLowerCase().startsWith(said.toLowerCase())
    ? text.slice(said.length).replace(/^[\s:\uff1a,\uff0c]+/, '')
    : text;
}

/** Every form that proposes a record: header, F8 and Ctrl S, fields, messages whose places are links, and what comes after. */
export function SubmitPage<V>(props: SubmitPageProps<V>) {
  const { form, title, tabTitle, actions, children, foot, onGo } = props;
  const { t } = useTranslation('forms');
  const { setTitle, close } = useTab();
  const words = useRecordWords();
  const say = useFaultWords();
  useEffect(() => setTitle(tabTitle), [tabTitle, setTitle]);
  const [comparing, setComparing] = useState(false);
  const submitButton = useRef<HTMLButtonElement>(null);
  const over = form.ticket !== undefined;
  const isStale = form.stale !== undefined;
  useKeys([
    { chord: 'F8', label: t('submit'), disabled: over || form.busy, run: form.submit },
    { chord: 'Ctrl+S', label: t('saveDraft'), disabled: over, run: form.save },
  ]);
  if (form.ticket !== undefined) return <SubmittedNote ticket={form.ticket} onClose={close} />;
  if (isStale && comparing && form.fill !== undefined) {
    return (
      <StaleView
        form={form}
        fill={form.fill}
        kind={props.kind}
        title={title}
        {...(props.places !== undefined && { places: props.places })}
        onBack={() => setComparing(false)}
      />
    );
  }
  const errors: readonly FormError[] = form.faults.map((fault) => ({
    name: props.fieldOf?.(fault.path) ?? fault.path,
    place: words.place(props.kind, fault.path),
    text: withoutLine(say(fault), fault.path, (count) => t('words:line', { count })),
  }));
  return (
    <>
      <PageHeader
        title={title}
        status={<StatusMark status="draft" />}
        facts={
          <>
            {props.facts !== undefined && <>{props.facts} · </>}
            <DraftKept draft={form.draft} />
          </>
        }
      >
        {actions}
        <Button onClick={form.save}>{t('saveDraft')}</Button>
        <Button ref={submitButton} type="primary" loading={form.busy} onClick={form.submit}>
          {t('submit')}
          <Kbd chord="F8" />
        </Button>
      </PageHeader>
      <AttachmentBar attachments={form.attachments} />
      <CorrectedNote />
      {form.stale !== undefined && <StaleNote base={form.stale.base} onCompare={() => setComparing(true)} />}
      <RecordForm
        label={title}
        errors={errors}
        refusals={form.refusals}
        refusal={form.failure !== undefined && <FailureNote failure={form.failure} />}
        onEnd={() => submitButton.current?.focus()}
        {...(onGo !== undefined && { onGo })}
        foot={
          foot !== undefined && (
            <>
              <span className="push" />
              {foot}
            </>
          )
        }
      >
        <DeviationReasons kind={props.kind} deviations={form.deviations}>
          <ErrorBoundary>{children}</ErrorBoundary>
        </DeviationReasons>
      </RecordForm>
    </>
  );
}

/** Where what was typed is kept: it is never only in the window. */
function DraftKept({ draft }: { readonly draft: DraftState | undefined }) {
  const { t } = useTranslation('forms');
  if (draft === undefined) return <span>{t('autosaves')}</span>;
  const time = (at: number): string => formatInstant(at).slice(11);
  if (draft.where === 'here') return <span className="due-soon">{t('drafted.here', { at: time(draft.at) })}</span>;
  return <span>{draft.keptAt === undefined ? t('drafted.typed') : t('drafted.kept', { at: time(draft.keptAt) })}</span>;
}

/** Somebody else's change took effect meanwhile: what was typed stays, and is carried over when it was looked at. */
function StaleNote({ base, onCompare }: { readonly base: number; readonly onCompare: () => void }) {
  const { t } = useTranslation('forms');
  useKeys([{ chord: 'Alt+D', label: t('stale.compare'), run: onCompare }]);
  return (
    <div className="stale-notes">
      <Note tone="warning" title={t('stale.title')}>
        {t('stale.text', { base })}{' '}
        <Button size="small" onClick={onCompare}>
          {t('stale.compare')}
          <Kbd chord="Alt+D" />
        </Button>
      </Note>
    </div>
  );
}
