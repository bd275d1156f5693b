import type { ClientSectionProps } from '#renderer/app/client-section.ts';
import { LinkedEntries } from '#renderer/components/linked-entries.tsx';

/** What the registers say of one client, on his page. */
export function ClientEntries({ clientId, clientName }: ClientSectionProps) {
  return <LinkedEntries subject={{ kind: 'client', id: clientId, label: clientName }} />;
}
