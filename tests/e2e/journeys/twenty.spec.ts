import { expect, type Page, test } from '@playwright/test';
import { checksOf, typedValue } from '../../support/keying.ts';
import { freshDirectory } from '../launch.ts';
import { CHEN, HENGTAI, inOffice, PASSWORD, PRIMER, type SeedDesks } from '../office-seed.ts';
import { askStore, goTo, signIn, withWindow } from './at-the-window.ts';

/** Serial → the values on its paper, by the name of their box. */
type Papers = ReadonlyMap<number, ReadonlyMap<string, string>>;

const TWENTY = 20;
const TAX_NUMBERS = ['91320411MA1XK7QL3J', '91320211MA1XK7QM13', '91320611MA1XK7QN9H'];

function contractOf(clientId: string, productId: string, at: number, sealedOn: string) {
  return {
    kind: 'sale' as const,
    clientId,
    externalNumber: `HT-CG-2026-${String(1100 + at)}`,
    signedOn: '2026-11-02',
    sealedOn,
    paymentTerms: [{ shareBasisPoints: 10_000, trigger: 'dispatch' as const, days: 60 }],
    delivery: {
      mode: 'carrier' as const,
      freightBearer: 'seller' as const,
      place: '常州市新北区',
      toleranceBasisPoints: 0,
    },
    lines: [1, 2].map((line) => ({
      productId,
      quantityE6: (40 + at + line) * 1_000_000,
      priceE6: (586 + line) * 1_000_000,
      dueOn: '2027-01-15',
    })),
  };
}

/** Eight clients, seven contracts and five dispatch notes wait, mixed; what the checker will hold in hand is written down. */
async function layOut({ maker, submitAndSign, today }: SeedDesks): Promise<Papers> {
  const { recordId: clientId } = await submitAndSign('clients.submit', { action: 'create', content: HENGTAI });
  const { recordId: productId } = await submitAndSign('products.submit', { action: 'create', content: PRIMER });
  const tickets: string[] = [];
  for (let at = 0; at < 8; at += 1) {
    const taxNumber = TAX_NUMBERS[at];
    const content = {
      ...HENGTAI,
      name: `常州第 ${at + 1} 轨道装备有限公司`,
      shortName: `轨道 ${at + 1}`,
      taxNumber: taxNumber ?? null,
      creditLimitFen: (at + 1) * 10_000_00,
    };
    tickets.push((await maker.get('clients.submit', { action: 'create', content })).id);
    if (at < 7) {
      const waiting = contractOf(clientId, productId, at, today);
      tickets.push((await maker.get('contracts.submit', { action: 'create', content: waiting })).id);
    }
    if (at < 5) tickets.push(await sendAgainst({ maker, submitAndSign }, clientId, productId, at, today));
  }
  const papers = new Map<number, ReadonlyMap<string, string>>();
  for (const submissionId of tickets) {
    const seen = await maker.get('review.show', { submissionId });
    const boxes = checksOf(seen, 'rekey').map(
      (check) => [`rekey-${check.path}`, typedValue(seen.content, check)] as const,
    );
    papers.set(seen.serial, new Map(boxes));
  }
  return papers;
}

async function sendAgainst(
  { maker, submitAndSign }: Pick<SeedDesks, 'maker' | 'submitAndSign'>,
  clientId: string,
  productId: string,
  at: number,
  today: string,
): Promise<string> {
  const content = contractOf(clientId, productId, 50 + at, today);
  const { recordId: contractId } = await submitAndSign('contracts.submit', { action: 'create', content });
  const { lines } = await maker.get('dispatch.dispatchableLines', { contractId });
  const note = {
    clientId,
    kind: 'sale' as const,
    dispatchedOn: today,
    shipMode: 'carrier' as const,
    carrier: '德邦物流',
    pieces: 10 + at,
    freightBearer: 'seller' as const,
    consigneeName: '王建国',
    consigneePhone: `1381234567${at}`,
    consigneeAddress: '常州市新北区河海东路 88 号',
    lines: lines.map((line) => ({
      contractId,
      contractLineKey: line.contractLineKey,
      quantityE6: (10 + at) * 1_000_000,
    })),
  };
  return (await maker.get('dispatch.submit', { action: 'create', content: note })).id;
}

