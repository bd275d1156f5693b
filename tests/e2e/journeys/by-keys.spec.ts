import { expect, type Page, test } from '@playwright/test';
import { PASSWORD } from '../../support/desk.ts';
import { freshDirectory } from '../launch.ts';
import { CHEN, HENGTAI, inOffice, PRIMER, type SeedDesks, ZHOU } from '../office-seed.ts';
import { askStore, goTo, signIn, switchTo, visiblePage, withWindow } from './at-the-window.ts';

async function stockTheOffice({ submitAndSign }: SeedDesks): Promise<void> {
  await submitAndSign('clients.submit', { action: 'create', content: HENGTAI });
  await submitAndSign('products.submit', { action: 'create', content: PRIMER });
}

/** In the window: where the focus stands, and whether one sees it there. */
function focusNow(): string {
  const at = document.activeElement;
  if (!(at instanceof HTMLElement) || at === document.body) return 'nowhere';
  const isMarked = (element: Element | null): boolean => {
    if (element === null) return false;
    const style = getComputedStyle(element);
    const line = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
    const framed = parseFloat(style.borderTopWidth) >= 2 && style.borderTopColor !== style.backgroundColor;
    return line || framed || style.boxShadow !== 'none';
  };
  // A grid marks its cell.
  const cell = document.getElementById(at.getAttribute('aria-activedescendant') ?? '');
  const marked = [at, at.parentElement, at.parentElement?.parentElement ?? null, cell].some(isMarked);
  const place = at.getAttribute('name') ?? at.getAttribute('aria-label') ?? at.textContent ?? '';
  return `${marked ? '' : 'unseen '}${at.getAttribute('role') ?? at.tagName.toLowerCase()} ${place.trim()}`;
}

/** The focus comes to stand here, for all to see. */
async function standsAt(window: Page, place: string): Promise<void> {
  await expect.poll(() => window.evaluate(focusNow)).toMatch(new RegExp(`^(?!unseen|nowhere).*${place}`, 'u'));
}

/** Presses and says where that leads. */
async function press(window: Page, chord: string, place: string): Promise<void> {
  await window.keyboard.press(chord);
  await standsAt(window, place);
}

const LIST = 'grid 客户档案';

test('a clerk’s morning by keys alone: wherever a key leads, the focus stands there and can be seen', async () => {
  const directory = freshDirectory();
  await inOffice(directory, stockTheOffice);
  await withWindow(directory, async ({ window }) => {
    const { keyboard } = window;
    await signIn(window, ZHOU);
    await standsAt(window, '去复核');

    await test.step('a new client, shown to the colleague at the desk and back', async () => {
      await goTo(window, '客户档案');
      await standsAt(window, LIST);
      await press(window, 'Control+n', 'name$');
      await keyboard.type('宁波蓝海船舶涂装有限公司');
      await press(window, 'Enter', 'shortName$');
      await press(window, 'F8', '关闭页签');
      await press(window, 'Control+Enter', 'rekey-taxNumber$');
      await press(window, 'Escape', '关闭页签');
      await press(window, 'Control+w', LIST);
    });

    await test.step('a contract without lines is refused, and F9 leads to the line that is missing', async () => {
      await goTo(window, '合同');
      await standsAt(window, 'grid 合同');
      await press(window, 'Control+n', 'clientId$');
      await keyboard.type('jsht');
      await expect(visiblePage(window).getByRole('option', { name: /江苏恒泰/u })).toBeVisible();
      await press(window, 'Enter', 'kind$');
      await press(window, 'F8', '第 1 行 产品编码');
      await expect(visiblePage(window).getByText('明细 合同还没有明细')).toBeVisible();
      await press(window, 'Enter', '第 1 行 品名');
      // What lies over the form keeps the keys: F9 does nothing to it.
      await press(window, 'Control+k', '找客户、合同');
      await press(window, 'F9', '找客户、合同');
      await press(window, 'Escape', '第 1 行 品名');
      await press(window, 'F9', '第 1 行 产品编码');
      await press(window, 'Control+w', 'grid 合同');
    });

    await test.step('what is opened over a list or a page gives the focus back when it closes', async () => {
      await goTo(window, '客户档案');
      await standsAt(window, LIST);
      for (const chord of ['Control+l', 'Control+Shift+L', 'Control+j', 'F1']) {
        await keyboard.press(chord);
        await expect.poll(() => window.evaluate(focusNow)).not.toMatch(/^grid|nowhere|unseen/u);
        await press(window, 'Escape', LIST);
      }
      await press(window, 'Enter', '概况');
      await press(window, 'Control+2', '档案');
      await press(window, 'Control+p', '第 1 / 1 张');
      await press(window, 'Escape', '档案');
      await press(window, 'Shift+F12', 'input');
      await keyboard.type(PASSWORD);
      await press(window, 'Enter', '档案');
    });

    await test.step('settings, a register and the ledger begin where one goes on', async () => {
      await goTo(window, '设置');
      await standsAt(window, '外观');
      await press(window, 'ArrowDown', '密码与解锁码');
      await goTo(window, '登记');
      await standsAt(window, '样品物料收发');
      await press(window, 'Enter', 'grid 样品物料收发');
      await press(window, 'Control+n', 'fields.');
      await press(window, 'Control+w', 'grid 样品物料收发');
      await goTo(window, '账簿');
      await standsAt(window, 'grid 科目余额表');
      await press(window, 'Alt+2', 'grid 客户余额');
    });

    await test.step('the checker keys, thinks better of it, and returns it with a reason', async () => {
      await switchTo(window, CHEN);
      await standsAt(window, '去复核');
      await press(window, 'g', '复核中心');
      await press(window, 'Enter', 'rekey-taxNumber$');
      await press(window, 'F7', '哪里不对');
      await press(window, 'F8', '哪里不对');
      await press(window, 'Escape', 'rekey-taxNumber$');
      await press(window, 'F7', '哪里不对');
      await keyboard.type('纸面看不清');
      await press(window, 'Control+Enter', '复核中心');
    });
  });
  expect(
    askStore(directory, "SELECT state FROM submission WHERE kind = 'client' ORDER BY serial DESC LIMIT 1"),
  ).toEqual([{ state: 'returned' }]);
});
