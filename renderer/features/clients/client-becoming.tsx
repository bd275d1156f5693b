import type { ReactNode } from 'react';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { useTab } from '#renderer/app/use-tabs.tsx';
import { ErrorNote, GreyRows } from '#renderer/components/notices.tsx';
import { useSay } from '#renderer/components/register-words.ts';
import { findRegister, REGISTER_READS, useRegisters } from '#renderer/components/use-registers.ts';
import {
  type ClientFormValues,
  clientForm,
  filledClient,
  withFills,
} from '#renderer/features/clients/client-form-model.ts';
import { fillsOf } from '#shared/registers/register-facts.ts';
import type { RegisterKind } from '#shared/registers/register-kind.ts';
import type { EntryFields, RegisterRecord } from '#shared/registers/registers.contract.ts';

/** Which entry goes into a file, on which of its versions; the file where one is amended. */
export interface Becoming {
  readonly register: string;
  readonly entryId: string;
  readonly entryVersion: number;
  readonly file?: { readonly clientId: string; readonly version: number };
}

interface BecomingClientProps {
  readonly children: (start: ClientFormValues, becoming: Becoming) => ReactNode;
}

/** The form of a file, filled from the entry its tab names: 意向客户转为客户, 信用调查入档. */
export function BecomingClient({ children }: BecomingClientProps) {
  const { params } = useTab();
  const [register = '', id = ''] = [params['register'], params['entry']];
  const all = useRegisters();
  const entry = useOfficeQuery('registers.get', { register, id, purpose: 'amend' }, { reads: REGISTER_READS });
  const error = all.error ?? entry.error;
  if (error !== null) return <ErrorNote error={error} onRetry={() => void entry.refetch()} />;
  if (all.data === undefined || entry.data === undefined) return <GreyRows />;
  const kind = findRegister(all.data, register)?.kind;
  const file = kind?.becomes?.file === 'own' ? entry.data.fields[kind.becomes.link] : undefined;
  const becoming = { register, entryId: id, entryVersion: entry.data.version };
  if (kind === undefined || file === undefined)
    return <NewFile kind={kind} entry={entry.data} {...{ becoming, children }} />;
  return <OwnFile clientId={String(file)} {...{ kind, becoming, children }} fields={entry.data.fields} />;
}

interface NewFileProps extends BecomingClientProps {
  readonly kind: RegisterKind | undefined;
  readonly entry: RegisterRecord;
  readonly becoming: Becoming;
}

function NewFile({ kind, entry, becoming, children }: NewFileProps) {
  const say = useSay();
  const filled = kind === undefined ? {} : fillsOf(kind, entry.fields, say);
  const texts = Object.entries(filled).map(([theirs, value]) => [theirs, String(value)] as const);
  return children(clientForm(filledClient(Object.fromEntries(texts))), becoming);
}

interface OwnFileProps extends BecomingClientProps {
  readonly kind: RegisterKind;
  readonly clientId: string;
  readonly fields: EntryFields;
  readonly becoming: Becoming;
}

/** The file as it stands, with what the entry proposes in its place. */
function OwnFile({ kind, clientId, fields, becoming, children }: OwnFileProps) {
  const client = useOfficeQuery('clients.get', { id: clientId, purpose: 'amend' });
  if (client.isError) return <ErrorNote error={client.error} onRetry={() => void client.refetch()} />;
  if (client.data === undefined) return <GreyRows />;
  const { content, version } = client.data;
  const filled = fillsOf(kind, fields, ({ zh }) => zh);
  return children(withFills(clientForm(content), filled), { ...becoming, file: { clientId, version } });
}
