import type { EntryForm } from '#renderer/components/entry-forms.ts';
import { ChasedBy } from '#shared/dispatch/dispatch-entries.schema.ts';

/** 物流跟踪 and 催回单, as they are keyed on a note's page. */
export const DISPATCH_ENTRIES: readonly EntryForm[] = [
  {
    kind: 'tracking_event',
    fields: [
      { name: 'happenedAt', kind: 'moment', required: true, width: 140 },
      { name: 'place', kind: 'text', required: false, width: 150 },
      { name: 'status', kind: 'text', required: true },
    ],
  },
  {
    kind: 'sign_back_chase',
    fields: [
      { name: 'spokenTo', kind: 'text', required: true, width: 110 },
      { name: 'by', kind: 'choice', required: true, width: 84, choices: ChasedBy.options },
      { name: 'answer', kind: 'text', required: true },
      { name: 'promisedOn', kind: 'date', required: false, width: 110 },
    ],
  },
];
