import { areaList } from '@vant/area-data';

/** 行政区划: a place by its whole names; `null` where there is no such level (仙桃市 has no district). */
export interface Place {
  readonly province: string;
  readonly city: string | null;
  readonly district: string | null;
}

export interface Region {
  readonly name: string;
  /** The name without what every place of its kind is called by: 广东, 深圳, 恩施. */
  readonly short: string;
}

export interface City extends Region {
  readonly districts: readonly string[];
}

export interface Province extends Region {
  readonly cities: readonly City[];
}

const PROVINCE_ENDING = /(?:特别行政区|壮族自治区|回族自治区|维吾尔自治区|自治区|省|市)$/;
const CITY_ENDING = /(?:[\p{Script=Han}]族)*自治州$|(?:地区|盟|市)$/u;

function shortOf(name: string, ending: RegExp): string {
  const short = name.replace(ending, '');
  return short.length >= 2 ? short : name;
}

/** 巴音郭楞蒙古自治州 and its like name a people without 族. */
const PEOPLES = /(?:蒙古|哈萨克|柯尔克孜)自治州$/;

const cityOf = (name: string, districts: readonly string[]): City => ({
  name,
  short: shortOf(name.replace(PEOPLES, ''), CITY_ENDING),
  districts,
});

interface Coded {
  readonly code: string;
  readonly name: string;
}

/** The places of a list by the first digits of their codes: a county belongs to the city whose four it begins with. */
function byHead(list: Readonly<Record<string, string>>, digits: number): ReadonlyMap<string, readonly Coded[]> {
  const coded = Object.entries(list).map(([code, name]): Coded => ({ code, name }));
  return Map.groupBy(coded, ({ code }) => code.slice(0, digits));
}

const CITIES_UNDER = byHead(areaList.city_list, 2);
const COUNTIES_UNDER = byHead(areaList.county_list, 4);

/** 省直辖县, 自治区直辖县级行政区划: no city, but those that stand under the province itself, each its own. */
const DIRECT = /直辖县/;

function citiesOf(province: string, head: string): City[] {
  const cities = (CITIES_UNDER.get(head) ?? []).flatMap(({ code, name }): Pick<City, 'name' | 'districts'>[] => {
    const districts = (COUNTIES_UNDER.get(code.slice(0, 4)) ?? []).map((county) => county.name);
    if (DIRECT.test(name)) return districts.map((district) => cityOf(district, []));
    return [{ name: name === '县' ? province : name, districts }];
  });
  // 重庆市 has its districts under 市辖区 and its counties under 县: one city.
  const names = [...new Set(cities.map(({ name }) => name))];
  return names.map((name) =>
    cityOf(
      name,
      cities.filter((city) => city.name === name).flatMap(({ districts }) => districts),
    ),
  );
}

/** Every province with its cities and districts, as 民政部 lists them (the data of `@vant/area-data`). */
export const PROVINCES: readonly Province[] = Object.entries(areaList.province_list).map(([code, name]) => ({
  name,
  short: shortOf(name, PROVINCE_ENDING),
  cities: citiesOf(name, code.slice(0, 2)),
}));

const isCalled = ({ name, short }: Region, text: string): boolean => name === text || short === text;

/** What part of a place the list does not know; an office may still write it: lists grow old. */
export function unknownPart(place: {
  readonly province: string | null;
  readonly city: string | null;
  readonly district: string | null;
}): 'province' | 'city' | 'district' | undefined {
  const province = PROVINCES.find((each) => each.name === place.province);
  if (place.province !== null && province === undefined) return 'province';
  const cities = province === undefined ? PROVINCES.flatMap((each) => each.cities) : province.cities;
  const here = place.city === null ? cities : cities.filter(({ name }) => name === place.city);
  if (here.length === 0) return 'city';
  if (place.district === null || here.some(({ districts }) => districts.includes(place.district ?? '')))
    return undefined;
  return 'district';
}

/** Names as people shorten them, made whole: 广东, 深圳, 南山 are 广东省, 深圳市, 南山区. What is unknown stays as it is. */
export function wholeNames<T extends { readonly [K in keyof Place]: string | null }>(place: T): T {
  const given = { ...place, city: place.city === '市辖区' || place.city === '县' ? place.province : place.city };
  const byName = given.province === null ? undefined : PROVINCES.find((each) => isCalled(each, given.province ?? ''));
  const holders = byName === undefined ? (given.province === null ? PROVINCES : []) : [byName];
  const cities = holders.flatMap((province) => province.cities.map((city) => ({ province, city })));
  const called = cities.filter(({ city }) => given.city !== null && isCalled(city, given.city));
  const [only] = called.length === 1 ? called : [];
  const province = byName ?? only?.province;
  const districts = only?.city.districts ?? [];
  const district = given.district;
  return {
    ...place,
    province: province?.name ?? given.province,
    city: only?.city.name ?? given.city,
    district: districts.find((name) => name === district || name.slice(0, -1) === district) ?? district,
  };
}
