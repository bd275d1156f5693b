import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AnyFailure, useOfficeCommand, useOfficeQuery } from '#renderer/app/use-office.ts';
import { MOST_FILE_BYTES, MOST_FILES, pickedFrom } from '#renderer/components/file-bytes.ts';
import type { PickedFile } from '#shared/ipc/office-link.ts';
import type { AttachmentView } from '#shared/review/review.contract.ts';
import type { Attachment } from '#shared/review/review.schema.ts';

/** Scans, photos and PDFs that will stand beside the checker's boxes. They stay with the draft until it is submitted. */
export interface Attachments {
  readonly files: readonly AttachmentView[];
  /** What a submission names. */
  readonly sent: readonly Attachment[];
  /** The submission whose papers were taken over, from where they can be looked at. */
  readonly from: string | undefined;
  readonly busy: boolean;
  readonly failure: AnyFailure | undefined;
  readonly pick: () => void;
  /** Puts one file in; answers whether the office took it. */
  readonly add: (picked: PickedFile) => Promise<boolean>;
  /** Dropped or pasted ones. */
  readonly addAll: (files: readonly File[]) => void;
  readonly remove: (fileHash: string) => void;
  /** The one just taken out, until the next change. */
  readonly removed: AttachmentView | undefined;
  readonly putBack: () => void;
}

type Papers = readonly AttachmentView[];

/** `returned` is the submission being corrected: its papers are there already. */
export function useAttachments(
  returned: string | undefined,
  kept: Papers | undefined,
  keep: (change: (now: Papers | undefined) => Papers) => void,
): Attachments {
  const { t } = useTranslation('forms');
  const [refused, setRefused] = useState<AnyFailure>();
  const [removed, setRemoved] = useState<{ readonly file: AttachmentView; readonly at: number }>();
  const before = useOfficeQuery(
    'review.show',
    { submissionId: returned ?? '' },
    { enabled: returned !== undefined && kept === undefined },
  );
  const attach = useOfficeCommand('review.attach');
  const files = kept ?? before.data?.attachments ?? [];
  /** Always on what is there by now: several files arrive one after the other. */
  const change = (next: (now: Papers) => Papers): void => keep((now) => next(now ?? before.data?.attachments ?? []));
  async function add({ name, contentBase64 }: PickedFile): Promise<boolean> {
    setRemoved(undefined);
    const refusal = refusalOf(name, (contentBase64.length * 3) / 4, files.length);
    setRefused(refusal);
    if (refusal !== undefined) return false;
    const reply = await attach.run({ fileName: name, contentBase64 });
    if (reply.ok) change((now) => [...now.filter(({ fileHash }) => fileHash !== reply.value.fileHash), reply.value]);
    return reply.ok;
  }
  async function addAll(given: readonly File[]): Promise<void> {
    for (const file of given) {
      const refusal = refusalOf(file.name, file.size, files.length);
      if (refusal !== undefined) return setRefused(refusal);
      // A pasted picture has no name of its own.
      const name = /^image\.\w+$/.test(file.name) ? t('attach.pasted', { file: file.name }) : file.name;
      if (!(await add(await pickedFrom(file, name)))) return undefined;
    }
    return undefined;
  }
  return {
    files,
    sent: files.map(({ fileHash, fileName }) => ({ fileHash, fileName })),
    from: returned,
    busy: attach.busy,
    failure: refused ?? attach.failure,
    pick: () => void window.desktop?.pickFile('any').then((picked) => (picked === undefined ? false : add(picked))),
    add,
    addAll: (given) => void addAll(given),
    remove(fileHash) {
      const at = files.findIndex((file) => file.fileHash === fileHash);
      const file = files[at];
      if (file !== undefined) setRemoved({ file, at });
      change((now) => now.filter((one) => one.fileHash !== fileHash));
    },
    removed: removed?.file,
    putBack() {
      if (removed !== undefined) change((now) => now.toSpliced(removed.at, 0, removed.file));
      setRemoved(undefined);
    },
  };
}

/** What the office would refuse anyway is said before it is sent. */
function refusalOf(file: string, bytes: number, count: number): AnyFailure | undefined {
  if (bytes > MOST_FILE_BYTES) {
    return { code: 'rule_broken', rule: 'review.attachment_too_large', details: { file, megabytes: 20 } };
  }
  if (count >= MOST_FILES)
    return { code: 'rule_broken', rule: 'review.too_many_attachments', details: { most: MOST_FILES } };
  return undefined;
}
