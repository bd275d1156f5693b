import { officeContract, type ProcedureName } from '#shared/ipc/contract.ts';
import { requestId, type Desk } from './desk.ts';
import type { TestOffice } from './test-office.ts';

/** Everything one person can ask about the given records: procedure and input → reply text, exports and prints included. */
export async function outlook(office: TestOffice, who: Desk, ids: readonly string[]): Promise<Map<string, string>> {
  const seen = new Map<string, string>();
  for (const name of Object.keys(officeContract) as ProcedureName[]) {
    const { kind } = officeContract[name];
    const takesNothingAway = kind === 'query' || name === 'exchange.export' || name === 'printing.print';
    if (!takesNothingAway || name === 'office.verify') continue;
    for (const input of inputsFor(name, ids)) {
      const reply = await office.office.execute(who.seat, { requestId: requestId(), name, input });
      seen.set(`${name} ${JSON.stringify(input)}`, textOf(reply));
    }
  }
  return seen;
}

const ID_KEYS = [
  'id',
  'recordId',
  'clientId',
  'contractId',
  'dispatchNoteId',
  'requestId',
  'submissionId',
  'productId',
];
const KINDS = [
  'client',
  'product',
  'contract',
  'dispatch_note',
  'sign_back',
  'return_note',
  'invoice_request',
  'invoice',
  'order_dispatch',
  'sign_back_batch',
];
const PERIOD = { fromMonth: 202601, toMonth: 202612, from: '2026-01-01', to: '2026-12-31' };

/** Inputs the procedure's own schema takes: bare, by each id under each name, by text, by period. */
function inputsFor(name: ProcedureName, ids: readonly string[]): unknown[] {
  const byId = ids.flatMap((id) => ID_KEYS.map((key) => ({ [key]: id })));
  const candidates: Record<string, unknown>[] = [
    {},
    { text: '' },
    PERIOD,
    ...byId,
    ...byId.map((input) => ({ ...input, ...PERIOD })),
    ...byId.map((input) => ({ ...input, version: 1 })),
    ...ids.flatMap((recordId) => KINDS.map((kind) => ({ kind, recordId }))),
    ...ids.flatMap((recordId) =>
      ['dispatch_note', 'invoice_request', 'contract_performance'].map((document) => ({ document, recordId })),
    ),
    ...[
      'clients',
      'products',
      'contracts',
      'dispatch',
      'dispatch_notes',
      'invoice_requests',
      'contract_performance',
      'schedule',
    ].map((list) => ({ list, format: 'csv' })),
    ...['to_check', 'open', 'all'].map((scope) => ({ scope })),
  ];
  const { input } = officeContract[name];
  const fitting = candidates.filter((candidate) => input.safeParse(candidate).success);
  return [...new Map(fitting.map((candidate) => [JSON.stringify(candidate), candidate])).values()];
}

/** Files are opened, so that what they say is searched and not their base64; ids and hashes are left out, being random. */
function textOf(reply: unknown): string {
  const text = JSON.stringify(reply, (key, value: unknown) =>
    key === 'contentBase64' && typeof value === 'string' ? Buffer.from(value, 'base64').toString('utf8') : value,
  );
  return text.replace(
    /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{64}|"reference":"[^"]*"/g,
    '…',
  );
}
