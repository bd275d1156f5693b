import { BulkPage } from '#renderer/components/bulk/bulk-page.tsx';
import type { BulkFieldSpec } from '#renderer/components/bulk/bulk-form-model.ts';
import { StandingAction } from '#shared/clients/client-standing.schema.ts';
import { ClientKind, SizeGrade } from '#shared/clients/clients.contract.ts';
import { ClientBulkDraft } from '#shared/review/bulk-change.contract.ts';

/** What of a client the office lets change in bulk, in the order of the menu. */
const FIELDS: readonly BulkFieldSpec[] = [
  { field: 'ownerName', mayBeEmpty: true },
  { field: 'deputyName', mayBeEmpty: true },
  { field: 'addTag', path: 'tags' },
  { field: 'removeTag', path: 'tags' },
  { field: 'region', mayBeEmpty: true },
  { field: 'kind', values: ClientKind.options },
  { field: 'sizeGrade', values: SizeGrade.options, asksEvidence: true },
  { field: 'paymentDays', number: true },
  {
    field: 'standing',
    path: 'status',
    values: StandingAction.options,
    choicesOf: { kind: 'client_standing', path: 'standing' },
  },
];

/** 批量修改 of clients ticked in a list. */
export function ClientBulkPage() {
  return (
    <BulkPage
      draft={ClientBulkDraft}
      procedures={{ preview: 'clients.previewBulk', submit: 'clients.submitBulk' }}
      kind="bulk_clients"
      record="client"
      fields={FIELDS}
    />
  );
}
