import type { Selectable } from 'kysely';
import type { ColumnMapping } from '#shared/exchange/sheet-preview.ts';
import type { ImportBatchTable } from '#core/database/tables/exchange.tables.ts';
import type { ReadDb, WriteDb } from '#core/kernel/context.ts';

export type BatchRecord = Selectable<ImportBatchTable>;

export async function insertBatch(db: WriteDb, row: BatchRecord): Promise<void> {
  await db.insertInto('import_batch').values(row).execute();
}

export function findBatch(db: ReadDb, id: string): Promise<BatchRecord | undefined> {
  return db.selectFrom('import_batch').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The newest submission of this very file as this kind that was not withdrawn or rejected. */
export async function findImportOfSheet(db: ReadDb, kind: string, fileHash: string, sheet: string) {
  const imports = await db
    .selectFrom('submission as s')
    .innerJoin('submission_attachment as i', 'i.submission_id', 's.id')
    .select(['s.serial', 's.state', 's.maker_id', 's.content'])
    .where('s.kind', '=', kind)
    .where('i.file_hash', '=', fileHash)
    .where('s.state', 'in', ['submitted', 'disputed', 'returned', 'effective'])
    .orderBy('s.serial', 'desc')
    .execute();
  return imports.find(({ content }) => (JSON.parse(content) as { readonly sheet?: string }).sheet === sheet);
}

/** How columns of a kind were mapped before, by the fingerprint of their header. */
export async function listMappings(db: ReadDb, kind: string): Promise<Readonly<Record<string, ColumnMapping>>> {
  const rows = await db
    .selectFrom('import_mapping')
    .select(['fingerprint', 'mapping'])
    .where('kind', '=', kind)
    .execute();
  return Object.fromEntries(
    rows.map(({ fingerprint, mapping }) => [fingerprint, JSON.parse(mapping) as ColumnMapping]),
  );
}

export async function keepMapping(
  db: WriteDb,
  row: { readonly kind: string; readonly fingerprint: string; readonly mapping: string; readonly used_at: number },
): Promise<void> {
  await db
    .insertInto('import_mapping')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['kind', 'fingerprint']).doUpdateSet({ mapping: row.mapping, used_at: row.used_at }),
    )
    .execute();
}
