import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOfficeCommand } from '#renderer/app/use-office.ts';
import { ConfirmDialog } from '#renderer/components/confirm-dialog.tsx';
import { FailureNote } from '#renderer/components/notices.tsx';
import type { SubmitName, Ticket } from '#renderer/components/use-submit-form.ts';
import type { Input } from '#shared/ipc/contract.ts';

interface VoidButtonProps<N extends SubmitName> {
  readonly procedure: N;
  readonly recordId: string;
  readonly version: number;
  /** What people call the record by. */
  readonly number: string;
  readonly disabled: boolean;
  /** The record as it stands: voiding changes nothing in it. */
  readonly draft: () => Input<N>['content'];
}

/** Proposes to void a record. Another person signs; the number stays and is never given again. */
export function VoidButton<N extends SubmitName>(props: VoidButtonProps<N>) {
  const { t } = useTranslation('forms');
  const [asking, setAsking] = useState(false);
  const [ticket, setTicket] = useState<Ticket>();
  return (
    <>
      <Button disabled={props.disabled || ticket !== undefined} onClick={() => setAsking(true)}>
        {ticket === undefined ? t('void') : t('voidSubmitted', { serial: ticket.serial })}
      </Button>
      <VoidDialog {...props} open={asking} onClose={() => setAsking(false)} onTicket={setTicket} />
    </>
  );
}

interface VoidDialogProps<N extends SubmitName> extends Omit<VoidButtonProps<N>, 'disabled'> {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onTicket: (ticket: Ticket) => void;
}

/** Asks before the proposal; also for a row of a list. */
export function VoidDialog<N extends SubmitName>(props: VoidDialogProps<N>) {
  const { t } = useTranslation('forms');
  const command = useOfficeCommand(props.procedure);
  async function propose(): Promise<void> {
    const { recordId, version, draft } = props;
    const reply = await command.run({ action: 'void', recordId, baseVersion: version, content: draft() } as Input<N>);
    if (!reply.ok) return;
    props.onTicket(reply.value as Ticket);
    props.onClose();
  }
  return (
    <ConfirmDialog
      open={props.open}
      title={t('voidTitle', { number: props.number })}
      verb={t('voidVerb')}
      danger
      busy={command.busy}
      onCancel={() => {
        props.onClose();
        command.reset();
      }}
      onConfirm={() => void propose()}
    >
      {t('voidText')}
      <FailureNote failure={command.failure} />
    </ConfirmDialog>
  );
}
