import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOfficeCommand } from '#renderer/app/use-office.ts';
import { SelectBox } from '#renderer/components/boxes.tsx';
import { ConfirmDialog } from '#renderer/components/confirm-dialog.tsx';
import { FailureNote } from '#renderer/components/notices.tsx';
import { useRecordWords } from '#renderer/components/record-words.ts';
import type { Finished } from '#renderer/features/review/finished.ts';
import type { SubmissionView } from '#shared/review/review.contract.ts';

/** `return` gives it back to be corrected; `reject` ends it for good. */
export type GivingBack = 'return' | 'reject';

interface GiveBackDialogProps {
  readonly view: SubmissionView;
  readonly how: GivingBack;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onFinished: (finished: Finished) => void;
}

/** Back to the maker or refused for good, with the field it is about and the reason in words. */
export function GiveBackDialog({ view, how, open, onClose, onFinished }: GiveBackDialogProps) {
  const { t } = useTranslation('review');
  const words = useRecordWords();
  const [path, setPath] = useState('');
  const [text, setText] = useState('');
  const command = useOfficeCommand(how === 'return' ? 'review.return' : 'review.reject');
  const rowOf = new Map(view.checks.map((check) => [check.path, check.rowNumber]));
  const paths = [
    ...new Set([
      ...view.checks.map((check) => check.path),
      ...words.shown(view.kind, view.content, view.labels).map((v) => v.path),
    ]),
  ];
  const reason = text.trim();
  async function giveBack(): Promise<void> {
    if (reason === '' || command.busy) return;
    const reasons = [{ text: reason, ...(path === '' ? {} : { path }) }];
    const reply = await command.run({ submissionId: view.id, reasons });
    if (!reply.ok) return;
    onFinished({ what: how === 'return' ? 'returned' : 'rejected', serial: view.serial });
    onClose();
  }
  return (
    <ConfirmDialog
      open={open}
      title={t(`${how}.title`, { serial: view.serial, name: view.makerName })}
      verb={t(`${how}.verb`)}
      danger
      busy={command.busy}
      disabled={reason === ''}
      onConfirm={() => void giveBack()}
      onCancel={onClose}
    >
      <p className={how === 'reject' ? '' : 'quiet small'}>{t(`${how}.text`, { name: view.makerName })}</p>
      <SelectBox
        aria-label={t('return.field')}
        value={path}
        onChange={setPath}
        none={t('return.whole')}
        options={paths.map((value) => ({ value, text: words.place(view.kind, value, rowOf.get(value)) }))}
      />
      <textarea
        className="text-box"
        rows={3}
        style={{ marginTop: 8 }}
        maxLength={500}
        aria-label={t(`${how}.reason`)}
        placeholder={t(`${how}.reason`)}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <FailureNote failure={command.failure} />
    </ConfirmDialog>
  );
}
