import { z } from 'zod';
import { StandingAction } from '#shared/clients/client-standing.schema.ts';
import { ClientDraft, type ClientContent } from '#shared/clients/clients.contract.ts';
import type { ClientBulkField } from '#shared/review/bulk-change.contract.ts';
import { refuseStanding, withStanding } from '#core/modules/clients/client-standing.service.ts';
import { listClientNames } from '#core/modules/clients/client-list.repository.ts';
import { clientKind } from '#core/modules/clients/clients.review.ts';
import { type BulkChange, bulkField, type BulkField } from '#core/modules/review/bulk-change.ts';

const { kind, sizeGrade, paymentDays } = ClientDraft.shape;
const name = z.string().trim().min(1).max(40).nullable();
const tag = z.string().trim().min(1).max(20);

/** All tags of a client in one line; as long as one line of a report. */
function tagsOf({ tags }: ClientContent): string | null {
  return tags.length === 0 ? null : tags.join('、').slice(0, 200);
}

/** What of a client may be changed in bulk; everything else has a paper of its own for each client. */
const FIELDS: Readonly<Record<ClientBulkField, BulkField<ClientContent>>> = {
  ownerName: bulkField({
    title: '业务员',
    mode: 'rekey',
    type: 'text',
    value: name,
    of: (client: ClientContent) => client.ownerName,
    put: (client, ownerName) => ({ ...client, ownerName }),
  }),
  deputyName: bulkField({
    title: '副责任人',
    mode: 'rekey',
    type: 'text',
    value: name,
    of: (client: ClientContent) => client.deputyName,
    put: (client, deputyName) => ({ ...client, deputyName }),
  }),
  addTag: bulkField({
    title: '加标签',
    mode: 'rekey',
    type: 'text',
    value: tag,
    of: (client: ClientContent) => tagsOf(client),
    put: (client, added) => (client.tags.includes(added) ? client : { ...client, tags: [...client.tags, added] }),
  }),
  removeTag: bulkField({
    title: '去标签',
    mode: 'rekey',
    type: 'text',
    value: tag,
    of: (client: ClientContent) => tagsOf(client),
    put: (client, removed) => ({ ...client, tags: client.tags.filter((one) => one !== removed) }),
  }),
  region: bulkField({
    title: '地区',
    mode: 'rekey',
    type: 'text',
    value: name,
    of: (client: ClientContent) => client.region,
    put: (client, region) => ({ ...client, region }),
  }),
  kind: bulkField({
    title: '客户类别',
    mode: 'confirm',
    type: 'text',
    value: kind.unwrap(),
    of: (client: ClientContent) => client.kind,
    put: (client, changed) => ({ ...client, kind: changed }),
  }),
  sizeGrade: bulkField({
    title: '规模等级',
    mode: 'confirm',
    type: 'text',
    value: sizeGrade.unwrap(),
    asksEvidence: true,
    of: (client: ClientContent) => client.sizeGrade,
    put: (client, grade) => ({ ...client, sizeGrade: grade }),
  }),
  paymentDays: bulkField({
    title: '账期',
    mode: 'rekey',
    type: 'integer',
    value: paymentDays.unwrap(),
    of: (client: ClientContent) => client.paymentDays,
    put: (client, days) => ({ ...client, paymentDays: days }),
  }),
  standing: bulkField({
    title: '客户状态',
    mode: 'confirm',
    type: 'text',
    value: StandingAction,
    of: (client: ClientContent) => client.status,
    put: withStanding,
    refuse: (ctx, id, action) => refuseStanding(ctx, id, StandingAction.parse(action)),
  }),
};

export const clientBulk: BulkChange<ClientContent> = {
  name: 'clients',
  record: clientKind,
  fields: FIELDS,
  names: listClientNames,
};
