import type { disclosuresContract } from '#shared/disclosures/disclosures.contract.ts';
import { addDays } from '#shared/kernel/business-date.ts';
import type { HandlersFor } from '#core/kernel/context.ts';
import { listExcess } from '#core/modules/disclosures/disclosure-list.repository.ts';
import { listDisclosureRows, reveal, type Told } from '#core/modules/disclosures/disclosures.service.ts';

const EXCESS_DAYS = 7;

export function disclosuresHandlers(kinds: readonly Told[]): HandlersFor<typeof disclosuresContract> {
  return {
    'disclosures.list': (ctx, input) => listDisclosureRows(ctx, input),
    'disclosures.reveal': (ctx, input) => reveal(ctx, kinds, input),
    'disclosures.excess': (ctx) => listExcess(ctx.db, addDays(ctx.today, -EXCESS_DAYS)),
  };
}
