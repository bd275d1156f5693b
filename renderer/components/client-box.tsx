import type { ReactNode } from 'react';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { Field } from '#renderer/components/field.tsx';
import { Picker } from '#renderer/components/picker.tsx';
import { useFaultWords } from '#renderer/components/use-failure-words.ts';
import { useClientSearch } from '#renderer/components/use-pick-searches.ts';
import type { FieldFault } from '#shared/kernel/failure.ts';

interface ClientBoxProps {
  readonly label: string;
  /** Id of the client; empty while nobody is chosen. */
  readonly clientId: string;
  readonly faults: readonly FieldFault[];
  readonly onPick: (clientId: string) => void;
  readonly required?: boolean;
  /** Who it is stays as it was signed. */
  readonly fixed?: boolean;
  /** The form begins here. */
  readonly begins?: boolean;
  readonly hint?: ReactNode;
  readonly warning?: string | undefined;
}

/** The client of a form, picked by code, name or pinyin initials. Its place in the content is `clientId`. */
export function ClientBox({ clientId, faults, onPick, fixed = false, begins = false, ...field }: ClientBoxProps) {
  const say = useFaultWords();
  const search = useClientSearch();
  const client = useOfficeQuery('clients.get', { id: clientId }, { enabled: clientId !== '' }).data?.content;
  const fault = faults.find(({ path }) => path === 'clientId');
  return (
    <Field {...field} span={2} error={fault === undefined ? undefined : say(fault)}>
      {(control) => (
        <Picker
          {...control}
          name="clientId"
          data-begin={begins ? '' : undefined}
          what="clients"
          disabled={fixed}
          value={clientId === '' ? undefined : { id: clientId, code: client?.code ?? '', name: client?.name ?? '…' }}
          search={search}
          onPick={(choice) => onPick(choice?.id ?? '')}
        />
      )}
    </Field>
  );
}
