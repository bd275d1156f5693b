import type { ReactNode } from 'react';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { useTab } from '#renderer/app/use-tabs.tsx';
import { ErrorNote, GreyRows } from '#renderer/components/notices.tsx';
import { useSay } from '#renderer/components/register-words.ts';
import { findRegister, REGISTER_READS, useRegisters } from '#renderer/components/use-registers.ts';
import { type ClientFormValues, clientForm, filledClient } from '#renderer/features/clients/client-form-model.ts';
import { choiceOf, fieldOf } from '#shared/registers/register-facts.ts';

/** Which entry a new file is made of, on which of its versions. */
export interface Becoming {
  readonly register: string;
  readonly entryId: string;
  readonly entryVersion: number;
}

interface BecomingClientProps {
  readonly children: (start: ClientFormValues, becoming: Becoming) => ReactNode;
}

/** The form of a new file, filled from the entry its tab names: 意向客户转为客户. */
export function BecomingClient({ children }: BecomingClientProps) {
  const { params } = useTab();
  const say = useSay();
  const [register = '', id = ''] = [params['register'], params['entry']];
  const all = useRegisters();
  const entry = useOfficeQuery('registers.get', { register, id, purpose: 'amend' }, { reads: REGISTER_READS });
  const error = all.error ?? entry.error;
  if (error !== null) return <ErrorNote error={error} onRetry={() => void entry.refetch()} />;
  if (all.data === undefined || entry.data === undefined) return <GreyRows />;
  const kind = findRegister(all.data, register)?.kind;
  const { fields, version } = entry.data;
  const filled = Object.entries(kind?.becomes?.fills ?? {}).map(([theirs, own]): [string, string] => {
    const value = fields[own];
    const word = kind && choiceOf(fieldOf(kind, own), value)?.label;
    return [theirs, word === undefined ? String(value ?? '') : say(word)];
  });
  const start = clientForm(filledClient(Object.fromEntries(filled)));
  return children(start, { register, entryId: id, entryVersion: version });
}
