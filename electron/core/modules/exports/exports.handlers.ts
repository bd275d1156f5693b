import { z } from 'zod';
import type { exchangeContract, FileOut } from '#shared/exchange/exchange.contract.ts';
import type { ReportSheet } from '#shared/exchange/report-sheet.ts';
import { type CsvEncoding, writeCsv } from '#core/exchange/write-csv.ts';
import { writeWorkbook } from '#core/exchange/write-workbook.ts';
import { sha256 } from '#core/kernel/canonical-json.ts';
import { prepared, type HandlersFor, type PrepareContext } from '#core/kernel/context.ts';
import { OfficeError, refuse } from '#core/kernel/office-error.ts';
import { faultsOf } from '#core/kernel/schema-faults.ts';
import type { ExportList, Language } from '#core/modules/exports/export-list.ts';
import { formatInstant } from '#shared/kernel/business-date.ts';

type Own = Pick<typeof exchangeContract, 'exchange.export'>;

interface ExportWish {
  readonly list: string;
  readonly filter?: unknown;
  readonly columns?: readonly string[] | undefined;
  readonly format: 'xlsx' | 'csv';
  readonly encoding: CsvEncoding;
  readonly language: Language;
}

/** Exports are commands: nothing in the office changes, but who took what, in which filter, stays in the log. */
export function exportsHandlers(lists: readonly ExportList[]): HandlersFor<Own> {
  return {
    'exchange.export': prepared({
      prepare: (ctx, input) => writeList(ctx, lists, input),
      async run(ctx, input, file: FileOut) {
        const filter = JSON.stringify(input.filter ?? {}).slice(0, 500);
        const columns = input.columns?.join(',').slice(0, 500);
        const { list, format } = input;
        const told = format === 'csv' ? `${format} ${input.encoding}` : format;
        const details = {
          list,
          rows: file.rows,
          format: told,
          fileHash: file.fileHash,
          filter,
          ...(columns && { columns }),
        };
        ctx.note({ subjectKind: 'export', outcome: 'exported', details });
        return file;
      },
    }),
  };
}

/** So many characters an older program cannot show are named. */
const MOST_NAMED = 20;

async function writeList(ctx: PrepareContext, lists: readonly ExportList[], wish: ExportWish): Promise<FileOut> {
  const list =
    lists.find((candidate) => candidate.name === wish.list) ?? refuse('export.unknown_list', { list: wish.list });
  if (!ctx.person.permissions.has(list.permission))
    throw new OfficeError({ code: 'forbidden', permission: list.permission });
  const made = formatInstant(ctx.now, 480);
  const madeLine =
    wish.language === 'zh-CN' ? `制表：${ctx.person.name} ${made}` : `Made by ${ctx.person.name}, ${made}`;
  const built = await list.build(ctx, wish.filter ?? {}, wish.language, wish.columns).catch(refuseFilter);
  const sheets = built.map((sheet): ReportSheet => ({ madeLine, ...sheet }));
  const [first] = sheets;
  if (!first) return refuse('export.unknown_list', { list: wish.list });
  const properties = { title: first.title, creator: ctx.person.name, madeAt: ctx.now, language: wish.language };
  const { bytes, outsideGbk } =
    wish.format === 'csv'
      ? writeCsv(first, wish.encoding)
      : { bytes: await writeWorkbook(sheets, properties), outsideGbk: [] };
  return {
    fileName: `${first.title}-${ctx.today}.${wish.format}`,
    contentBase64: Buffer.from(bytes).toString('base64'),
    rows: sheets.reduce((sum, sheet) => sum + sheet.rows.length, 0),
    fileHash: sha256(bytes),
    ...(outsideGbk.length > 0 && { outsideGbk: outsideGbk.slice(0, MOST_NAMED) }),
  };
}

/** A list reads its filter itself; what it cannot read is the caller's input, not a fault of the office. */
function refuseFilter(error: unknown): never {
  if (!(error instanceof z.ZodError)) throw error;
  throw new OfficeError({ code: 'invalid_input', fields: faultsOf(error, 'filter') });
}
