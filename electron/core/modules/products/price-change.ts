import type { FieldFault } from '#shared/kernel/failure.ts';
import { FLOORS_OF, type PriceLine, type PriceListContent } from '#shared/products/price-lists.schema.ts';
import type { ProductPickRow } from '#shared/products/products.contract.ts';

/** A row of a file as a price; `index` is its place among the rows. */
export interface NewPrice extends Pick<
  PriceLine,
  'unit' | 'priceE6' | 'minQuantityE6' | 'fromOn' | 'staffFloorE6' | 'managerFloorE6' | 'directorFloorE6' | 'remark'
> {
  readonly index: number;
  readonly product: ProductPickRow | undefined;
  readonly fault?: FieldFault;
}

/** The lines as they will stand, absent where the file changes none; and what is wrong with which row. */
export interface ChangedLines {
  readonly lines?: PriceListContent['lines'];
  readonly faults: readonly FieldFault[];
}

/**
 * Takes new prices into a list. A price of the same product, unit, quantity and day is written over; one that holds already is
 * left as it is; every other stands behind the line it follows, whose floors it keeps where the file names none.
 */
export function changeLines(list: PriceListContent, news: readonly NewPrice[]): ChangedLines {
  const lines = [...list.lines];
  const faults: FieldFault[] = [];
  const days = new Map<string, number>();
  let hasChanged = false;
  for (const one of news) {
    const key = [one.product?.id, one.unit, one.minQuantityE6, one.fromOn].join(' ');
    const first = days.get(key);
    days.set(key, one.index);
    const fault =
      first === undefined ? faultOf(list, one) : { path: `lines.${one.index}.productCode`, reason: 'same_in_file' };
    const before = one.product && followed(lines, one);
    const line = one.product && lineOf(one, one.product, before);
    if (fault || !line || one.fault) {
      if (fault && !one.fault) faults.push(fault);
      continue;
    }
    const upside = floorAbove(line);
    if (upside !== undefined)
      faults.push({ path: `lines.${one.index}.${upside}`, reason: 'products.price_change_floor' });
    if (before && holdsAlready(before, line)) continue;
    hasChanged = true;
    const at = before ? lines.indexOf(before) : lines.length - 1;
    if (before?.fromOn === line.fromOn) lines[at] = line;
    else lines.splice(at + 1, 0, line);
  }
  return hasChanged ? { lines, faults } : { faults };
}

function faultOf(
  { validFrom, validTo }: PriceListContent,
  { index, product, unit, fromOn }: NewPrice,
): FieldFault | undefined {
  if (fromOn < validFrom || (validTo !== null && fromOn > validTo)) {
    const details = { from: validFrom, to: validTo ?? '' };
    return { path: `lines.${index}.fromOn`, reason: 'products.price_change_outside', details };
  }
  const units = product === undefined ? [] : [product.unit, ...product.conversions.map((known) => known.unit)];
  if (product === undefined || units.includes(unit)) return undefined;
  return {
    path: `lines.${index}.unit`,
    reason: 'products.price_change_unit',
    details: { unit, units: units.join('、') },
  };
}

/** The line whose price held until the new one's day. */
function followed(
  lines: readonly PriceLine[],
  { product, unit, minQuantityE6, fromOn }: NewPrice,
): PriceLine | undefined {
  return lines
    .filter(
      (line) =>
        line.productId === product?.id &&
        line.unit === unit &&
        line.minQuantityE6 === minQuantityE6 &&
        line.fromOn <= fromOn,
    )
    .toSorted((left, right) => (left.fromOn < right.fromOn ? -1 : 1))
    .at(-1);
}

function lineOf(one: NewPrice, product: ProductPickRow, before: PriceLine | undefined): PriceLine {
  const { index: _index, product: _product, fault: _fault, ...price } = one;
  const factor = product.conversions.find(({ unit }) => unit === one.unit)?.factorE6 ?? 1_000_000;
  return {
    productId: product.id,
    productCode: before?.productCode ?? product.code,
    description: before?.description ?? product.name,
    specification: before === undefined ? product.specification : before.specification,
    unitFactorE6: before?.unitFactorE6 ?? factor,
    ...price,
    staffFloorE6: one.staffFloorE6 ?? before?.staffFloorE6 ?? null,
    managerFloorE6: one.managerFloorE6 ?? before?.managerFloorE6 ?? null,
    directorFloorE6: one.directorFloorE6 ?? before?.directorFloorE6 ?? null,
    remark: one.remark ?? (before?.fromOn === one.fromOn ? before.remark : null),
  };
}

function holdsAlready(before: PriceLine, line: PriceLine): boolean {
  return before.priceE6 === line.priceE6 && FLOORS_OF.every((key) => before[key] === line[key]);
}

/** The floor that lies above the price or above that of a level below. */
function floorAbove(line: PriceLine): (typeof FLOORS_OF)[number] | undefined {
  let least = line.priceE6;
  for (const key of FLOORS_OF) {
    const floor = line[key];
    if (floor === null) continue;
    if (floor > least) return key;
    least = floor;
  }
  return undefined;
}
