import type { releasesContract } from '#shared/disclosures/disclosures.contract.ts';
import type { exchangeContract, FileOut } from '#shared/exchange/exchange.contract.ts';
import { blankTemplate } from '#core/exchange/blank-template.ts';
import type { StartChild } from '#core/exchange/reading/reading-child.ts';
import { sha256 } from '#core/kernel/canonical-json.ts';
import type { HandlersFor, QueryContext } from '#core/kernel/context.ts';
import { refuse } from '#core/kernel/office-error.ts';
import type { ExportList } from '#core/modules/exports/export-list.ts';
import { exportsHandlers } from '#core/modules/exports/exports.handlers.ts';
import type { Language } from '#core/modules/exports/export-list.ts';
import type { HeldSheets } from '#core/modules/imports/held-sheets.ts';
import { type AnyImport, isDaily, permissionToBring } from '#core/modules/imports/import-kind.ts';
import { importsHandlers } from '#core/modules/imports/imports.handlers.ts';

/** Everything that comes in and goes out as a workbook, and what there is to choose from. */
export function exchangeHandlers(
  imports: readonly AnyImport[],
  exports: readonly ExportList[],
  held: HeldSheets,
  startReader: StartChild | undefined,
): HandlersFor<typeof exchangeContract & typeof releasesContract> {
  return {
    ...importsHandlers(imports, held, startReader),
    ...exportsHandlers(exports),
    'exchange.template': (ctx, { kind, language }) => templateFile(ctx, imports, kind, language),
    'exchange.kinds': async () => ({
      imports: imports.map((kind) => ({
        kind: kind.definition.kind,
        title: { ...kind.definition.title },
        daily: isDaily(kind),
        permission: permissionToBring(kind),
      })),
      exports: exports.map(({ name, title: [zh, en], permission, personal = false }) => ({
        list: name,
        title: { zh, en },
        permission,
        personal,
      })),
    }),
  };
}

async function templateFile(
  ctx: QueryContext,
  imports: readonly AnyImport[],
  kind: string,
  language: Language,
): Promise<FileOut> {
  const definition =
    imports.find((one) => one.definition.kind === kind)?.definition ?? refuse('import.unknown_kind', { kind });
  const name = language === 'zh-CN' ? `${definition.title.zh}-导入模板` : `${definition.title.en} template`;
  const bytes = await blankTemplate(definition, {
    title: name,
    creator: ctx.person.name,
    madeAt: ctx.now,
    language,
  });
  return {
    fileName: `${name}.xlsx`,
    contentBase64: Buffer.from(bytes).toString('base64'),
    rows: 0,
    fileHash: sha256(bytes),
  };
}
