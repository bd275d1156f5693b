import type { exchangeContract } from '#shared/exchange/exchange.contract.ts';
import type { StartChild } from '#core/exchange/reading/reading-child.ts';
import type { HandlersFor } from '#core/kernel/context.ts';
import type { ExportList } from '#core/modules/exports/export-list.ts';
import { exportsHandlers } from '#core/modules/exports/exports.handlers.ts';
import type { HeldSheets } from '#core/modules/imports/held-sheets.ts';
import type { ImportKind } from '#core/modules/imports/import-kind.ts';
import { importsHandlers } from '#core/modules/imports/imports.handlers.ts';

/** Everything that comes in and goes out as a workbook, and what there is to choose from. */
export function exchangeHandlers(
  imports: readonly ImportKind[],
  exports: readonly ExportList[],
  held: HeldSheets,
  startReader: StartChild | undefined,
): HandlersFor<typeof exchangeContract> {
  return {
    ...importsHandlers(imports, held, startReader),
    ...exportsHandlers(exports),
    'exchange.kinds': async () => ({
      imports: imports.map(({ definition }) => ({ kind: definition.kind, title: { ...definition.title } })),
      exports: exports.map(({ name, permission }) => ({ list: name, permission })),
    }),
  };
}
