import { foldWidth } from '#shared/kernel/text-width.ts';
import { pinyinInitials } from '#shared/kernel/name-folding.ts';
import { type Place, PROVINCES } from './regions.ts';

interface Findable {
  readonly place: Place;
  /** 省, 市, 区 as far as there are any, a municipality once. */
  readonly names: readonly string[];
  /** Initials of those, without 省 and 市 and with. */
  readonly initials: readonly (readonly string[])[];
}

let known: readonly Findable[] | undefined;

/** Made on first use: some three thousand names are spelled. */
function findables(): readonly Findable[] {
  known ??= PROVINCES.flatMap((province) => [
    findable({ province: province.name, city: null, district: null }, [province.short]),
    ...province.cities.flatMap((city) => {
      const own = city.name === province.name;
      const heads = own ? [province.short] : [province.short, city.short];
      const place = { province: province.name, city: city.name, district: null };
      return [
        ...(own ? [] : [findable(place, heads)]),
        ...city.districts.map((district) =>
          findable({ ...place, district }, [...heads, district.length > 2 ? district.slice(0, -1) : district]),
        ),
      ];
    }),
  ]);
  return known;
}

function findable(place: Place, shorts: readonly string[]): Findable {
  const { province, city, district } = place;
  const names = [province, city === province ? null : city, district].filter((name) => name !== null);
  return { place, names, initials: [shorts.map(pinyinInitials), names.map(pinyinInitials)] };
}

/** Every level from some level on, joined: 广东深圳南山, 深圳南山, 南山. */
const tails = (parts: readonly string[]): string[] => parts.map((_, at) => parts.slice(at).join(''));

/**
 * Places by any part of their names or by pinyin initials, from the province or any later level on: `南山`, `深圳南山`, `szns`,
 * `gdsz`. Best first: the name itself, then the wider place before the narrower.
 */
export function findPlaces(typed: string, limit: number): readonly Place[] {
  const wanted = foldWidth(typed)
    .replaceAll(/[\s,，/·-]+/g, '')
    .toLowerCase();
  if (wanted === '')
    return findables()
      .flatMap(({ place }) => (place.city === null ? [place] : []))
      .slice(0, limit);
  const scored = findables().flatMap(({ place, names, initials }) => {
    const score = scoreOf(wanted, names, initials);
    return score === undefined ? [] : [{ place, score: score * 10 + names.length }];
  });
  return scored
    .toSorted((a, b) => a.score - b.score)
    .slice(0, limit)
    .map(({ place }) => place);
}

function scoreOf(wanted: string, names: readonly string[], initials: Findable['initials']): number | undefined {
  if (!/^[a-z]+$/.test(wanted)) {
    const own = names.at(-1) ?? '';
    if (own === wanted) return 0;
    if (own.startsWith(wanted)) return 1;
    const letters = Array.from(wanted);
    return own.includes(wanted) ? 2 : isSpread(letters, names) ? 3 : undefined;
  }
  const own = initials.map((each) => each.at(-1) ?? '');
  if (own.includes(wanted)) return 0;
  const whole = initials.flatMap(tails);
  if (whole.includes(wanted)) return 1;
  return own.some((each) => each.startsWith(wanted)) ? 2 : undefined;
}

/** 深圳南山 names 深圳市 and 南山区: each level gives a beginning of its name, the last one too. */
function isSpread(letters: readonly string[], names: readonly string[]): boolean {
  let rest = letters.join('');
  let last = false;
  for (const name of names) {
    const size = [...Array(name.length).keys()]
      .map((at) => name.length - at)
      .find((n) => rest.startsWith(name.slice(0, n)) && n >= 2);
    last = size !== undefined;
    if (size !== undefined) rest = rest.slice(size);
  }
  return last && rest === '';
}
