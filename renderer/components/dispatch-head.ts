import type { FieldSpec } from '#renderer/components/field-set.tsx';
import { orNull } from '#renderer/components/form-faults.ts';
import type { Line } from '#renderer/components/line-grid-model.ts';
import { typedCount, typedDate, typedFen, typedQuantity } from '#renderer/components/typed-values.ts';
import type { ClientContent } from '#shared/clients/clients.contract.ts';
import { wholeAddress } from '#shared/regions/split-address.ts';
import { FreightBearer, ShipMode } from '#shared/dispatch/dispatch.schema.ts';

type Fields = Readonly<Record<string, string>>;

/** 发货单表头 as both forms have it that send goods: the dispatch note's own, and the order that is dispatched at once. */
export const DISPATCH_HEAD: readonly FieldSpec[] = [
  { path: 'dispatchedOn', required: true, as: 'date' },
  { path: 'shipBy', as: 'date' },
  { path: 'warehouse' },
  { path: 'consigneeName', required: true },
  { path: 'consigneePhone', required: true, rekey: true },
  { path: 'consigneeAddress', required: true, span: 2 },
  { path: 'shipMode', required: true, options: ShipMode.options },
  { path: 'freightBearer', required: true, options: FreightBearer.options },
  { path: 'carrier' },
  { path: 'waybill' },
  { path: 'pieces', as: 'number' },
  { path: 'freightFen', as: 'money' },
  { path: 'vehicle' },
  { path: 'signBackDueOn', as: 'date' },
  { path: 'remark', span: 4 },
];

/** To whom the client file says goods go. */
export function consigneeOf(client: ClientContent): Fields {
  const shipTo = client.addresses.find(({ use }) => use === 'ship_to') ?? client.addresses[0];
  const contact = client.contacts[0];
  return {
    consigneeName: shipTo?.consignee ?? contact?.name ?? '',
    consigneePhone: shipTo?.phone ?? contact?.phone ?? '',
    consigneeAddress: shipTo === undefined ? '' : wholeAddress(shipTo),
  };
}

export const newAccompanying = (): Line => ({ id: crypto.randomUUID(), cells: { kind: 'material', quantityE6: '1' } });

export function sentItems(items: readonly Line[]): readonly Line[] {
  return items.filter(({ cells }) => (cells['name'] ?? '') !== '');
}

/** The head as the schema wants it, from fields named by its paths. */
export function typedDispatchHead(fields: Fields, items: readonly Line[], today: string) {
  const text = (path: string) => orNull(fields[path]);
  return {
    dispatchedOn: typedDate(fields['dispatchedOn'], today),
    shipBy: typedDate(fields['shipBy'], today) ?? null,
    shipMode: fields['shipMode'],
    carrier: text('carrier'),
    waybill: text('waybill'),
    vehicle: text('vehicle'),
    pieces: typedCount(fields['pieces']) ?? null,
    freightFen: typedFen(fields['freightFen']) ?? null,
    freightBearer: fields['freightBearer'],
    consigneeName: fields['consigneeName'] ?? '',
    consigneePhone: fields['consigneePhone'] ?? '',
    consigneeAddress: fields['consigneeAddress'] ?? '',
    warehouse: text('warehouse'),
    remark: text('remark'),
    signBackDueOn: typedDate(fields['signBackDueOn'], today) ?? null,
    accompanying: sentItems(items).map(({ cells }) => ({
      kind: cells['kind'],
      name: cells['name'],
      quantityE6: typedQuantity(cells['quantityE6']),
      unit: cells['unit'] ?? '',
    })),
  };
}