/** Where the keyboard is, read off the window: the submission in hand and the box or tick that has the focus. */
function place(window: Page): Promise<{ readonly serial: number; readonly box: string; readonly tick: boolean }> {
  return window.evaluate(() => {
    const inHand = [...document.querySelectorAll('.review-queue [aria-selected=true] span')];
    const called = inHand
      .map((part) => /提交单 (\d+)$/u.exec(part.textContent)?.[1])
      .find((serial) => serial !== undefined);
    const { activeElement } = document;
    const input = activeElement instanceof HTMLInputElement ? activeElement : undefined;
    return {
      serial: Number(called ?? 0),
      box: input?.name ?? '',
      tick: input?.type === 'checkbox',
    };
  });
}

/** From the first box to the main action: what the paper says into each box, a tick where something is to be seen. */
async function keyThrough(window: Page, papers: Papers): Promise<number> {
  for (;;) {
    const { serial, box, tick } = await place(window);
    if (box === '' && !tick) return serial;
    if (tick) await window.keyboard.press('Space');
    else await window.keyboard.type(papers.get(serial)?.get(box) ?? '');
    await window.keyboard.press('Enter');
  }
}

/** Compare, sign, and be in the first box of the next one. */
async function clearOne(window: Page, papers: Papers): Promise<number> {
  const serial = await keyThrough(window, papers);
  const keying = window.getByRole('region', { name: '盲录与签字' });
  await window.keyboard.press('Control+Enter');
  // A paper without a tax id leaves its box empty: asked about once.
  const asked = keying.getByText('空着的格表示纸面上没有这一项');
  const agrees = keying.getByText('请把其余内容看一遍，再签字。');
  await expect(asked.or(agrees)).toBeVisible();
  if ((await asked.count()) > 0) await window.keyboard.press('Control+Enter');
  await expect(agrees).toBeVisible();
  await window.keyboard.press('Control+Enter');
  const panel = keying.getByRole('form', { name: '签字', exact: true });
  await expect(panel).toBeVisible();
  // Within the signing window of one's own session the password is not asked again.
  if ((await panel.getByLabel('登录密码').count()) > 0) await window.keyboard.type(PASSWORD);
  await window.keyboard.press('Enter');
  await expect(window.getByRole('status').getByText(new RegExp(`提交单 ${serial} 已生效`, 'u'))).toBeVisible();
  return serial;
}

test('a checker clears twenty submissions by the keyboard alone: open, key, compare, sign, next', async () => {
  test.setTimeout(600_000);
  const directory = freshDirectory();
  const papers = await inOffice(directory, layOut);
  expect(papers.size).toBe(TWENTY);
  const times: number[] = [];
  const cleared = new Set<number>();
  await withWindow(directory, async ({ window }) => {
    await signIn(window, CHEN);
    await goTo(window, '复核中心');
    await expect(window.locator('.queue-item[aria-selected=true]')).toBeVisible();
    await expect.poll(async () => (await place(window)).serial).toBeGreaterThan(0);
    await expect(window.locator('.rekey-box').first()).toBeVisible();
    await window.keyboard.press('Enter');
    while (cleared.size < TWENTY) {
      await expect
        .poll(async () => {
          const { serial, box, tick } = await place(window);
          return !cleared.has(serial) && (box !== '' || tick);
        })
        .toBe(true);
      const started = performance.now();
      cleared.add(await clearOne(window, papers));
      times.push(performance.now() - started);
    }
    await expect(window.getByText('没有等您复核的提交单')).toBeVisible();
  });
  const total = times.reduce((sum, time) => sum + time, 0);
  const seconds = (time: number) => (time / 1000).toFixed(2);
  console.log(
    `twenty submissions by keyboard: ${seconds(total)} s in all, ${seconds(total / TWENTY)} s each ` +
      `(slowest ${seconds(Math.max(...times))} s); ${times.map(seconds).join(' ')}`,
  );
  const serials = [...papers.keys()].toSorted((a, b) => a - b).join(',');
  expect(
    askStore(directory, `SELECT state, COUNT(*) AS n FROM submission WHERE serial IN (${serials}) GROUP BY state`),
  ).toEqual([{ state: 'effective', n: TWENTY }]);
});
