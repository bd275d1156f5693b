import { z } from 'zod';
import type { ReportSheet } from '#shared/exchange/report-sheet.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import { OfficeError, refuse } from '#core/kernel/office-error.ts';
import { faultsOf } from '#core/kernel/schema-faults.ts';
import type { ExportList, Language } from '#core/modules/exports/export-list.ts';

/** A list as it is asked for: under which filter, with which columns. */
export interface ListWish {
  readonly list: string;
  readonly filter?: unknown;
  readonly columns?: readonly string[] | undefined;
  readonly language: Language;
}

/** The sheets of a list, whole: who hands them on masks them. Refused to whoever may not read the list. */
export async function buildList(
  ctx: QueryContext,
  lists: readonly ExportList[],
  wish: ListWish,
): Promise<readonly ReportSheet[]> {
  const list =
    lists.find((candidate) => candidate.name === wish.list) ?? refuse('export.unknown_list', { list: wish.list });
  if (!ctx.person.permissions.has(list.permission))
    throw new OfficeError({ code: 'forbidden', permission: list.permission });
  return list.build(ctx, wish.filter ?? {}, wish.language, wish.columns).catch(refuseFilter);
}

/** A list reads its filter itself; what it cannot read is the caller's input, not a fault of the office. */
function refuseFilter(error: unknown): never {
  if (!(error instanceof z.ZodError)) throw error;
  throw new OfficeError({ code: 'invalid_input', fields: faultsOf(error, 'filter') });
}
