import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { CHEN, type Colleague, ZHOU } from './office-seed.ts';
import { goTo, keyBlind, keyFields, signIn, switchTo, visiblePage } from './journeys/at-the-window.ts';

type Step = (window: Page, app: ElectronApplication) => Promise<unknown>;

/** One picture: what is done for it, from where the scene before it ended. */
export interface Scene {
  readonly name: string;
  /** For the index, in a few words. */
  readonly about: string;
  readonly sizes?: readonly ('1366' | '1920')[];
  readonly steps: readonly Step[];
}

/** One start of the app. */
export interface Sitting {
  readonly office: 'new' | 'busy';
  readonly begin: readonly Step[];
  readonly scenes: readonly Scene[];
}

const WORKBOOK = join(import.meta.dirname, '../../resources/sample-office/客户档案.xlsx');
const SMALL = ['1366'] as const;

const as =
  (person: Colleague): Step =>
  (window) =>
    signIn(window, person);
const change =
  (person: Colleague): Step =>
  (window) =>
    switchTo(window, person);
const to =
  (name: string): Step =>
  (window) =>
    goTo(window, name);
const press =
  (chord: string): Step =>
  (window) =>
    window.keyboard.press(chord);
const type =
  (text: string): Step =>
  (window) =>
    window.keyboard.type(text);
const waitFor =
  (text: string | RegExp): Step =>
  (window) =>
    visiblePage(window).getByText(text).first().waitFor();
const clickButton =
  (name: string | RegExp): Step =>
  (window) =>
    visiblePage(window).getByRole('button', { name }).first().click();
const openRow =
  (at: number): Step =>
  (window) =>
    visiblePage(window).locator('.data-row').nth(at).dblclick();
const openRowOf =
  (text: string | RegExp): Step =>
  (window) =>
    visiblePage(window).locator('.data-row').filter({ hasText: text }).first().dblclick();
const part =
  (name: string): Step =>
  (window) =>
    visiblePage(window).getByRole('tab', { name }).click();
const queued =
  (text: string | RegExp): Step =>
  (window) =>
    visiblePage(window).getByRole('option').filter({ hasText: text }).first().click();
const closeTab: Step = (window) => window.keyboard.press('Control+w');

/** Changes the look on the settings page, as a person does. */
const look =
  (choice: string): Step =>
  async (window) => {
    await window.locator('.rail [data-module=settings]').click();
    await visiblePage(window).getByText(choice, { exact: true }).click();
  };

const pickWorkbook: Step = (_window, app) =>
  app.evaluate(({ dialog }, file) => {
    dialog.showOpenDialog = (async () => ({ canceled: false, filePaths: [file] })) as typeof dialog.showOpenDialog;
  }, WORKBOOK);

const FIRST_DAY: Sitting = {
  office: 'new',
  begin: [],
  scenes: [
    {
      name: 'first-run',
      about: '第一天：建立办公室',
      sizes: SMALL,
      steps: [(window) => window.locator('input').first().waitFor()],
    },
  ],
};

