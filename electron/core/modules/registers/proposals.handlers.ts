import type { proposalsContract } from '#shared/registers/proposals.contract.ts';
import { entryKindOf, REGISTER_SUBJECT } from '#shared/registers/register-facts.ts';
import type { RegisterKind } from '#shared/registers/register-kind.ts';
import type { HandlersFor } from '#core/kernel/context.ts';
import { OfficeError, refuse, refuseField } from '#core/kernel/office-error.ts';
import { addEntry } from '#core/modules/daily/daily-entry.service.ts';
import type { DailyKinds } from '#core/modules/daily/daily-kind.ts';
import { isEnteredMeanwhile, listProposals } from '#core/modules/registers/proposals.service.ts';
import type { RegisterKinds } from '#core/modules/registers/register-kinds.ts';

export function proposalsHandlers(kinds: RegisterKinds, daily: DailyKinds): HandlersFor<typeof proposalsContract> {
  const proposing = (register: string): RegisterKind => {
    const kind = kinds.find(register);
    return kind?.proposes === undefined ? refuseField('register', 'registers.proposes_nothing', { register }) : kind;
  };
  return {
    'registers.proposals': (ctx, { register, ...page }) => listProposals(ctx, proposing(register), page),
    async 'registers.keepProposals'(ctx, { register, entries }) {
      const kind = proposing(register);
      if (kind.review !== 'daily') refuse('registers.not_kept_daily');
      for (const [at, { key, fields }] of entries.entries()) {
        if (await isEnteredMeanwhile(ctx, kind, key, fields))
          refuseField(`entries.${at}`, 'registers.proposal_entered');
        const subject = { kind: REGISTER_SUBJECT, id: kind.name };
        await ofRow(at, () => addEntry(ctx, daily, { kind: entryKindOf(kind), subject, content: fields }));
      }
      return { kept: entries.length };
    },
  };
}

/** A refusal of one entry names its row: all are kept or none. */
async function ofRow(at: number, keep: () => Promise<unknown>): Promise<void> {
  try {
    await keep();
  } catch (error) {
    if (!(error instanceof OfficeError) || error.failure.code !== 'invalid_input') throw error;
    const fields = error.failure.fields.map((fault) => ({
      ...fault,
      path: `entries.${at}.${fault.path.replace(/^content\.?/, '')}`,
    }));
    throw new OfficeError({ code: 'invalid_input', fields });
  }
}
