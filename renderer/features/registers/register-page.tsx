import { Button } from 'antd';
import { Printer } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay, useToday } from '#renderer/app/session.tsx';
import { useKeys } from '#renderer/app/use-keys.ts';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { useTab, useTabMemory, useTabs } from '#renderer/app/use-tabs.tsx';
import { EntryMark } from '#renderer/components/entry-mark.tsx';
import { Kbd } from '#renderer/components/kbd.tsx';
import { ErrorNote, GreyRows } from '#renderer/components/notices.tsx';
import { PageHeader } from '#renderer/components/page-header.tsx';
import { RecordHistory } from '#renderer/components/record-history.tsx';
import { useSay } from '#renderer/components/register-words.ts';
import { REGISTER_READS, type RegisterShown } from '#renderer/components/use-registers.ts';
import { GiveUpDialog } from '#renderer/features/registers/give-up-dialog.tsx';
import { EntryContent } from '#renderer/features/registers/entry-content.tsx';
import { entryName, entryTitle, quickDone } from '#renderer/components/entry-facts.ts';
import { WithRegister } from '#renderer/features/registers/with-register.tsx';
import type { RegisterRecord } from '#shared/registers/registers.contract.ts';

const PARTS = ['content', 'history'] as const;

/** One entry of a register: what it says, what waits, what settles it, and who signed. */
export function RegisterPage() {
  return <WithRegister>{(shown) => <Entry shown={shown} />}</WithRegister>;
}

function Entry({ shown }: { readonly shown: RegisterShown }) {
  const { t } = useTranslation('registers');
  const say = useSay();
  const { params, setTitle } = useTab();
  const [part, setPart] = useTabMemory<(typeof PARTS)[number]>('part', 'content');
  const { kind } = shown;
  const id = params['id'] ?? '';
  const entry = useOfficeQuery('registers.get', { register: kind.name, id }, { reads: REGISTER_READS });
  const title = entry.data === undefined ? undefined : entryName(kind, entry.data, say);
  useEffect(() => {
    if (title !== undefined) setTitle(title);
  }, [title, setTitle]);
  useKeys([{ chord: 'F5', label: t('forms:reload'), run: () => void entry.refetch() }]);
  if (entry.isError) return <ErrorNote error={entry.error} onRetry={() => void entry.refetch()} />;
  if (entry.data === undefined) return <GreyRows />;
  return (
    <>
      <EntryHeader shown={shown} entry={entry.data} />
      <div className="sub-tabs" role="tablist" aria-label={t('forms:parts')}>
        {PARTS.map((value) => (
          <button key={value} type="button" role="tab" aria-selected={part === value} onClick={() => setPart(value)}>
            {t(`forms:part.${value}`)}
          </button>
        ))}
      </div>
      <div className="scroll entry-page">
        {part === 'content' ? (
          <EntryContent shown={shown} entry={entry.data} />
        ) : (
          <div className="entry-history">
            <EntryHistory shown={shown} entry={entry.data} />
          </div>
        )}
      </div>
    </>
  );
}

interface EntryProps {
  readonly shown: RegisterShown;
  readonly entry: RegisterRecord;
}

function EntryHeader({ shown, entry }: EntryProps) {
  const { t } = useTranslation('registers');
  const { kind, mayWrite } = shown;
  const say = useSay();
  const today = useToday();
  const mayPrint = useMay()('printing.print');
  const { open } = useTabs();
  const name = entryName(kind, entry, say);
  const isStruck = entry.state === 'struck';
  const mayAmend = mayWrite && !entry.inReview && !isStruck;
  const done = quickDone(kind, entry);
  const form = (more: Readonly<Record<string, string>> = {}) =>
    open('registers.form', { register: kind.name, record: entry.id, ...more }, name);
  const amend = () => form();
  const print = () => open('printing.preview', { document: 'register_entry', id: entry.id, number: name });
  const mayBecome = useMay()('clients.write') && mayAmend && kind.becomes !== undefined;
  const isMade = kind.becomes !== undefined && entry.fields[kind.becomes.done] !== undefined;
  const become = () => open('clients.form', { draft: crypto.randomUUID(), register: kind.name, entry: entry.id });
  const finish = () => done !== undefined && form({ set: `${done.key}=${today}` });
  useKeys([
    { chord: 'F2', label: t(`amend.${kind.review}`), disabled: !mayAmend, run: amend },
    { chord: 'Ctrl+P', label: t('forms:print'), disabled: !mayPrint || isStruck, run: print },
    ...(done === undefined
      ? []
      : [{ chord: 'F10', label: t('list.done', { what: say(done.label) }), disabled: !mayAmend, run: finish }]),
  ]);
  return (
    <PageHeader
      title={entry.number ?? say(kind.label)}
      status={<EntryMark row={entry} />}
      facts={
        <>
          {entry.number !== null && <>{say(kind.label)} · </>}
          {entryTitle(kind, entry, say)}
        </>
      }
    >
      {kind.becomes !== undefined && !isMade && (
        <Button disabled={!mayBecome} onClick={become}>
          {say(kind.becomes.label)}
        </Button>
      )}
      <GiveUp shown={shown} entry={entry} disabled={!mayAmend} />
      <Button disabled={!mayPrint || isStruck} icon={<Printer size={13} aria-hidden />} onClick={print}>
        {t('forms:print')}
        <Kbd chord="Ctrl+P" />
      </Button>
      <Button disabled={!mayAmend} type={done === undefined ? 'primary' : 'default'} onClick={amend}>
        {t(`amend.${kind.review}`)}
        <Kbd chord="F2" />
      </Button>
      {done !== undefined && (
        <Button type="primary" disabled={!mayAmend} onClick={finish}>
          {t('list.done', { what: say(done.label) })}
          <Kbd chord="F10" />
        </Button>
      )}
    </PageHeader>
  );
}

/** Void or strike, after a question. */
function GiveUp({ shown, entry, disabled }: EntryProps & { readonly disabled: boolean }) {
  const { t } = useTranslation('registers');
  const { kind } = shown;
  const [asking, setAsking] = useState(false);
  const isPast = kind.review === 'daily' && entry.reviewed;
  return (
    <>
      <Button disabled={disabled || isPast} onClick={() => setAsking(true)}>
        {t(`giveUp.${kind.review}`)}
      </Button>
      {asking && <GiveUpDialog kind={kind} row={entry} onClose={() => setAsking(false)} />}
    </>
  );
}

/** The signatures of an entry of its own, or the page of the day that stands for it. */
function EntryHistory({ shown, entry }: EntryProps) {
  const { t } = useTranslation('registers');
  const { open } = useTabs();
  const { kind } = shown;
  if (kind.review === 'effective') {
    return (
      <RecordHistory
        kind={`register_${kind.name}`}
        recordId={entry.id}
        {...(entry.submissionId !== null && { submissionId: entry.submissionId })}
      />
    );
  }
  return (
    <>
      <p>{t(entry.reviewed ? 'history.signedDay' : 'history.openDay')}</p>
      <Button onClick={() => open('daily.day')}>{t('history.toDay')}</Button>
    </>
  );
}
