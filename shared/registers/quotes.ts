/** What a carrier asks: fen by millionths of a kilogram. Without a further weight one price is for any weight. */
export interface WeightPrice {
  readonly firstWeightE6: number;
  readonly firstFen: number;
  readonly furtherWeightE6: number;
  readonly furtherFen: number;
}

/** 首重续重: the first weight at its price, each begun further one at its own. */
export function priceOf(
  { firstWeightE6, firstFen, furtherWeightE6, furtherFen }: WeightPrice,
  weightE6: number,
): number {
  const over = weightE6 - firstWeightE6;
  if (over <= 0 || furtherWeightE6 <= 0) return firstFen;
  const begun = Number((BigInt(over) + BigInt(furtherWeightE6) - 1n) / BigInt(furtherWeightE6));
  return firstFen + begun * furtherFen;
}

const BETWEEN = /[\s、,，;；/]+/u;
/** 全国 and 其他 are everywhere else. */
const EVERYWHERE = /^(?:全国|其[他它余]|各地)/u;
const SUFFIX = /(?:特别行政区|维吾尔自治区|壮族自治区|回族自治区|自治区|省|市)$/u;

/**
 * How closely a zone names an address: the length of the longest place of it that the address begins with or holds, 0 where it is
 * for everywhere else; undefined where the address lies in none of its places.
 */
export function closenessOf(zone: string, address: string): number | undefined {
  const places = zone.split(BETWEEN).filter((place) => place !== '');
  const close = places
    .map((place) => place.replace(SUFFIX, ''))
    .filter((place) => place !== '' && address.includes(place))
    .map(({ length }) => length);
  if (close.length > 0) return Math.max(...close);
  return places.length === 0 || places.some((place) => EVERYWHERE.test(place)) ? 0 : undefined;
}
