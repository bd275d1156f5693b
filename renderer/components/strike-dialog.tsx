import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '#renderer/app/use-keys.ts';
import { useOfficeCommand } from '#renderer/app/use-office.ts';
import { ConfirmDialog } from '#renderer/components/confirm-dialog.tsx';
import { TextBox } from '#renderer/components/boxes.tsx';
import { FailureNote } from '#renderer/components/notices.tsx';
import type { DailyEntryRow } from '#shared/daily/daily.contract.ts';

interface StrikeDialogProps {
  readonly entry: Pick<DailyEntryRow, 'id' | 'summary'>;
  readonly onClose: () => void;
}

/** Strikes one's own entry, with the reason that stays beside it. */
export function StrikeDialog({ entry, onClose }: StrikeDialogProps) {
  const { t } = useTranslation('daily');
  const [text, setText] = useState('');
  const command = useOfficeCommand('daily.strike');
  const reason = text.trim();
  async function strike(): Promise<void> {
    const reply = await command.run({ id: entry.id, reason });
    if (reply.ok) onClose();
  }
  const run = () => void strike();
  useKeys([{ chord: 'Ctrl+Enter', label: t('strike.verb'), disabled: reason === '', run }]);
  return (
    <ConfirmDialog
      open
      title={t('strike.title')}
      verb={t('strike.verb')}
      danger
      busy={command.busy}
      disabled={reason === ''}
      onConfirm={run}
      onCancel={onClose}
    >
      <p>{entry.summary}</p>
      <p className="quiet small">{t('strike.text')}</p>
      <TextBox
        autoFocus
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
