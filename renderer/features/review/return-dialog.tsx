import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '#renderer/app/use-keys.ts';
import { useOfficeCommand } from '#renderer/app/use-office.ts';
import { SelectBox } from '#renderer/components/boxes.tsx';
import { ConfirmDialog } from '#renderer/components/confirm-dialog.tsx';
import { FailureNote } from '#renderer/components/notices.tsx';
import { useRecordWords } from '#renderer/components/record-words.ts';
import type { Finished } from '#renderer/features/review/finished.ts';
import type { SubmissionView } from '#shared/review/review.contract.ts';

interface ReturnDialogProps {
  readonly view: SubmissionView;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onFinished: (finished: Finished) => void;
}

/** Back to the maker, with the field it is about and the reason in words. */
export function ReturnDialog({ view, open, onClose, onFinished }: ReturnDialogProps) {
  const { t } = useTranslation('review');
  const words = useRecordWords();
  const [path, setPath] = useState('');
  const [text, setText] = useState('');
  const command = useOfficeCommand('review.return');
  const paths = [
    ...new Set([
      ...view.checks.map((check) => check.path),
      ...words.shown(view.kind, view.content, view.labels).map((v) => v.path),
    ]),
  ];
  const reason = text.trim();
  async function giveBack(): Promise<void> {
    const reasons = [{ text: reason, ...(path === '' ? {} : { path }) }];
    const reply = await command.run({ submissionId: view.id, reasons });
    if (!reply.ok) return;
    onFinished({ what: 'returned', serial: view.serial });
    onClose();
  }
  useKeys(
    open ? [{ chord: 'Ctrl+Enter', label: t('return.verb'), disabled: reason === '', run: () => void giveBack() }] : [],
  );
  return (
    <ConfirmDialog
      open={open}
      title={t('return.title', { serial: view.serial, name: view.makerName })}
      verb={t('return.verb')}
      danger
      busy={command.busy}
      disabled={reason === ''}
      onConfirm={() => void giveBack()}
      onCancel={onClose}
    >
      <p className="quiet small">{t('return.text')}</p>
      <SelectBox
        aria-label={t('return.field')}
        value={path}
        onChange={setPath}
        none={t('return.whole')}
        options={paths.map((value) => ({ value, text: words.place(view.kind, value) }))}
      />
      <textarea
        className="text-box"
        rows={3}
        style={{ marginTop: 8 }}
        maxLength={500}
        aria-label={t('return.reason')}
        placeholder={t('return.reason')}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <FailureNote failure={command.failure} />
    </ConfirmDialog>
  );
}
