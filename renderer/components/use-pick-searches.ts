import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { callOffice } from '#renderer/app/use-office.ts';
import type { Choice, PickSearch } from '#renderer/components/picker.tsx';
import type { ContractKind } from '#shared/contracts/contract.schema.ts';

/** Clients by any part of either name, initials, code or tax id. Frozen ones are offered, with what that forbids. */
export function useClientSearch(): PickSearch {
  const { t } = useTranslation('window');
  return useCallback(
    async (text, recent) => {
      const reply = await callOffice('clients.pick', { text, recent: [...recent] });
      if (!reply.ok) return [];
      return reply.value.map(({ id, code, name, shortName, status, region, ownerName }) => ({
        id,
        code,
        name,
        note: [shortName === name ? '' : shortName, region, ownerName].filter(Boolean).join(' · '),
        ...(status === 'frozen' && { mark: t('picked.frozenClient') }),
      }));
    },
    [t],
  );
}

interface ContractSearch {
  readonly kind?: ContractKind;
  readonly clientId?: string;
  /** Goods go only against a sealed contract: the others are shown and cannot be taken. */
  readonly mustBeSealed?: boolean;
}

/** Contracts in force by either number or by their client. */
export function useContractSearch({ kind, clientId, mustBeSealed }: ContractSearch): PickSearch {
  const { t } = useTranslation('window');
  return useCallback(
    async (text, recent) => {
      const reply = await callOffice('contracts.pick', {
        text,
        recent: [...recent],
        ...(kind !== undefined && { kind }),
        ...(clientId !== undefined && { clientId }),
      });
      if (!reply.ok) return [];
      return reply.value.map((one): Choice => {
        const isOpen = mustBeSealed === true && one.sealedOn === null;
        return {
          id: one.id,
          code: one.number,
          name: one.clientName,
          note: [one.externalNumber, one.signedOn].filter(Boolean).join(' · '),
          client: { id: one.clientId, name: one.clientName },
          ...(one.clientStatus === 'frozen' && { mark: t('picked.frozenClient') }),
          ...(isOpen && { refused: t('picked.notSealed') }),
        };
      });
    },
    [t, kind, clientId, mustBeSealed],
  );
}

/** Dispatch notes by their number or waybill, or by their client. */
export async function searchNotes(text: string): Promise<readonly Choice[]> {
  const reply = await callOffice('dispatch.list', { text, limit: MOST_FOUND });
  if (!reply.ok) return [];
  return reply.value.rows.map(({ id, number, clientId, clientName, dispatchedOn }) => ({
    id,
    code: number,
    name: clientName,
    note: dispatchedOn,
    client: { id: clientId, name: clientName },
  }));
}

/** Invoices by their official number or their client. */
export async function searchInvoices(text: string): Promise<readonly Choice[]> {
  const reply = await callOffice('invoicing.listInvoices', { text, limit: MOST_FOUND });
  if (!reply.ok) return [];
  return reply.value.rows.map(({ id, invoiceNumber, clientName, issuedOn }) => ({
    id,
    code: invoiceNumber,
    name: clientName,
    note: issuedOn,
  }));
}

export async function searchProducts(text: string, recent: readonly string[]): Promise<readonly Choice[]> {
  const reply = await callOffice('products.pick', { text, recent: [...recent], limit: MOST_FOUND });
  if (!reply.ok) return [];
  return reply.value.map(({ id, code, name, specification, unit }) => ({
    id,
    code,
    name,
    note: [specification, unit].filter(Boolean).join(' · '),
  }));
}

const MOST_FOUND = 20;

/** Who works here, by name, title or initials. */
export async function searchPeople(text: string, recent: readonly string[]): Promise<readonly Choice[]> {
  const reply = await callOffice('people.pick', { text, recent: [...recent] });
  return reply.ok ? reply.value.map(({ id, name, title }) => ({ id, name, note: title })) : [];
}
