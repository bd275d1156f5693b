import { writePermissionOf } from '#shared/registers/register-facts.ts';
import type { registersContract } from '#shared/registers/registers.contract.ts';
import type { quotesContract } from '#shared/registers/quotes.contract.ts';
import type { turnoverContract } from '#shared/registers/turnover.contract.ts';
import type { HandlersFor } from '#core/kernel/context.ts';
import { OfficeError, refuse, refuseField } from '#core/kernel/office-error.ts';
import type { RegisterKinds } from '#core/modules/registers/register-kinds.ts';
import type { RegisterRecordKind } from '#core/modules/registers/register.review.ts';
import { showBalances } from '#core/modules/registers/registers-balances.service.ts';
import { listDueEntries } from '#core/modules/registers/registers-due.service.ts';
import { listQuotes } from '#core/modules/registers/quotes.service.ts';
import { showTurnover } from '#core/modules/registers/register-turnover.service.ts';
import { getEntry, listEntries, listLinked, showRegisters } from '#core/modules/registers/registers.service.ts';
import { submitForReview } from '#core/modules/review/review.service.ts';

export function registersHandlers(
  kinds: RegisterKinds,
  /** By register, those of the effective class. */
  records: ReadonlyMap<string, RegisterRecordKind>,
): HandlersFor<typeof registersContract & typeof turnoverContract & typeof quotesContract> {
  return {
    'registers.kinds': (ctx) => showRegisters(ctx, kinds),
    'registers.list': (ctx, input) => listEntries(ctx, kinds, input),
    'registers.get': (ctx, input) => getEntry(ctx, kinds, input),
    'registers.due': (ctx, input) => listDueEntries(ctx, kinds, input),
    'registers.balances': (ctx, input) => showBalances(ctx, kinds, input),
    'registers.turnover': (ctx, input) => showTurnover(ctx, kinds, input),
    'registers.quotes': async (ctx, input) => ({ rows: await listQuotes(ctx, kinds, input) }),
    'registers.linked': (ctx, input) => listLinked(ctx, kinds, input),
    'registers.submit'(ctx, input) {
      const { register } = input.content;
      const kind = kinds.find(register);
      if (!kind) return refuseField('content.register', 'registers.unknown_register', { register });
      const permission = writePermissionOf(kind);
      if (!ctx.person.permissions.has(permission)) throw new OfficeError({ code: 'forbidden', permission });
      const record = records.get(register) ?? refuse('registers.kept_daily');
      return submitForReview(ctx, record, input);
    },
  };
}
