import { expect, test } from 'vitest';
import type { EntryFields } from '#shared/registers/registers.contract.ts';
import { e6 } from '../support/sales-office.ts';
import { openTestOffice, type TestOffice } from '../support/test-office.ts';
import { refusal } from '../support/trade-office.ts';

const DAY = '2026-11-20';

/** Two carriers: the one fast and dear, the other slow, cheaper near by; and what one of them asked last year. */
async function rates(office: TestOffice): Promise<void> {
  const [person] = await office.maker.get('people.list', {});
  const enter = async (fields: EntryFields) =>
    office.submitAndSign('registers.submit', {
      action: 'create',
      content: {
        register: 'carrier_rate',
        fields: {
          validFrom: '2026-01-01',
          agreedBy: person?.id ?? '',
          furtherWeight: e6(1),
          firstWeight: e6(1),
          ...fields,
        },
      },
    });
  const sf = { carrier: '顺丰速运', mode: 'fast', service: '特快', days: 1 };
  const zto = { carrier: '中通快递', mode: 'express', service: '标快' };
  await enter({ ...sf, firstPrice: 23_00, furtherPrice: 13_00 });
  await enter({ ...zto, zone: '全国', days: 4, firstPrice: 10_00, furtherPrice: 8_00 });
  await enter({ ...zto, zone: '江苏省、浙江、上海', days: 2, firstPrice: 6_00, furtherPrice: 2_00 });
  await enter({ ...zto, zone: '江苏', days: 2, firstPrice: 5_00, furtherPrice: 2_00, validUntil: '2026-06-30' });
}

test('a parcel shows what each carrier asks for its address, weight and urgency; the cheapest in time is marked', async () => {
  const office = await openTestOffice();
  const { maker } = office;
  const fields: EntryFields = {
    sentOn: DAY,
    urgency: 'ordinary',
    address: '江苏省苏州市工业园区 1 号',
    weight: e6(2.5),
  };
  const ask = async (more: EntryFields) => {
    const { rows } = await maker.get('registers.quotes', { register: 'parcel', fields: { ...fields, ...more } });
    return rows.map(({ title, priceFen, days, inTime, isBest }) =>
      [title.zh, priceFen / 100, days, inTime && '来得及', isBest && '最省'].filter(Boolean).join(' '),
    );
  };
  expect(await ask({})).toEqual([]);
  await rates(office);
  // 6 + two begun kilograms at 2, where the nearer zone holds; the agreement that ended does not
  expect(await ask({})).toEqual(['中通快递 · 快递 10 2 来得及 最省', '顺丰速运 · 特快、空运 49 1 来得及']);
  expect(await ask({ urgency: 'critical' })).toEqual([
    '顺丰速运 · 特快、空运 49 1 来得及 最省',
    '中通快递 · 快递 10 2',
  ]);
  expect(await ask({ address: '四川成都武侯区', weight: e6(1) })).toEqual([
    '中通快递 · 快递 10 4 来得及 最省',
    '顺丰速运 · 特快、空运 23 1 来得及',
  ]);
  expect(await ask({ address: '' })).toEqual([]);
  const { rows } = await maker.get('registers.quotes', { register: 'parcel', fields });
  expect(rows[0]?.fills).toEqual({ mode: 'express', carrier: '中通快递', fee: 10_00, dueBy: '2026-11-22' });
  expect(refusal(await maker.ask('registers.quotes', { register: 'seal_use', fields }))).toMatchObject({
    reason: 'registers.quotes_nothing',
  });
});
