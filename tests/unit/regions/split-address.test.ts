import { describe, expect, test } from 'vitest';
import { findPlaces } from '#shared/regions/find-places.ts';
import { PROVINCES, unknownPart, wholeNames } from '#shared/regions/regions.ts';
import { splitAddress, wholeAddress } from '#shared/regions/split-address.ts';

describe('a whole address is split into its parts', () => {
  test.each([
    ['广东省深圳市南山区科技园路1号', '广东省', '深圳市', '南山区', '科技园路1号'],
    ['广东深圳南山区科技园路1号', '广东省', '深圳市', '南山区', '科技园路1号'],
    ['深圳市南山区科技园路1号', '广东省', '深圳市', '南山区', '科技园路1号'],
    ['北京市朝阳区建国路88号', '北京市', '北京市', '朝阳区', '建国路88号'],
    ['北京市北京市朝阳区建国路88号', '北京市', '北京市', '朝阳区', '建国路88号'],
    ['北京市市辖区朝阳区建国路88号', '北京市', '北京市', '朝阳区', '建国路88号'],
    ['北京朝阳区建国路88号', '北京市', '北京市', '朝阳区', '建国路88号'],
    ['重庆市城口县葛城街道1号', '重庆市', '重庆市', '城口县', '葛城街道1号'],
    ['重庆市渝北区金开大道68号', '重庆市', '重庆市', '渝北区', '金开大道68号'],
    ['广西壮族自治区南宁市青秀区民族大道1号', '广西壮族自治区', '南宁市', '青秀区', '民族大道1号'],
    ['新疆维吾尔自治区喀什地区疏勒县团结路5号', '新疆维吾尔自治区', '喀什地区', '疏勒县', '团结路5号'],
    ['内蒙古呼和浩特市赛罕区大学东街', '内蒙古自治区', '呼和浩特市', '赛罕区', '大学东街'],
    ['湖北省恩施土家族苗族自治州恩施市施州大道', '湖北省', '恩施土家族苗族自治州', '恩施市', '施州大道'],
    ['湖北省仙桃市干河街道钱沟路9号', '湖北省', '仙桃市', null, '干河街道钱沟路9号'],
    ['海南省琼海市嘉积镇', '海南省', '琼海市', null, '嘉积镇'],
    ['新疆石河子市北四路', '新疆维吾尔自治区', '石河子市', null, '北四路'],
    ['广东省东莞市长安镇振安路3号', '广东省', '东莞市', '长安镇', '振安路3号'],
    ['江苏省昆山市玉山镇前进路', '江苏省', '苏州市', '昆山市', '玉山镇前进路'],
    ['昆山市玉山镇前进路', '江苏省', '苏州市', '昆山市', '玉山镇前进路'],
    ['中国 江苏省 苏州市 工业园区星湖街328号', '江苏省', '苏州市', '工业园区', '星湖街328号'],
    ['香港特别行政区九龙油尖旺区弥敦道1号', '香港特别行政区', '九龙', '油尖旺区', '弥敦道1号'],
  ])('%s', (typed, province, city, district, address) => {
    expect(splitAddress(typed)).toEqual({ province, city, district, address, postcode: null });
  });

  test.each(['北京东路 100 号', '南京路步行街 3 号', '科技园路 1 号', '朝阳区建国路 88 号', '上海市', '厂区西门'])(
    '%s names no place for certain and stays whole',
    (typed) =>
      expect(splitAddress(typed)).toMatchObject({ province: null, city: null, district: null, address: typed }),
  );

  test('a postcode before or behind is taken off', () => {
    const parts = {
      province: '广东省',
      city: '深圳市',
      district: '南山区',
      address: '科技园路1号',
      postcode: '518057',
    };
    expect(splitAddress('518057 广东省深圳市南山区科技园路1号')).toEqual(parts);
    expect(splitAddress('广东省深圳市南山区科技园路1号（邮编：518057）')).toEqual(parts);
    expect(splitAddress('广东省深圳市南山区科技园路1号 518057')).toEqual(parts);
  });

  test('joined again it reads as it was written, a municipality once', () => {
    for (const typed of ['广东省深圳市南山区科技园路1号', '北京市朝阳区建国路88号', '湖北省仙桃市干河街道钱沟路9号'])
      expect(wholeAddress(splitAddress(typed))).toBe(typed);
    const kept = { province: '北京市', city: '北京市', district: '朝阳区', address: '北京市朝阳区建国路88号' };
    expect(wholeAddress(kept)).toBe('北京市朝阳区建国路88号');
  });

  test('every district of the country is found again behind its city', () => {
    for (const province of PROVINCES)
      for (const city of province.cities)
        for (const district of city.districts) {
          const head = city.name === province.name ? province.name : province.name + city.name;
          expect(splitAddress(`${head}${district}8号院`)).toMatchObject({
            city: city.name,
            district,
            address: '8号院',
          });
        }
  });
});

test('what the list does not know is named, and names are made whole', () => {
  const place = { province: '广东省', city: '深圳市', district: '南山区' };
  expect(unknownPart(place)).toBeUndefined();
  expect(unknownPart({ ...place, district: '前海新区' })).toBe('district');
  expect(unknownPart({ ...place, city: '宝安市' })).toBe('city');
  expect(unknownPart({ ...place, province: '岭南省' })).toBe('province');
  expect(unknownPart({ province: null, city: null, district: null })).toBeUndefined();
  expect(wholeNames({ province: '广东', city: '深圳', district: '南山' })).toEqual(place);
  expect(wholeNames({ province: null, city: '深圳', district: '南山区' })).toEqual(place);
  expect(wholeNames({ province: '北京', city: '市辖区', district: '朝阳' })).toEqual({
    province: '北京市',
    city: '北京市',
    district: '朝阳区',
  });
  expect(wholeNames({ province: '岭南', city: '某市', district: null })).toEqual({
    province: '岭南',
    city: '某市',
    district: null,
  });
});

describe('places are found as they are typed', () => {
  test.each([
    ['南山区', '广东省 深圳市 南山区'],
    ['深圳南山', '广东省 深圳市 南山区'],
    ['szns', '广东省 深圳市 南山区'],
    ['gdszns', '广东省 深圳市 南山区'],
    ['bjcy', '北京市 北京市 朝阳区'],
    ['cqyb', '重庆市 重庆市 渝北区'],
    ['仙桃', '湖北省 仙桃市'],
  ])('%s', (typed, wanted) => {
    const found = findPlaces(typed, 20).map(({ province, city, district }) =>
      [province, city, district].filter(Boolean).join(' '),
    );
    expect(found).toContain(wanted);
  });

  test('nothing typed offers the provinces', () => {
    expect(findPlaces('', 40)).toHaveLength(PROVINCES.length);
  });
});
