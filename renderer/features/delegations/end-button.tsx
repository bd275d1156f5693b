import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '#renderer/app/use-keys.ts';
import { useOfficeCommand } from '#renderer/app/use-office.ts';
import { ConfirmDialog } from '#renderer/components/confirm-dialog.tsx';
import { Kbd } from '#renderer/components/kbd.tsx';
import { FailureNote } from '#renderer/components/notices.tsx';
import type { Ticket } from '#renderer/components/use-submit-form.ts';
import { DelegationDraft, type DelegationRow } from '#shared/users/delegations.contract.ts';

interface EndButtonProps {
  readonly row: DelegationRow | undefined;
  readonly onSubmitted: (ticket: Ticket) => void;
}

/** Ends a delegation before its time. Like its beginning, somebody else signs it. */
export function EndButton({ row, onSubmitted }: EndButtonProps) {
  const { t } = useTranslation('delegations');
  const [asking, setAsking] = useState(false);
  const command = useOfficeCommand('delegations.submit');
  const may = row !== undefined && (row.status === 'coming' || row.status === 'running');
  async function end(): Promise<void> {
    if (row === undefined) return;
    const { id: recordId, version: baseVersion } = row;
    const content = DelegationDraft.strip().parse(row);
    const reply = await command.run({ action: 'void', recordId, baseVersion, content });
    if (!reply.ok) return;
    setAsking(false);
    onSubmitted(reply.value);
  }
  const ask = () => {
    command.reset();
    setAsking(true);
  };
  useKeys([
    { chord: 'Ctrl+Delete', label: t('end.open'), disabled: !may, run: ask },
    ...(asking ? [{ chord: 'Ctrl+Enter', label: t('end.verb'), run: () => void end() }] : []),
  ]);
  return (
    <>
      <Button disabled={!may} onClick={ask}>
        {t('end.open')}
        <Kbd chord="Ctrl+Delete" />
      </Button>
      <ConfirmDialog
        open={asking}
        title={t('end.title', { from: row?.delegatorName, to: row?.delegateName })}
        verb={t('end.verb')}
        danger
        busy={command.busy}
        onCancel={() => setAsking(false)}
        onConfirm={() => void end()}
      >
        {t('end.text', { to: row?.delegateName })}
        <FailureNote failure={command.failure} />
      </ConfirmDialog>
    </>
  );
}
