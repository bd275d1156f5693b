import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOfficeCommand } from '#renderer/app/use-office.ts';
import { TextBox } from '#renderer/components/boxes.tsx';
import { ConfirmDialog } from '#renderer/components/confirm-dialog.tsx';
import { FailureNote } from '#renderer/components/notices.tsx';
import type { ClientPairRow } from '#shared/clients/client-merges.contract.ts';

/** 非同一客户: an entry of the day on the first of the two, with the reason. */
export function ApartDialog({ pair, onClose }: { readonly pair: ClientPairRow; readonly onClose: () => void }) {
  const { t } = useTranslation('clients');
  const [text, setText] = useState('');
  const command = useOfficeCommand('daily.add');
  const reason = text.trim();
  async function note(): Promise<void> {
    const otherName = `${pair.secondCode} ${pair.secondName}`;
    const reply = await command.run({
      kind: 'client_distinct',
      subject: { kind: 'client', id: pair.firstId },
      content: { otherId: pair.secondId, otherName, reason },
    });
    if (reply.ok) onClose();
  }
  const run = () => void note();
  return (
    <ConfirmDialog
      open
      title={t('duplicates.keepApart')}
      verb={t('duplicates.keepApart')}
      busy={command.busy}
      disabled={reason === ''}
      onConfirm={run}
      onCancel={onClose}
    >
      <p>{`${pair.firstCode} ${pair.firstName}`}</p>
      <p>{`${pair.secondCode} ${pair.secondName}`}</p>
      <p className="quiet small">{t('duplicates.apartText')}</p>
      <TextBox
        value={text}
        maxLength={200}
        aria-label={t('duplicates.apartReason')}
        placeholder={t('duplicates.apartReason')}
        onChange={setText}
      />
      <FailureNote failure={command.failure} />
    </ConfirmDialog>
  );
}
