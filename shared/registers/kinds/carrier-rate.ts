import { PARCEL_MODES } from '#shared/registers/parcel-modes.ts';
import { field, main, must, REMARK, words } from '#shared/registers/register-field.ts';
import { defineRegister } from '#shared/registers/register-kind.ts';

/** 快递运价: what a carrier asks by mode and zone, agreed for a time. */
export const carrierRate = defineRegister({
  name: 'carrier_rate',
  series: 'YJ',
  label: words('快递运价', 'Carriers’ rates'),
  about: words(
    '各快递、物流公司的协议价：方式、到达区域、首重续重、时效。寄件时按它比价。',
    'What carriers ask by mode and zone: first and further weight, and days. Parcels are held against it.',
  ),
  sheet: '快递运价表',
  group: 'mail',
  review: 'effective',
  date: 'validFrom',
  title: ['carrier', 'mode', 'zone'],
  fields: [
    main('validFrom', '生效日', 'Valid from', 'date', { start: 'today', synonyms: ['生效日期', '执行日期'] }),
    main('carrier', '快递公司', 'Carrier', 'text', { width: 10, synonyms: ['公司', '承运公司', '物流公司'] }),
    main('mode', '寄递方式', 'Mode', 'choice', {
      start: 'express',
      synonyms: ['方式', '运输方式'],
      choices: PARCEL_MODES,
    }),
    field('service', '产品名称', 'Service', 'text', { width: 10, synonyms: ['服务', '产品', '业务类型'] }),
    field('zone', '到达区域', 'Zone', 'text', {
      listed: true,
      width: 20,
      synonyms: ['目的地', '区域', '省份', '到达地'],
      help: words(
        '省、市写全称或简称，用顿号隔开；空着是其余各地。',
        'Provinces or cities, 、 between; empty: everywhere else.',
      ),
    }),
    must('firstWeight', '首重（千克）', 'First weight (kg)', 'quantity', { width: 8, synonyms: ['首重', '首重重量'] }),
    main('firstPrice', '首重价', 'First price', 'fen', {
      rekey: true,
      width: 8,
      synonyms: ['首重费用', '首重价格', '起步价'],
    }),
    field('furtherWeight', '续重单位（千克）', 'Further weight (kg)', 'quantity', { width: 8, synonyms: ['续重单位'] }),
    field('furtherPrice', '续重价', 'Further price', 'fen', {
      rekey: true,
      listed: true,
      width: 8,
      synonyms: ['续重费用', '续重价格', '续重'],
    }),
    main('days', '时效（天）', 'Days', 'integer', { width: 6, synonyms: ['时效', '天数', '到达天数'] }),
    field('validUntil', '失效日', 'Valid until', 'date', {
      notBefore: 'validFrom',
      listed: true,
      synonyms: ['失效日期', '有效期至', '协议到期'],
    }),
    field('renewedOn', '续签日', 'Renewed on', 'date', { notBefore: 'validFrom', synonyms: ['续签日期'] }),
    must('agreedBy', '经办人', 'Agreed by', 'person', { start: 'me' }),
    REMARK,
  ],
  unsummed: ['firstWeight', 'firstPrice', 'furtherWeight', 'furtherPrice'],
  due: {
    on: 'validUntil',
    done: { field: 'renewedOn' },
    label: words('运价协议到期', 'Rate agreement ends'),
    ahead: 30,
  },
  rates: {
    until: 'validUntil',
    service: ['carrier', 'mode', 'service'],
    zone: 'zone',
    firstWeight: 'firstWeight',
    firstPrice: 'firstPrice',
    furtherWeight: 'furtherWeight',
    furtherPrice: 'furtherPrice',
    days: 'days',
  },
  signatures: [words('经办人', 'Agreed by'), words('审批人', 'Approved by'), words('财务', 'Finance')],
});
