import { useSay } from '#renderer/components/register-words.ts';
import { StrikeDialog } from '#renderer/components/strike-dialog.tsx';
import { VoidDialog } from '#renderer/components/void-button.tsx';
import { entryTitle } from '#renderer/components/entry-facts.ts';
import type { RegisterKind } from '#shared/registers/register-kind.ts';
import type { RegisterRow } from '#shared/registers/registers.contract.ts';

interface GiveUpDialogProps {
  readonly kind: RegisterKind;
  readonly row: Pick<RegisterRow, 'id' | 'number' | 'version' | 'fields' | 'labels'>;
  readonly onClose: () => void;
}

/** An effective entry is voided by another signature; a daily one is struck by who keyed it, before its day is signed. */
export function GiveUpDialog({ kind, row, onClose }: GiveUpDialogProps) {
  const say = useSay();
  if (kind.review === 'daily') {
    return <StrikeDialog entry={{ id: row.id, summary: entryTitle(kind, row, say) }} onClose={onClose} />;
  }
  return (
    <VoidDialog
      procedure="registers.submit"
      open
      recordId={row.id}
      version={row.version}
      number={row.number ?? ''}
      draft={() => ({ register: kind.name, fields: row.fields })}
      onClose={onClose}
      onTicket={onClose}
    />
  );
}
