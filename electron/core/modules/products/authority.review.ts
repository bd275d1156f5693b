import { DiscountAuthority, type AuthorityLine } from '#shared/products/price-lists.schema.ts';
import { isAbove } from '#shared/products/authority-roles.ts';
import { refuseField } from '#core/kernel/office-error.ts';
import {
  AUTHORITY_ID,
  findAuthorityHead,
  listAuthorityLines,
  replaceAuthority,
} from '#core/modules/products/authority.repository.ts';
import { findProducts } from '#core/modules/products/products.service.ts';
import { defineRecordKind } from '#core/modules/review/record-kind.ts';

/** 折扣权限: one record for the office. Every share is keyed twice: it decides who must sign. */
export const discountAuthorityKind = defineRecordKind<DiscountAuthority, DiscountAuthority>({
  name: AUTHORITY_ID,
  module: 'products',
  makePermission: 'settings.write',
  draft: DiscountAuthority,
  content: DiscountAuthority,
  actions: ['create', 'amend'],
  soleRecordId: AUTHORITY_ID,
  derived: [],
  complete: async (_ctx, draft) => draft,
  checks: () => [
    { path: 'lines.*.discountBasisPoints', mode: 'rekey', type: 'rate' },
    { path: 'lines', mode: 'confirm', type: 'text' },
  ],
  title: () => '',
  claims: () => [{ scope: 'products.authority', key: AUTHORITY_ID }],
  async validate(ctx, { content: { lines } }) {
    const known = await findProducts(
      ctx.db,
      lines.flatMap(({ productId }) => (productId === null ? [] : [productId])),
    );
    for (const [index, line] of lines.entries()) {
      if (line.productId !== null && !known.has(line.productId)) {
        refuseField(`lines.${index}.productId`, 'products.authority_product_unknown', { line: index + 1 });
      }
      refuseUnclear(line, index, lines);
    }
    return [];
  },
  async apply(ctx, { content, version, submissionId }) {
    await replaceAuthority(ctx.db, content.lines, version, submissionId);
  },
  async read(db) {
    const head = await findAuthorityHead(db);
    return (
      head && {
        content: { lines: await listAuthorityLines(db) },
        version: head.version,
        submissionId: head.submission_id,
      }
    );
  },
});

function isSamePlace(a: AuthorityLine, b: AuthorityLine): boolean {
  return a.productId === b.productId && a.productClass === b.productClass;
}

/** One line a level and place, and never more for a lower level than for a higher one. */
function refuseUnclear(line: AuthorityLine, index: number, lines: readonly AuthorityLine[]): void {
  const at = { line: index + 1 };
  if (line.productId !== null && line.productClass !== null) {
    refuseField(`lines.${index}.productClass`, 'products.authority_product_or_class', at);
  }
  for (const [other, earlier] of lines.slice(0, index).entries()) {
    if (!isSamePlace(line, earlier)) continue;
    if (line.level === earlier.level) {
      refuseField(`lines.${index}.level`, 'products.authority_twice', { ...at, first: other + 1 });
    }
    const [higher, lower] = isAbove(line.level, earlier.level) ? [line, earlier] : [earlier, line];
    if (lower.discountBasisPoints > higher.discountBasisPoints) {
      refuseField(`lines.${index}.discountBasisPoints`, 'products.authority_upside_down', { ...at, first: other + 1 });
    }
  }
}
