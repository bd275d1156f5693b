import { useEffect, useState } from 'react';
import { useOfficeCommand } from '#renderer/app/use-office.ts';
import { useTab } from '#renderer/app/use-tabs.tsx';
import { ErrorNote } from '#renderer/components/notices.tsx';
import { SubmittedNote } from '#renderer/components/submitted-note.tsx';
import { useTicket } from '#renderer/components/use-submit-form.ts';
import { FilePane } from '#renderer/features/exchange/file-pane.tsx';
import { PreviewPane } from '#renderer/features/exchange/preview-pane.tsx';
import { ReadingPane } from '#renderer/features/exchange/reading-pane.tsx';
import { UnreadablePane } from '#renderer/features/exchange/unreadable-pane.tsx';
import { useImportTitle } from '#renderer/features/exchange/use-import-title.ts';
import { type ImportChoices, usePreview } from '#renderer/features/exchange/use-preview.ts';
import type { PickedFile } from '#shared/ipc/office-link.ts';

/** Imports one kind of record: file → preview → one submission. Until the submission nothing is written anywhere. */
export function ImportPage() {
  const tab = useTab();
  const kind = tab.params['kind'] ?? '';
  const title = useImportTitle(kind);
  const [choices, setChoices] = useState<ImportChoices>();
  const [ticket, setTicket] = useTicket();
  const preview = usePreview();
  const submit = useOfficeCommand('exchange.submit');
  const { setTitle, setDirty } = tab;
  useEffect(() => setTitle(title), [title, setTitle]);
  useEffect(() => setDirty(choices !== undefined && ticket === undefined), [choices, ticket, setDirty]);

  function look(next: ImportChoices): void {
    setChoices(next);
    submit.reset();
    preview.look(next);
  }
  function start(file: PickedFile): void {
    look({ kind, fileName: file.name, contentBase64: file.contentBase64 });
  }
  async function send(records: number): Promise<void> {
    if (choices === undefined) return;
    const reply = await submit.run({ ...choices, acceptedRecords: records });
    if (reply.ok) setTicket(reply.value);
  }
  const { outcome, failure } = preview;
  if (ticket !== undefined) return <SubmittedNote ticket={ticket} onClose={tab.close} />;
  if (choices === undefined) return <FilePane title={title} onFile={start} />;
  const again = () => {
    preview.cancel();
    setChoices(undefined);
  };
  if (failure !== undefined) return <ErrorNote error={failure} onRetry={() => preview.look(choices)} />;
  if (outcome === undefined || submit.busy) {
    const running = submit.busy ? submit : preview;
    return (
      <ReadingPane
        title={title}
        fileName={choices.fileName}
        progress={running.progress}
        onCancel={submit.busy ? submit.cancel : again}
      />
    );
  }
  if (outcome.outcome === 'unreadable')
    return (
      <UnreadablePane
        outcome={outcome}
        choices={choices}
        title={title}
        busy={preview.busy}
        onTry={look}
        onOther={again}
      />
    );
  return (
    <PreviewPane
      title={title}
      choices={choices}
      preview={outcome.preview}
      busy={preview.busy}
      failure={submit.failure}
      onChoose={look}
      onOther={again}
      onSubmit={(records) => void send(records)}
    />
  );
}
