import type { ColumnGuide } from '#shared/exchange/column-kinds.ts';

/** What the form of price lists says of its columns. */
export const priceListGuide: Readonly<Record<string, ColumnGuide>> = {
  name: [
    '名称相同的行是一张价格表；不填就叫“价格表”加第一天',
    'Rows of one name are one list; without one it is called after its first day',
    '2027 春季经销价',
  ],
  scope: ['给谁用，不填为全部客户', 'Whom it is for; everyone when empty', '客户类型'],
  scopeValue: [
    '按等级填 A、B、C，按类型填经销商等，按地区填地区；其余不填',
    'The grade, kind or region it is for; otherwise empty',
    '经销商',
  ],
  validFrom: ['第一天，不填为今天', 'First day; today when empty', '2027-03-01'],
  validTo: ['最后一天，不填为一直有效', 'Last day; without an end when empty', '2027-12-31'],
  'lines.productCode': [
    '产品档案里的编码；编码、品名填一个即可',
    'Code of the product; code or name will do',
    'WE-210',
  ],
  'lines.productName': ['产品档案里的品名', 'Name of the product', '水性环氧富锌底漆'],
  'lines.specification': ['品名相同的产品靠规格分清', 'Tells products of one name apart', '20 kg/桶 灰'],
  'lines.unit': ['计价单位，不填为基本单位', 'Unit of the price; the base unit when empty', '桶'],
  'lines.priceE6': ['含税单价、不含税单价只填一列', 'Fill in one of the two price columns', '560.00'],
  'lines.netPriceE6': ['整张表都不含税时填这一列', 'Where the whole list is without tax', ''],
  'lines.minQuantityE6': ['买到多少才是这个价，不填为不限', 'From what quantity on; any when empty', '10'],
  'lines.fromOn': ['中途调价的填生效日，不填从第一天起', 'For a change within the list; its first day when empty', ''],
  'lines.staffFloorE6': ['内勤最低可以签到的价', 'Lowest price the back office may sign', '550.00'],
  'lines.managerFloorE6': ['经理最低可以签到的价', 'Lowest price a manager may sign', '530.00'],
  'lines.directorFloorE6': ['总经理最低可以签到的价', 'Lowest price the director may sign', '500.00'],
  'lines.remark': ['其他要记的', 'Anything else', ''],
};
