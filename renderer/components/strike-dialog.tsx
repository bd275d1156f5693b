import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type OfficeCommand, useOfficeCommand } from '#renderer/app/use-office.ts';
import { ConfirmDialog } from '#renderer/components/confirm-dialog.tsx';
import { TextBox } from '#renderer/components/boxes.tsx';
import { FailureNote } from '#renderer/components/notices.tsx';
import type { DailyEntryRow, DailyFileRow } from '#shared/daily/daily.contract.ts';

interface StrikeDialogProps {
  readonly entry: Pick<DailyEntryRow, 'id' | 'summary'>;
  readonly onClose: () => void;
}

/** Strikes one's own entry, with the reason that stays beside it. */
export function StrikeDialog({ entry, onClose }: StrikeDialogProps) {
  const { t } = useTranslation('daily');
  const command = useOfficeCommand('daily.strike');
  return (
    <ReasonDialog
      title={t('strike.title')}
      what={entry.summary}
      text={t('strike.text')}
      command={command}
      run={(reason) => command.run({ id: entry.id, reason })}
      onClose={onClose}
    />
  );
}

interface StrikeFileDialogProps {
  readonly file: Pick<DailyFileRow, 'id' | 'fileName'>;
  readonly onClose: () => void;
}

/** Strikes every entry of a file one brought. */
export function StrikeFileDialog({ file, onClose }: StrikeFileDialogProps) {
  const { t } = useTranslation('daily');
  const command = useOfficeCommand('daily.strikeFile');
  return (
    <ReasonDialog
      title={t('strikeFile.title')}
      what={file.fileName}
      text={t('strikeFile.text')}
      command={command}
      run={(reason) => command.run({ id: file.id, reason })}
      onClose={onClose}
    />
  );
}

interface ReasonDialogProps {
  readonly title: string;
  readonly what: string;
  readonly text: string;
  readonly command: Pick<OfficeCommand<'daily.strike'>, 'busy' | 'failure'>;
  readonly run: (reason: string) => Promise<{ readonly ok: boolean }>;
  readonly onClose: () => void;
}

function ReasonDialog({ title, what, text: note, command, run, onClose }: ReasonDialogProps) {
  const { t } = useTranslation('daily');
  const [text, setText] = useState('');
  const reason = text.trim();
  async function strike(): Promise<void> {
    const reply = await run(reason);
    if (reply.ok) onClose();
  }
  const confirm = () => void strike();
  return (
    <ConfirmDialog
      open
      title={title}
      verb={t('strike.verb')}
      danger
      busy={command.busy}
      disabled={reason === ''}
      onConfirm={confirm}
      onCancel={onClose}
    >
      <p>{what}</p>
      <p className="quiet small">{note}</p>
      <TextBox
        value={text}
        maxLength={200}
        aria-label={t('strike.reason')}
        placeholder={t('strike.reason')}
        onChange={setText}
      />
      <FailureNote failure={command.failure} />
    </ConfirmDialog>
  );
}
