import { useMay } from '#renderer/app/session.tsx';
import { useTabs } from '#renderer/app/use-tabs.tsx';

interface OfReceipt {
  readonly clientId: string | null;
  readonly id: string;
}

/** Opens the form of an allocation: of one receipt, of a client, or with nobody chosen yet. */
export function useAllocate() {
  const { open } = useTabs();
  const mayAllocate = useMay()('receipts.allocate');
  const allocate = (params: Readonly<Record<string, string>>) =>
    open('receipts.allocationForm', { draft: crypto.randomUUID(), ...params });
  return {
    mayAllocate,
    allocateReceipt: ({ clientId, id }: OfReceipt) => allocate({ client: clientId ?? '', receipt: id }),
    allocateClient: (client: string) => allocate({ client }),
    allocateAny: () => allocate({}),
  };
}
