import { expect, type Page, test } from '@playwright/test';
import { freshDirectory } from '../launch.ts';
import { CHEN, HENGTAI, inOffice, PASSWORD, ZHOU } from '../office-seed.ts';
import { compareAndSign, goTo, keyBlind, keyFields, signIn, visiblePage, withWindow } from './at-the-window.ts';

const IDLE_MS = 5 * 60_000;
const HALF_TYPED = { name: '广东粤海船舶涂装工程有限公司南沙分公司', shortName: '粤海南沙' };

/** Nothing of the page behind is to be read, nor reached with a key. */
async function expectCovered(window: Page): Promise<void> {
  await expect(window.getByRole('button', { name: /^解锁/u })).toBeVisible();
  await expect(window.locator('.behind-lock')).toBeHidden();
  expect(await window.locator('body').innerText()).not.toMatch(/粤海|客户档案|恒泰/u);
  await window.keyboard.press('Control+k');
  await expect(window.getByRole('dialog')).toHaveCount(0);
}

async function unlock(window: Page, text: string): Promise<void> {
  await expect(window.locator('.lock-card input')).toBeFocused();
  await window.keyboard.type(text);
  await window.keyboard.press('Enter');
}

/** The next client of the queue, keyed alike; its empty tax id is asked about once. */
async function keyNext(window: Page, name: string): Promise<void> {
  await expect(window.getByRole('region', { name: '盲录与签字' })).toContainText(name);
  await keyBlind(window, { 信用额度: '100', '账期（天）': '0' });
  await window.keyboard.press('Control+Enter');
  await expect(window.getByText(/空着的格表示纸面上没有/u)).toBeVisible();
}

test('who leaves the desk leaves it covered: five idle minutes or a locked computer, and a PIN brings the draft back', async () => {
  const directory = freshDirectory();
  await inOffice(directory, async ({ submitAndSign }) =>
    submitAndSign('clients.submit', { action: 'create', content: HENGTAI }),
  );
  await withWindow(directory, async ({ app, window }) => {
    await window.clock.install();
    await signIn(window, ZHOU);
    await goTo(window, '密码与解锁码');
    const access = window.getByRole('region', { name: '解锁码' });
    await access.getByLabel('密码', { exact: false }).first().fill(PASSWORD);
    await access.getByLabel('解锁码', { exact: false }).last().fill('4072');
    await access.getByLabel('再输一次').fill('4072');
    await window.keyboard.press('Enter');
    await expect(access.getByText('已设解锁码')).toBeVisible();

    await goTo(window, '客户档案');
    await expect(visiblePage(window).getByRole('row', { name: /恒泰轨道/u })).toBeVisible();
    await window.keyboard.press('Control+n');
    await expect(visiblePage(window).locator('[name="name"]')).toBeFocused();
    await keyFields(window, HALF_TYPED);
    await window.clock.fastForward(IDLE_MS - 60_000);
    await expect(window.locator('.behind-lock')).toBeVisible();
    await window.clock.fastForward(60_000);
    await expectCovered(window);
    await unlock(window, '4073');
    await expect(window.getByText('解锁码不对')).toBeVisible();
    await unlock(window, '4072');
    for (const [name, text] of Object.entries(HALF_TYPED))
      await expect(visiblePage(window).locator(`[name="${name}"]`)).toHaveValue(text);

    await app.evaluate(({ powerMonitor }) => void powerMonitor.emit('lock-screen'));
    await expectCovered(window);
    await unlock(window, '4072');
    await expect(visiblePage(window).locator('[name="shortName"]')).toHaveValue(HALF_TYPED.shortName);
  });
});

test('the sealed code brings back who forgot the password, and the next code is shown before anything else', async () => {
  const directory = freshDirectory();
  const { recoveryCode } = await inOffice(directory, async (office) => office);
  await withWindow(directory, async ({ window }) => {
    await window.getByRole('button', { name: '用恢复码' }).click();
    await window.getByLabel('姓名').fill(CHEN.name);
    await window.getByLabel('恢复码').fill(recoveryCode.toLowerCase());
    await window.getByLabel('新密码').fill('after-the-envelope-3');
    await window.getByLabel('再输一次').fill('after-the-envelope-3');
    await window.keyboard.press('Enter');
    const next = window.getByLabel('恢复码', { exact: true });
    await expect(next).toHaveText(/^([2-9A-Z]{5}-){4}[2-9A-Z]{5}$/u);
    expect(await next.innerText()).not.toBe(recoveryCode);
    await window.getByLabel('我已抄好或打印好').check();
    await window.getByRole('button', { name: '去登录' }).click();
    await signIn(window, CHEN, 'after-the-envelope-3');
    await goTo(window, '核查');
    await window.getByRole('region', { name: '核查' }).getByRole('button', { name: '核查' }).click();
    await expect(window.getByText('全部无误。')).toBeVisible();
    await expect(window.getByText(/用恢复码重设了 陈国强 的密码/u)).toBeVisible();
  });
});

test('one password signs the second submission too, until the window is locked', async () => {
  const directory = freshDirectory();
  await inOffice(directory, async ({ maker }) => {
    for (const name of ['第一家客户', '第二家客户'])
      await maker.get('clients.submit', { action: 'create', content: { name, creditLimitFen: 100_00 } });
  });
  await withWindow(directory, async ({ window }) => {
    await signIn(window, CHEN);
    await goTo(window, '复核中心');
    await keyNext(window, '第一家客户');
    await compareAndSign(window);
    await keyNext(window, '第二家客户');
    await window.keyboard.press('Control+Enter');
    await expect(window.getByText('请把其余内容看一遍，再签字。')).toBeVisible();
    await window.keyboard.press('Control+Enter');
    await expect(window.getByText(/签名窗口已开/u)).toContainText(/29 签/u);
    await expect(window.getByLabel('登录密码')).toHaveCount(0);
    await window.keyboard.press('Enter');
    await expect(window.getByRole('status').getByText(/提交单 3 已生效/u)).toBeVisible();
    const left = () =>
      window.evaluate(() =>
        globalThis.window.office.call({ requestId: crypto.randomUUID(), name: 'review.signingWindow', input: {} }),
      );
    expect(await left()).toMatchObject({ ok: true, value: { signaturesLeft: 28 } });
    await window.keyboard.press('Shift+F12');
    await unlock(window, PASSWORD);
    await expect(window.locator('.behind-lock')).toBeVisible();
    expect(await left()).toEqual({ ok: true, value: {} });
  });
});
