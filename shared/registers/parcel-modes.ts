import { choice } from '#shared/registers/register-field.ts';

/** 寄递方式, of a parcel and of a carrier's rates. */
export const PARCEL_MODES = [
  choice('express', '快递', 'Express', '普通快递', '标快'),
  choice('fast', '特快、空运', 'Air express', '特快', '航空'),
  choice('post', '挂号信、邮政', 'Registered post', '挂号信', 'EMS'),
  choice('freight', '物流托运', 'Freight', '物流', '货运', '陆运'),
  choice('messenger', '同城闪送、专送', 'Messenger', '闪送', '跑腿', '专人送'),
];
