import type { EntryForm } from '#renderer/components/entry-forms.ts';
import { ChasedFor } from '#shared/contracts/contract-entries.schema.ts';

/** 催货、催款, as they are keyed on a contract's page. */
export const CONTRACT_ENTRIES: readonly EntryForm[] = [
  {
    kind: 'contract_chase',
    fields: [
      { name: 'spokenTo', kind: 'text', required: true, width: 110 },
      { name: 'what', kind: 'choice', required: true, width: 84, choices: ChasedFor.options },
      { name: 'answer', kind: 'text', required: true },
      { name: 'promisedOn', kind: 'date', required: false, width: 110 },
    ],
  },
];
