import { expect, type Page, test } from '@playwright/test';
import { freshDirectory } from '../launch.ts';
import { CHEN, HENGTAI, inOffice, PRIMER, type SeedDesks, ZHOU } from '../office-seed.ts';
import {
  askStore,
  compareAndSign,
  goTo,
  keyBlind,
  signIn,
  switchTo,
  visiblePage,
  withWindow,
} from './at-the-window.ts';

/** One contract of the client's, sealed, and a note shipped from it. */
async function shipSomething({ submitAndSign, today }: SeedDesks): Promise<string> {
  const client = await submitAndSign('clients.submit', { action: 'create', content: HENGTAI });
  const primer = await submitAndSign('products.submit', { action: 'create', content: PRIMER });
  const contract = await submitAndSign('contracts.submit', {
    action: 'create',
    content: {
      kind: 'sale',
      clientId: client.recordId,
      signedOn: today,
      sealedOn: today,
      delivery: { mode: 'carrier', freightBearer: 'seller', place: '常州市新北区' },
      lines: [{ productId: primer.recordId, quantityE6: 100_000_000, priceE6: 586_000_000 }],
    },
  });
  const note = await submitAndSign('dispatch.submit', {
    action: 'create',
    content: {
      clientId: client.recordId,
      kind: 'sale',
      dispatchedOn: today,
      shipMode: 'carrier',
      carrier: '德邦物流',
      waybill: null,
      freightBearer: 'seller',
      consigneeName: '王建国',
      consigneePhone: '13812345678',
      consigneeAddress: '常州市新北区河海东路 88 号',
      lines: [{ contractId: contract.recordId, contractLineKey: 'L1', quantityE6: 10_000_000 }],
    },
  });
  return note.number;
}

async function openTracking(window: Page, number: string): Promise<void> {
  await goTo(window, '发货');
  await visiblePage(window).getByRole('row').filter({ hasText: number }).first().dblclick();
  await visiblePage(window).getByRole('tab', { name: '跟踪与催办' }).click();
}

/** Types into the quick line from the box of the moment on, Enter between the boxes, and saves. */
async function note(window: Page, texts: readonly string[]): Promise<void> {
  await visiblePage(window).locator('[name="happenedAt"]').focus();
  await window.keyboard.press('Control+a');
  for (const [at, text] of texts.entries()) {
    if (at > 0) await window.keyboard.press('Enter');
    await window.keyboard.type(text);
  }
  await window.keyboard.press('Control+Enter');
}

test('a day of notes: keyed by one and read at once as unreviewed, the page counted and countersigned by another', async () => {
  const directory = freshDirectory();
  const number = await inOffice(directory, shipSomething);
  await withWindow(directory, async ({ window }) => {
    await signIn(window, ZHOU);
    await openTracking(window, number);
    await note(window, ['', '苏州吴中', '已揽收，10 桶']);
    await expect(visiblePage(window).getByRole('row', { name: /已揽收，10 桶/u })).toContainText('未复核');
    await expect(visiblePage(window).locator('[name="happenedAt"]')).toBeFocused();
    await note(window, ['', '', '司机来电：明早八点到']);
    const rows = visiblePage(window).getByRole('row', { name: /周敏/u });
    await expect(rows).toHaveCount(2);
    await expect(rows.first()).toContainText('明早八点到');

    await goTo(window, '日页');
    await expect(visiblePage(window).getByText('2 条可提交')).toBeVisible();
    await window.keyboard.press('F8');
    await expect(visiblePage(window).getByText(/日页已提交，提交单 \d+/u)).toBeVisible();

    await switchTo(window, CHEN);
    await goTo(window, '复核中心');
    await expect(visiblePage(window).getByRole('region', { name: '原件' })).toContainText('已揽收，10 桶');
    await keyBlind(window, { 登记条数: '2' });
    await visiblePage(window).getByRole('checkbox').first().check();
    await compareAndSign(window);

    await openTracking(window, number);
    await expect(visiblePage(window).getByText('陈国强 已复核')).toHaveCount(2);
  });
  expect(
    askStore(
      directory,
      `SELECT p.person_name AS author, q.name AS checker, p.entry_count AS entries
       FROM day_page p JOIN countersignature c ON c.submission_id = p.submission_id JOIN v_person q ON q.id = c.person_id`,
    ),
  ).toEqual([{ author: ZHOU.name, checker: CHEN.name, entries: 2 }]);
  await inOffice(directory, async ({ checker }) => {
    expect((await checker.get('office.verify', {})).good).toBe(true);
  });
});
