import { foldWidth } from '#shared/kernel/text-width.ts';
import { type City, type Province, PROVINCES } from './regions.ts';

/** An address in its parts; what no list knows stays in `address`. */
export interface SplitAddress {
  readonly province: string | null;
  readonly city: string | null;
  readonly district: string | null;
  readonly address: string;
  readonly postcode: string | null;
}

const begun = (text: string, name: string): string | undefined =>
  name !== '' && text.startsWith(name) ? text.slice(name.length).replace(/^[\s,，、·-]+/, '') : undefined;

/** A postcode before or behind: `518057 广东省…`, `…1号 邮编：518057`. */
function takePostcode(text: string): { readonly text: string; readonly postcode: string | null } {
  const found =
    /^(?:邮编|邮政编码)?[:：]?\s*(\d{6})[\s,，]+(?=\D)(.+)$/.exec(text) ??
    /^(?<rest>.+?)[\s,，;；(（]*(?:邮编|邮政编码)[:：]?\s*(?<code>\d{6})[)）]?$/.exec(text) ??
    /^(?<rest>.+?)[\s,，]+(?<code>\d{6})$/.exec(text);
  if (found === null) return { text, postcode: null };
  const { rest, code } = found.groups ?? {};
  return { text: (rest ?? found[2] ?? '').trim(), postcode: code ?? found[1] ?? null };
}

interface Found {
  readonly province: Province;
  readonly city: City | null;
  readonly district: string | null;
  readonly rest: string;
}

/**
 * Splits a whole address as people write and paste it: `广东省深圳市南山区科技园路1号`, `北京市朝阳区…`, `内蒙古呼和浩特市…`,
 * `湖北省仙桃市…`, `昆山市玉山镇…`. A shortened name is only taken where a place within it follows: 北京东路 is a street.
 */
export function splitAddress(typed: string): SplitAddress {
  const { text, postcode } = takePostcode(foldWidth(typed).trim());
  const bare = text.replace(/^(?:中华人民共和国|中国)[\s,，]*/, '');
  const found = fromProvince(bare) ?? fromCity(PROVINCES, bare) ?? fromDistrict(PROVINCES, bare);
  // A place and nothing in it is no address yet: it stays whole.
  if (found === undefined || found.rest === '')
    return { province: null, city: null, district: null, address: text, postcode };
  const { province, city, district, rest } = found;
  return { province: province.name, city: city?.name ?? null, district, address: rest, postcode };
}

function fromProvince(text: string): Found | undefined {
  for (const province of PROVINCES) {
    const whole = begun(text, province.name);
    if (whole !== undefined) {
      return within(province, whole) ?? { province, city: soleCity(province), district: null, rest: whole };
    }
    const rest = begun(text, province.short);
    const inside = rest === undefined ? undefined : within(province, rest);
    if (inside !== undefined) return inside;
  }
  return undefined;
}

function within(province: Province, text: string): Found | undefined {
  // 北京市 市辖区 朝阳区, as some systems print it.
  const rest = soleCity(province) === null ? text : text.replace(/^市辖区|^县(?=.+县)/, '');
  return fromCity([province], rest) ?? fromDistrict([province], rest);
}

/** A municipality is its own city. */
function soleCity({ name, cities }: Province): City | null {
  return cities.find((city) => city.name === name) ?? null;
}

function fromCity(provinces: readonly Province[], text: string): Found | undefined {
  for (const province of provinces) {
    for (const city of province.cities) {
      const whole = begun(text, city.name);
      if (whole !== undefined) {
        const named = inCity(city, whole);
        return { province, city, district: named?.district ?? null, rest: named?.rest ?? whole };
      }
      const rest = begun(text, city.short);
      const named = rest === undefined ? undefined : inCity(city, rest);
      if (named !== undefined) return { province, city, ...named };
    }
  }
  return undefined;
}

/** The longest name that fits: 城关区 and 城关镇 begin alike. */
function inCity({ districts }: City, text: string): { readonly district: string; readonly rest: string } | undefined {
  let best: { readonly district: string; readonly rest: string } | undefined;
  for (const district of districts) {
    const rest = begun(text, district);
    if (rest !== undefined && district.length > (best?.district.length ?? 0)) best = { district, rest };
  }
  return best;
}

/** The city left out, `江苏省昆山市`, `昆山市`: taken where only one place is called so. */
function fromDistrict(provinces: readonly Province[], text: string): Found | undefined {
  const found = provinces.flatMap((province) =>
    province.cities.flatMap((city) => {
      const named = inCity(city, text);
      return named === undefined ? [] : [{ province, city, ...named }];
    }),
  );
  const longest = Math.max(0, ...found.map(({ district }) => district.length));
  const [only, more] = found.filter(({ district }) => district.length === longest);
  return more === undefined ? only : undefined;
}

/** 省市区 and the rest as one line, the way papers want it: a municipality is named once. */
export function wholeAddress(address: {
  readonly province: string | null;
  readonly city: string | null;
  readonly district: string | null;
  readonly address: string;
}): string {
  const { province, city, district, address: rest } = address;
  const head = [province, city === province ? null : city, district].filter((part) => part !== null).join('');
  return rest.startsWith(head) ? rest : head + rest;
}
