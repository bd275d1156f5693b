import { useCallback } from 'react';
import { callOffice } from '#renderer/app/use-office.ts';
import type { PickSearch } from '#renderer/components/picker.tsx';
import { useSay } from '#renderer/components/register-words.ts';
import {
  searchInvoices,
  searchNotes,
  searchPeople,
  searchProducts,
  useClientSearch,
  useContractSearch,
} from '#renderer/components/use-pick-searches.ts';
import { findRegister, useRegisters } from '#renderer/components/use-registers.ts';
import { entryTitle } from '#renderer/components/entry-facts.ts';
import type { RegisterField } from '#shared/registers/register-kind.ts';

const NONE: PickSearch = () => Promise.resolve([]);

/** How the record a field names is found. */
export function useLinkSearch(field: RegisterField): PickSearch {
  const clients = useClientSearch();
  const contracts = useContractSearch({});
  const entries = useEntrySearch(field.register ?? '');
  switch (field.type) {
    case 'client':
      return clients;
    case 'contract':
      return contracts;
    case 'dispatch_note':
      return searchNotes;
    case 'invoice':
      return searchInvoices;
    case 'product':
      return searchProducts;
    case 'person':
      return searchPeople;
    case 'entry':
      return entries;
    default:
      return NONE;
  }
}

/** Entries of another register by their number, their title or their client. */
function useEntrySearch(register: string): PickSearch {
  const say = useSay();
  const kind = findRegister(useRegisters(register !== '').data, register)?.kind;
  return useCallback(
    async (text) => {
      const reply = await callOffice('registers.list', { register, text, limit: 20 });
      if (!reply.ok || kind === undefined) return [];
      return reply.value.rows.map((row) => ({
        id: row.id,
        ...(row.number !== null && { code: row.number }),
        name: entryTitle(kind, row, say),
        note: String(row.fields[kind.date] ?? ''),
      }));
    },
    [register, kind, say],
  );
}
