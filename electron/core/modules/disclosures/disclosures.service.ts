import type { DisclosureListInput, RevealReason } from '#shared/disclosures/disclosures.contract.ts';
import { personalValues } from '#shared/disclosures/mask-content.ts';
import type { CommandContext, QueryContext, ReadDb } from '#core/kernel/context.ts';
import { notFound, OfficeError, refuseField } from '#core/kernel/office-error.ts';
import { listDisclosureIds, listDisclosuresByIds } from '#core/modules/disclosures/disclosure-list.repository.ts';
import { type RecordKind, readPermissionOf } from '#core/modules/review/record-kind.ts';

/** One page of 数据外发记录; screen and workbook take it from here. */
export async function listDisclosureRows(ctx: QueryContext, input: DisclosureListInput) {
  const { ids, ...page } = await listDisclosureIds(ctx.db, input);
  return { ...page, rows: await listDisclosuresByIds(ctx.db, ids) };
}

interface RevealAsked {
  readonly kind: string;
  readonly recordId: string;
  readonly path: string;
  readonly reason: RevealReason;
  readonly remark: string;
}

/** What is asked of a kind whose values are told: of record kinds, and of registers of the daily class. */
export type Told = Pick<RecordKind, 'name' | 'module' | 'readPermission'> & {
  read(db: ReadDb, id: string): Promise<{ readonly content: unknown } | undefined>;
};

/** One value of a record that stands, for who may read the record, with the reason in the log. */
export async function reveal(
  ctx: CommandContext,
  kinds: readonly Told[],
  asked: RevealAsked,
): Promise<{ value: string }> {
  const kind = kinds.find(({ name }) => name === asked.kind) ?? notFound(asked.kind, asked.recordId);
  const permission = readPermissionOf(kind);
  if (!ctx.person.permissions.has(permission)) throw new OfficeError({ code: 'forbidden', permission });
  if (asked.reason === 'other' && asked.remark === '') refuseField('remark', 'required');
  const record = (await kind.read(ctx.db, asked.recordId)) ?? notFound(asked.kind, asked.recordId);
  const found = [...personalValues(kind.name, record.content)].find(({ path }) => path === asked.path);
  if (!found) return refuseField('path', 'disclosure.nothing_masked');
  ctx.disclose({
    what: 'reveal',
    subjectKind: kind.name,
    subjectId: asked.recordId,
    fields: [asked.path],
    reason: asked.reason,
    masking: 'whole',
    ...(asked.remark !== '' && { remark: asked.remark }),
  });
  const details = { field: asked.path, reason: asked.reason };
  ctx.note({ subjectKind: kind.name, subjectId: asked.recordId, outcome: 'revealed', details });
  return { value: found.text };
}
