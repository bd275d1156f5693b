import type { ClientContent, ClientListInput as Asked } from '#shared/clients/clients.contract.ts';
import { ClientListInput } from '#shared/clients/clients.contract.ts';
import { personalFieldAt } from '#shared/disclosures/personal-fields.ts';
import { findColumn, type SheetColumn, type SheetPart } from '#shared/exchange/column-kinds.ts';
import type { ReportColumn, ReportSheet, ReportValue } from '#shared/exchange/report-sheet.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import { listClientIds } from '#core/modules/clients/client-list.repository.ts';
import { clientParts, yesOrNo } from '#core/modules/clients/client-parts.sheet.ts';
import { clientSheet, ownColumns } from '#core/modules/clients/clients.sheet.ts';
import { findClient, readContent } from '#core/modules/clients/clients.repository.ts';
import type { WordIndex } from '#core/modules/exports/export-columns.ts';
import type { ExportList } from '#core/modules/exports/export-list.ts';
import { filterWords, readAll } from '#core/modules/exports/list-export.ts';

/** Where the columns of an office's flat sheet lie in the content, when their key is no path of it. */
const PATHS: Readonly<Record<string, string>> = {
  invoiceAddress: 'invoiceProfile.address',
  invoicePhone: 'invoiceProfile.phone',
};

/**
 * 客户档案全套: everything a client's file holds, on one sheet of clients and one each for what there are several of. The same
 * columns are read by the import of clients, so the workbook goes back in as it came out.
 */
export const clientFilesExport: ExportList = {
  name: 'client_files',
  permission: 'clients.read',
  personal: true,
  async build(ctx, filter, language) {
    const at = language === 'zh-CN' ? 0 : 1;
    const asked = ClientListInput.strip().parse(filter);
    const clients = await readAll(ctx, (after) => pageOfFiles(ctx, { ...asked, after, limit: 500 }));
    const told = filterWords([], asked, at);
    const all = at === 0 ? '全部客户' : 'All clients';
    const filterLine = [...(asked.text ? [asked.text] : []), ...told].join('；') || all;
    const title = at === 0 ? '客户档案' : 'Clients';
    return [
      sheetOf(
        title,
        filterLine,
        ownColumns,
        clients.map((client) => [client]),
        at,
      ),
      ...clientParts.map((part) => partSheet(part, filterLine, clients, at)),
    ];
  },
};

async function pageOfFiles(ctx: QueryContext, asked: Asked) {
  const page = await listClientIds(ctx.db, asked);
  const rows: ClientContent[] = [];
  for (const id of page.ids) {
    ctx.signal.throwIfAborted();
    const row = await findClient(ctx.db, String(id));
    // The number the office gave stands in for one of their own: the further sheets name their client by it.
    if (row) rows.push({ ...(await readContent(ctx.db, row)), code: row.code });
  }
  return { rows, ...(page.next !== undefined && { next: page.next }) };
}

function partSheet(part: SheetPart, filterLine: string, clients: readonly ClientContent[], at: WordIndex): ReportSheet {
  const naming = part.joins.flatMap((key) => findColumn(clientSheet, key) ?? []);
  const own = part.columns.map((column) => ({ ...column, key: `${part.path}.0.${column.key}` }));
  // Each row is the client with this one of its parts alone.
  const rows = clients.flatMap((client) => partsOf(client, part.path).map((one) => [client, { [part.path]: [one] }]));
  return sheetOf(at === 0 ? part.title.zh : part.title.en, filterLine, [...naming, ...own], rows, at);
}

function partsOf(client: ClientContent, path: string): readonly unknown[] {
  const found = valueAt(client, path);
  return Array.isArray(found) ? (found as readonly unknown[]) : [];
}

/** A row is read from the last of its sources that has the path. */
function sheetOf(
  title: string,
  filterLine: string,
  columns: readonly SheetColumn[],
  rows: readonly (readonly unknown[])[],
  at: WordIndex,
): ReportSheet {
  return {
    name: title,
    title,
    filterLine,
    columns: columns.map((column) => headOf(column, at)),
    rows: rows.map((sources) =>
      columns.map((column) => {
        const path = PATHS[column.key] ?? column.key;
        const source = sources.findLast((one) => valueAt(one, path) !== undefined);
        return shown(column, valueAt(source, path), at);
      }),
    ),
  };
}

function headOf(column: SheetColumn, at: WordIndex): ReportColumn {
  const personal = personalFieldAt('client', PATHS[column.key] ?? column.key)?.class;
  return {
    header: at === 0 ? column.label.zh : column.label.en,
    type: TYPES[column.type],
    ...(column.width !== undefined && { width: column.width }),
    ...(personal !== undefined && { personal }),
  };
}

const TYPES = {
  text: 'text',
  identifier: 'identifier',
  phone: 'identifier',
  choice: 'text',
  fen: 'fen',
  quantity: 'quantity',
  price: 'price',
  date: 'date',
  integer: 'integer',
  rate: 'rate',
} as const satisfies Readonly<Record<SheetColumn['type'], ReportColumn['type']>>;

function shown(column: SheetColumn, value: unknown, at: WordIndex): ReportValue {
  if (column.choices === yesOrNo) return shown({ ...column, choices: [...yesOrNo] }, value === true ? 'yes' : 'no', at);
  const choice = column.choices?.find(({ code }) => code === value);
  if (choice !== undefined) return at === 0 ? choice.label.zh : choice.label.en;
  return typeof value === 'string' || typeof value === 'number' ? value : null;
}

function valueAt(source: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (held, step) => (typeof held === 'object' && held !== null ? (held as Record<string, unknown>)[step] : undefined),
      source,
    );
}
