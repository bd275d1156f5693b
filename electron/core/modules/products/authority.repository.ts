import type { AuthorityLine } from '#shared/products/price-lists.schema.ts';
import type { ReadDb, WriteDb } from '#core/kernel/context.ts';

export const AUTHORITY_ID = 'discount_authority';

export function findAuthorityHead(db: ReadDb) {
  return db.selectFrom('discount_authority').selectAll().executeTakeFirst();
}

export async function listAuthorityLines(db: ReadDb): Promise<AuthorityLine[]> {
  return db
    .selectFrom('discount_authority_line')
    .select(['product_id as productId', 'product_class as productClass', 'level', 'discount as discountBasisPoints'])
    .orderBy('position')
    .execute();
}

export async function replaceAuthority(
  db: WriteDb,
  lines: readonly AuthorityLine[],
  version: number,
  submissionId: string,
): Promise<void> {
  await db.deleteFrom('discount_authority_line').execute();
  const head = { version, submission_id: submissionId };
  if (version === 1)
    await db
      .insertInto('discount_authority')
      .values({ id: AUTHORITY_ID, ...head })
      .execute();
  else await db.updateTable('discount_authority').set(head).execute();
  for (const [position, line] of lines.entries()) {
    await db
      .insertInto('discount_authority_line')
      .values({
        position,
        product_id: line.productId,
        product_class: line.productClass,
        level: line.level,
        discount: line.discountBasisPoints,
        submission_id: submissionId,
      })
      .execute();
  }
}
