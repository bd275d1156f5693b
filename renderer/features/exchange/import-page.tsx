import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTab, useTabMemory, useTabs } from '#renderer/app/use-tabs.tsx';
import { useWork, type WorkHandle } from '#renderer/app/use-work.ts';
import { ErrorNote } from '#renderer/components/notices.tsx';
import { SubmittedNote } from '#renderer/components/submitted-note.tsx';
import { type Ticket, useTicket } from '#renderer/components/use-submit-form.ts';
import { FilePane } from '#renderer/features/exchange/file-pane.tsx';
import { type Kept, KeptNote } from '#renderer/features/exchange/kept-note.tsx';
import { PreviewPane } from '#renderer/features/exchange/preview-pane.tsx';
import { ReadingPane } from '#renderer/features/exchange/reading-pane.tsx';
import { UnreadablePane } from '#renderer/features/exchange/unreadable-pane.tsx';
import { useImportTitle } from '#renderer/features/exchange/use-import-title.ts';
import { type ImportChoices, usePreview } from '#renderer/features/exchange/use-preview.ts';
import type { PickedFile } from '#shared/ipc/office-link.ts';

/** Imports one kind of record: file → preview → one submission. Until the submission nothing is written anywhere. */
export function ImportPage() {
  const tab = useTab();
  const { turn } = useTabs();
  const kind = tab.params['kind'] ?? '';
  const title = useImportTitle(kind);
  const preview = usePreview(kind);
  const submit = useWork(`import.submit.${kind}`);
  const [ticket, setTicket] = useTicket();
  const [kept, setKept] = useTabMemory<Kept | undefined>('kept', undefined);
  const { choices, outcome, failure, reset } = preview;
  const isDaily = outcome?.outcome === 'preview' && outcome.preview.daily;
  const send = useSubmit(submit, choices, isDaily);
  useReturned(submit, (made) => ('fileId' in made ? setKept(made) : setTicket(made)), reset);
  const { setTitle, setDirty } = tab;
  const running = submit.busy ? submit : preview.handle;
  useEffect(() => setTitle(title), [title, setTitle]);
  const unsaved = choices !== undefined && ticket === undefined && kept === undefined && !running.busy;
  useEffect(() => setDirty(unsaved), [unsaved, setDirty]);
  if (ticket !== undefined) return <SubmittedNote ticket={ticket} onClose={tab.close} />;
  if (kept !== undefined) return <KeptNote kept={kept} onClose={tab.close} />;
  if (choices === undefined)
    return (
      <FilePane
        kind={kind}
        title={title}
        onFile={(file: PickedFile) => preview.look({ kind, fileName: file.name, contentBase64: file.contentBase64 })}
      />
    );
  if (failure !== undefined && !preview.handle.busy)
    return <ErrorNote failure={failure} onRetry={() => preview.look(choices)} />;
  if (running.work !== undefined && running.busy && (submit.busy || outcome === undefined))
    return (
      <ReadingPane
        title={title}
        fileName={choices.fileName}
        work={running.work}
        onCancel={() => {
          running.cancel();
          if (!submit.busy) reset();
        }}
        onBackground={() => {
          running.toBackground();
          turn(-1);
        }}
      />
    );
  if (outcome === undefined)
    return (
      <FilePane
        kind={kind}
        title={title}
        onFile={(file) => preview.look({ kind, fileName: file.name, contentBase64: file.contentBase64 })}
      />
    );
  if (outcome.outcome === 'unreadable')
    return (
      <UnreadablePane
        outcome={outcome}
        choices={choices}
        title={title}
        busy={preview.handle.busy}
        onTry={preview.look}
        onOther={reset}
      />
    );
  return (
    <PreviewPane
      title={title}
      choices={choices}
      preview={outcome.preview}
      busy={preview.handle.busy}
      failure={send.failure}
      onChoose={preview.look}
      onOther={reset}
      onSubmit={send.run}
    />
  );
}

/** One submission of the rows that are taken, or the entries of today that they become; it goes on when the tab is left. */
function useSubmit(submit: WorkHandle, choices: ImportChoices | undefined, isDaily: boolean) {
  const { t } = useTranslation('works');
  const [tried, setTried] = useState<ImportChoices>();
  return {
    failure:
      tried !== undefined && tried === choices && submit.work?.state === 'failed' ? submit.work.failure : undefined,
    run: (records: number): void => {
      if (choices === undefined) return;
      setTried(choices);
      const input = { ...choices, acceptedRecords: records };
      if (isDaily) {
        submit.start({
          title: t('importKeep', { name: choices.fileName }),
          name: 'exchange.keepEntries',
          input,
          conclude: ({ entries }) => ({ text: t('importKept', { count: entries }), open: { page: 'daily.day' } }),
        });
        return;
      }
      submit.start({
        title: t('importSubmit', { name: choices.fileName }),
        name: 'exchange.submit',
        input,
        conclude: ({ serial }) => ({ text: t('importSubmitted', { serial }), open: { page: 'review.centre' } }),
      });
    },
  };
}

/** What was made while this tab was elsewhere: its note stays with the tab, the file is let go. */
function useReturned(submit: WorkHandle, take: (made: Ticket | Kept) => void, reset: () => void) {
  const made = submit.work?.state === 'done' ? (submit.work.value as Ticket | Kept | undefined) : undefined;
  const { consume } = submit;
  useEffect(() => {
    if (made === undefined) return;
    take(made);
    consume();
    reset();
  });
}
