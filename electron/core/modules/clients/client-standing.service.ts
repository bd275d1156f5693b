import type { StandingAction } from '#shared/clients/client-standing.schema.ts';
import type { ClientContent, ClientStatus } from '#shared/clients/clients.contract.ts';
import { formatFen } from '#shared/kernel/money.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import { refuse, refuseField } from '#core/kernel/office-error.ts';
import { readOpenBusiness } from '#core/modules/clients/client-standing.repository.ts';
import { findClient } from '#core/modules/clients/clients.repository.ts';
import type { Proposal } from '#core/modules/review/record-kind.ts';

/** From which standings an action leads where. What was frozen or closed goes back to ordinary business. */
const STANDINGS: Readonly<
  Record<StandingAction, { readonly from: readonly ClientStatus[]; readonly to: ClientStatus }>
> = {
  activate: { from: ['prospect'], to: 'active' },
  freeze: { from: ['active'], to: 'frozen' },
  thaw: { from: ['frozen'], to: 'active' },
  close: { from: ['prospect', 'active', 'frozen'], to: 'closed' },
  reopen: { from: ['closed'], to: 'active' },
};

const ORDER: readonly StandingAction[] = ['activate', 'freeze', 'thaw', 'reopen', 'close'];

export function actionsFrom(status: ClientStatus): StandingAction[] {
  return ORDER.filter((action) => STANDINGS[action].from.includes(status));
}

/** The file as it stands after the action. */
export function withStanding(content: ClientContent, action: StandingAction): ClientContent {
  return { ...content, status: STANDINGS[action].to };
}

/** Refuses an action that does not lead from where the client stands, and closing while something is open with it. */
export async function refuseStanding(ctx: QueryContext, clientId: string, action: StandingAction): Promise<void> {
  const client = await findClient(ctx.db, clientId);
  if (!client) return refuseField('clientId', 'clients.unknown');
  const { code, name } = client;
  if (!STANDINGS[action].from.includes(client.status)) refuse(`clients.cannot_${action}`, { code, name });
  if (action !== 'close') return;
  const { contracts, contractNumbers, papers, submissions, balanceFen } = await readOpenBusiness(ctx.db, clientId);
  if (contracts + papers + submissions === 0 && balanceFen === 0) return;
  refuse('clients.close_blocked', {
    code,
    name,
    contracts,
    numbers: contractNumbers.length === 0 ? '–' : contractNumbers.join(', '),
    papers,
    submissions,
    balance: formatFen(balanceFen),
  });
}

/**
 * A client begins as a prospect or in ordinary business. From then on its standing changes by actions of their own, which
 * are compounds with the client as their part: an ordinary amendment leaves it as it is.
 */
export async function refuseKeyedStanding(ctx: QueryContext, proposal: Proposal<ClientContent>): Promise<void> {
  const { action, content, recordId, within } = proposal;
  if (action === 'create') {
    if (content.status === 'frozen' || content.status === 'closed') refuseField('status', 'clients.begins_open');
    return;
  }
  if (within !== undefined || recordId === undefined) return;
  const client = await findClient(ctx.db, recordId);
  if (client && client.status !== content.status) refuseField('status', 'clients.standing_by_action');
}
