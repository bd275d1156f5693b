import { type ComponentType, lazy, type LazyExoticComponent } from 'react';
import type { ClientSectionProps } from '#renderer/app/client-section.ts';

/** One section of a client's page: a module adds its own by one entry here and its word under `window:client.<id>`. */
export interface ClientSection {
  /** The tab's memory keeps it as `section`. */
  readonly id: string;
  /** Hidden from people without it. */
  readonly permission: string;
  readonly component: LazyExoticComponent<ComponentType<ClientSectionProps>>;
}

function section<K extends string>(
  id: string,
  permission: string,
  load: () => Promise<Record<K, ComponentType<ClientSectionProps>>>,
  name: K,
): ClientSection {
  return { id, permission, component: lazy(async () => ({ default: (await load())[name] })) };
}

/** From left to right, and so Ctrl 1 to 9. */
export const CLIENT_SECTIONS: readonly ClientSection[] = [
  section('overview', 'clients.read', () => import('#renderer/features/reports/client-overview.tsx'), 'ClientOverview'),
  section('file', 'clients.read', () => import('#renderer/features/clients/client-file.tsx'), 'ClientFile'),
  section(
    'contracts',
    'contracts.read',
    () => import('#renderer/features/contracts/client-contracts.tsx'),
    'ClientContracts',
  ),
  section(
    'dispatch',
    'dispatch.read',
    () => import('#renderer/features/dispatch/client-dispatch.tsx'),
    'ClientDispatch',
  ),
  section(
    'invoicing',
    'invoicing.read',
    () => import('#renderer/features/invoicing/client-invoicing.tsx'),
    'ClientInvoicing',
  ),
  section(
    'receipts',
    'receipts.read',
    () => import('#renderer/features/receipts/client-receipts.tsx'),
    'ClientReceipts',
  ),
  section('ledger', 'ledger.read', () => import('#renderer/features/ledger/client-ledger.tsx'), 'ClientLedgerSection'),
  section('ageing', 'ledger.read', () => import('#renderer/features/reports/client-ageing.tsx'), 'ClientAgeing'),
  section('papers', 'clients.read', () => import('#renderer/features/reports/client-papers.tsx'), 'ClientPapers'),
  section(
    'registers',
    'registers.read',
    () => import('#renderer/features/registers/client-entries.tsx'),
    'ClientEntries',
  ),
  section('history', 'clients.read', () => import('#renderer/features/clients/client-history.tsx'), 'ClientHistory'),
];