const MAKER: readonly Scene[] = [
  { name: 'home', about: '工作台', steps: [waitFor('退回给我')] },
  {
    name: 'clients',
    about: '客户档案',
    steps: [to('客户档案'), (window) => visiblePage(window).locator('.data-row').nth(3).click()],
  },
  {
    name: 'clients-ticked',
    about: '勾选合计',
    sizes: SMALL,
    steps: [press('Space'), press('ArrowDown'), press('Space')],
  },
  { name: 'client', about: '客户', steps: [press('Escape'), openRow(3), waitFor('信用额度')] },
  { name: 'client-history', about: '客户的复核记录', sizes: SMALL, steps: [part('复核记录')] },
  { name: 'client-form', about: '变更客户', steps: [part('档案'), press('F2'), waitFor('开票信息')] },
  {
    name: 'client-form-faults',
    about: '有错的表单',
    sizes: SMALL,
    steps: [
      (window) => keyFields(window, { taxNumber: '91330206MA2AEXX28P', creditLimitFen: '五十万', paymentDays: '三十' }),
      press('F8'),
      waitFor(/处要改才能提交/u),
    ],
  },
  { name: 'contracts', about: '合同', steps: [to('合同'), waitFor('HT-2026')] },
  { name: 'contract', about: '合同', steps: [openRow(2), waitFor('履行')] },
  { name: 'contract-form', about: '变更合同', steps: [press('F2'), waitFor('付款安排')] },
  { name: 'dispatches', about: '发货', steps: [to('发货'), waitFor(/FH-\d{4}/u)] },
  { name: 'dispatch', about: '发货单', steps: [openRow(1), waitFor('收货')] },
  { name: 'dispatch-print', about: '打印预览', steps: [press('Control+p'), waitFor('横向偏移')] },
  {
    name: 'sign-back-form',
    about: '录回单',
    steps: [closeTab, to('发货'), openRowOf('逾期'), waitFor('发出以后'), press('Control+n'), waitFor('签收人')],
  },
  { name: 'exchange', about: '导入导出', steps: [to('导入导出'), waitFor('导出')] },
  { name: 'import-file', about: '选文件', sizes: SMALL, steps: [clickButton('导入客户档案'), waitFor('选择文件…')] },
  { name: 'import-preview', about: '导入预览', steps: [pickWorkbook, press('Control+o'), waitFor('列对应')] },
  { name: 'review-mine', about: '我提交的', sizes: SMALL, steps: [to('复核中心'), clickButton('我提交的')] },
  {
    name: 'settings',
    about: '设置',
    sizes: SMALL,
    steps: [(window) => window.locator('.rail [data-module=settings]').click(), waitFor('行高')],
  },
  { name: 'command-box', about: '找任何东西', sizes: SMALL, steps: [press('Control+k'), type('南京')] },
  { name: 'keys', about: '键位', sizes: SMALL, steps: [press('Escape'), to('客户档案'), press('F1')] },
];

const CHECKER: readonly Scene[] = [
  {
    name: 'sign-in',
    about: '换人',
    steps: [press('Escape'), press('F12'), (window) => window.getByRole('option').first().waitFor()],
  },
  {
    name: 'review-amendment',
    about: '盲录一张变更',
    steps: [as(CHEN), to('复核中心'), queued(/客户档案 · 变更/u), waitFor('新旧对照')],
  },
  { name: 'review-dispatch', about: '盲录发货单', steps: [queued(/发货单 · 新建/u), waitFor('照手上的纸面录入')] },
  { name: 'review-contract', about: '合同变更', steps: [queued(/购销合同 · 变更/u)] },
  { name: 'review-disputed', about: '待裁定', sizes: SMALL, steps: [queued(/粤海南沙/u)] },
  {
    name: 'review-differs',
    about: '首录不同',
    sizes: SMALL,
    steps: [
      queued(/客户档案 · 变更/u),
      waitFor('新旧对照'),
      (window) => keyBlind(window, { 信用额度: '1', '账期（天）': '45' }),
      press('Control+Enter'),
      waitFor('空着的格表示纸面上没有这一项'),
      press('Control+Enter'),
      waitFor('与制单人所录不同'),
    ],
  },
];

const OTHER_LOOKS: readonly Scene[] = [
  {
    name: 'clients-dark',
    about: '深色',
    sizes: SMALL,
    steps: [change(ZHOU), look('深色'), to('客户档案')],
  },
  { name: 'home-dark', about: '深色', sizes: SMALL, steps: [press('Control+1'), to('工作台')] },
  { name: 'review-dark', about: '深色', sizes: SMALL, steps: [to('复核中心')] },
  { name: 'clients-contrast', about: '高对比', sizes: SMALL, steps: [look('高对比'), to('客户档案')] },
  { name: 'clients-en', about: 'English', sizes: SMALL, steps: [look('浅色'), look('English'), to('Client files')] },
  { name: 'contracts-en', about: 'English', sizes: SMALL, steps: [to('Contracts')] },
  { name: 'dispatches-en', about: 'English', sizes: SMALL, steps: [to('Dispatch')] },
  { name: 'review-en', about: 'English', sizes: SMALL, steps: [to('Review')] },
  { name: 'home-en', about: 'English', sizes: SMALL, steps: [to('Home')] },
];

/** Every page, by the clerk, then the checker, then in other looks. */
export const SCENES: readonly Sitting[] = [
  FIRST_DAY,
  { office: 'busy', begin: [as(ZHOU)], scenes: [...MAKER, ...CHECKER, ...OTHER_LOOKS] },
];
