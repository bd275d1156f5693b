import { type ClientContent, ClientListInput } from '#shared/clients/clients.contract.ts';
import { personalFieldAt } from '#shared/disclosures/personal-fields.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import { listClientIds } from '#core/modules/clients/client-list.repository.ts';
import { clientSheet, ownColumns } from '#core/modules/clients/clients.sheet.ts';
import type { ClientRecord } from '#core/database/tables/clients.tables.ts';
import { findClient, listPriceListNames, readContent } from '#core/modules/clients/clients.repository.ts';
import type { ExportList } from '#core/modules/exports/export-list.ts';
import { fullSheets, valueAt } from '#core/modules/exports/full-sheets.ts';
import { filterWords, readAll, textWords } from '#core/modules/exports/list-export.ts';

type ClientFile = ClientContent & { readonly priceListName: string | null };

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
  title: ['客户档案全套', 'Client files in full'],
  permission: 'clients.read',
  personal: true,
  async build(ctx, filter, language) {
    const at = language === 'zh-CN' ? 0 : 1;
    const asked = ClientListInput.strip().parse(filter);
    const clients = await readAll(ctx, (after) => pageOfFiles(ctx, { ...asked, after, limit: 500 }));
    const told = [textWords(asked.text, at), ...filterWords([], asked, at)].filter((word) => word !== undefined);
    const filterLine = told.length > 0 ? told.join('；') : (['全部客户', 'All clients'] as const)[at];
    return fullSheets<ClientFile>(
      {
        definition: clientSheet,
        columns: ownColumns,
        filterLine,
        valueOf: (client, key) => (key === 'tags' ? client.tags.join('、') : valueAt(client, PATHS[key] ?? key)),
        partsOf: (client, path) => objectsIn(valueAt(client, path)),
        personal: (key) => classOf(key),
      },
      clients,
      at,
    );
  },
};

function objectsIn(value: unknown): readonly object[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'object') : [];
}

/** A part's field is personal where the client's is; which of the addresses are a person's is not told by the column. */
function classOf(key: string) {
  const path = PATHS[key] ?? key;
  const [part = '', field] = path.split('.');
  return personalFieldAt('client', path)?.class ?? personalFieldAt('client', `${part}.0.${field ?? ''}`)?.class;
}

/** A list by its name: its id means nothing in another office. */
async function listNameOf(ctx: QueryContext, { price_list_id: id }: ClientRecord): Promise<string | null> {
  return id === null ? null : ((await listPriceListNames(ctx.db, [id])).get(id) ?? null);
}

async function pageOfFiles(ctx: QueryContext, asked: ClientListInput) {
  const page = await listClientIds(ctx.db, asked, ctx.today);
  const rows: ClientFile[] = [];
  for (const id of page.ids) {
    ctx.signal.throwIfAborted();
    const row = await findClient(ctx.db, String(id));
    // The number the office gave stands in for one of their own: the further sheets name their client by it.
    if (row)
      rows.push({ ...(await readContent(ctx.db, row)), code: row.code, priceListName: await listNameOf(ctx, row) });
  }
  return { rows, ...(page.next !== undefined && { next: page.next }) };
}
