import { Button } from 'antd';
import { FileText, Paperclip, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '#renderer/app/use-keys.ts';
import { type AnyFailure, useOfficeCommand, useOfficeQuery } from '#renderer/app/use-office.ts';
import { useTabMemory } from '#renderer/app/use-tabs.tsx';
import { Kbd } from '#renderer/components/kbd.tsx';
import { FailureNote } from '#renderer/components/notices.tsx';
import type { AttachmentView } from '#shared/review/review.contract.ts';
import type { Attachment } from '#shared/review/review.schema.ts';

/** Scans, photos and PDFs that will stand beside the checker's boxes. They stay with the tab until they are submitted. */
export interface Attachments {
  readonly files: readonly AttachmentView[];
  /** What a submission names. */
  readonly sent: readonly Attachment[];
  readonly busy: boolean;
  readonly failure: AnyFailure | undefined;
  readonly add: () => void;
  readonly remove: (fileHash: string) => void;
}

/** `returned` is the submission being corrected: its papers are there already. */
export function useAttachments(returned: string | undefined): Attachments {
  const [kept, keep] = useTabMemory<readonly AttachmentView[] | undefined>('attachments', undefined);
  const before = useOfficeQuery(
    'review.show',
    { submissionId: returned ?? '' },
    { enabled: returned !== undefined && kept === undefined },
  );
  const attach = useOfficeCommand('review.attach');
  const files = kept ?? before.data?.attachments ?? [];
  async function add(): Promise<void> {
    const picked = await window.desktop?.pickFile('any');
    if (picked === undefined) return;
    const reply = await attach.run({ fileName: picked.name, contentBase64: picked.contentBase64 });
    if (reply.ok) keep([...files.filter(({ fileHash }) => fileHash !== reply.value.fileHash), reply.value]);
  }
  return {
    files,
    sent: files.map(({ fileHash, fileName }) => ({ fileHash, fileName })),
    busy: attach.busy,
    failure: attach.failure,
    add: () => void add(),
    remove: (fileHash) => keep(files.filter((file) => file.fileHash !== fileHash)),
  };
}

/** One line under the header of a form: the papers behind it, and F3 to add one. */
export function AttachmentBar({ attachments }: { readonly attachments: Attachments }) {
  const { t } = useTranslation('forms');
  const { files, busy, failure, add, remove } = attachments;
  useKeys([{ chord: 'F3', label: t('attach.add'), run: add }]);
  return (
    <div className="attachment-bar" role="group" aria-label={t('attach.title')}>
      <Paperclip size={13} aria-hidden />
      <span className="quiet small">{t(files.length === 0 ? 'attach.none' : 'attach.title')}</span>
      {files.map(({ fileHash, fileName }) => (
        <span key={fileHash} className="attached">
          <FileText size={12} aria-hidden />
          <span className="cut" title={fileName}>
            {fileName}
          </span>
          <button type="button" aria-label={t('attach.remove', { name: fileName })} onClick={() => remove(fileHash)}>
            <X size={12} aria-hidden />
          </button>
        </span>
      ))}
      <Button size="small" loading={busy} onClick={add}>
        {t('attach.add')}
        <Kbd chord="F3" />
      </Button>
      <FailureNote failure={failure} />
    </div>
  );
}
