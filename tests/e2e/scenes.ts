import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { CHEN, type Colleague, ZHOU } from './office-seed.ts';
import { keyBlind, keyFields, signIn, switchTo, visiblePage } from './journeys/at-the-window.ts';

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
/** Ctrl K, the name of a page, Enter. */
const goTo =
  (name: string): Step =>
  async (window) => {
    await window.keyboard.press('Control+k');
    await window.keyboard.type(name);
    await window.locator('.command-box [aria-selected=true]', { hasText: name }).waitFor();
    await window.keyboard.press('Enter');
  };
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

const rail =
  (module: string): Step =>
  (window) =>
    window.locator(`.rail [data-module="${module}"]`).click();
/** Leaves only the pinned tab. */
const alone: Step = async (window) => {
  while ((await window.locator('.tab-strip .tab').count()) > 1) {
    await window.locator('.tab-strip .tab').last().getByRole('tab').click();
    await window.keyboard.press('Control+w');
  }
};
const rows: Step = (window) => visiblePage(window).locator('.data-row').first().waitFor();

const CLIENTS: readonly Scene[] = [
  { name: 'home', about: '工作台', steps: [waitFor('退回给我')] },
  {
    name: 'clients',
    about: '客户档案',
    steps: [rail('clients'), (window) => visiblePage(window).locator('.data-row').nth(3).click()],
  },
  {
    name: 'clients-ticked',
    about: '勾选合计',
    sizes: SMALL,
    steps: [press('Space'), press('ArrowDown'), press('Space')],
  },
  {
    name: 'clients-none',
    about: '没有相符的',
    sizes: SMALL,
    steps: [
      press('Escape'),
      press('/'),
      type('没有这一户'),
      waitFor('没有相符的客户'),
      press('Control+a'),
      press('Delete'),
      rows,
    ],
  },
  { name: 'client', about: '客户', steps: [openRow(3), waitFor('信用额度')] },
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
];

const GOODS: readonly Scene[] = [
  { name: 'products', about: '产品', steps: [alone, rail('products'), rows] },
  { name: 'product', about: '产品', sizes: SMALL, steps: [openRow(1), waitFor('税率')] },
  { name: 'product-form', about: '变更产品', sizes: SMALL, steps: [press('F2'), waitFor('税收编码')] },
  { name: 'contracts', about: '合同', steps: [alone, rail('contracts'), rows] },
  { name: 'contract', about: '合同履行', steps: [openRowOf('HT-2026-000038'), waitFor('往来明细')] },
  { name: 'contract-events', about: '往来明细', sizes: SMALL, steps: [part('往来明细')] },
  { name: 'contract-agreed', about: '交货与付款', sizes: SMALL, steps: [part('交货与付款')] },
  { name: 'contract-versions', about: '版本', sizes: SMALL, steps: [part('版本')] },
  { name: 'contract-form', about: '变更合同', steps: [part('履行'), press('F2'), waitFor('付款安排')] },
  {
    name: 'contract-new',
    about: '新合同',
    sizes: SMALL,
    steps: [alone, rail('contracts'), rows, press('Control+n'), waitFor('付款安排')],
  },
  {
    name: 'dispatch-form',
    about: '新发货单',
    steps: [
      alone,
      rail('contracts'),
      openRowOf('HT-2026-000030'),
      waitFor('往来明细'),
      press('Control+n'),
      waitFor('运输方式'),
      press('Control+g'),
    ],
  },
  { name: 'dispatches', about: '发货', steps: [alone, rail('dispatch'), rows] },
  { name: 'dispatch', about: '发货单', steps: [openRowOf('差异未结'), waitFor('发出以后')] },
  { name: 'dispatch-documents', about: '相关单据', sizes: SMALL, steps: [part('相关单据')] },
  { name: 'dispatch-print', about: '打印预览', steps: [press('Control+p'), waitFor('横向偏移')] },
  {
    name: 'sign-back-form',
    about: '录回单',
    steps: [alone, rail('dispatch'), openRowOf('逾期'), waitFor('发出以后'), press('Control+n'), waitFor('签收人')],
  },
  {
    name: 'return-form',
    about: '退货',
    sizes: SMALL,
    steps: [
      alone,
      rail('dispatch'),
      openRowOf('FH-2026-000004'),
      waitFor('发出以后'),
      clickButton(/退货/u),
      waitFor('退货用途'),
    ],
  },
];

const FINANCE: readonly Scene[] = [
  { name: 'requests', about: '开票申请', steps: [alone, rail('invoicing'), rows] },
  { name: 'request', about: '开票申请', sizes: SMALL, steps: [openRow(0), waitFor('购买方')] },
  { name: 'request-print', about: '开票申请打印', sizes: SMALL, steps: [press('Control+p'), waitFor('横向偏移')] },
  {
    name: 'request-form',
    about: '新开票申请',
    steps: [
      alone,
      rail('invoicing'),
      rows,
      press('Control+n'),
      waitFor('先选客户'),
      type('青岛联创'),
      (window) => visiblePage(window).getByRole('option').first().waitFor(),
      press('Enter'),
      rows,
      press('Control+g'),
    ],
  },
  {
    name: 'invoices',
    about: '发票',
    sizes: SMALL,
    steps: [alone, rail('invoicing'), clickButton('发票'), waitFor('还没有发票')],
  },
  { name: 'schedule', about: '合同履行一览表', steps: [alone, rail('reports'), rows] },
  {
    name: 'ledger',
    about: '账簿',
    steps: [alone, rail('ledger'), (window) => visiblePage(window).locator('h1').waitFor()],
  },
  { name: 'exchange', about: '导入导出', sizes: SMALL, steps: [alone, rail('exchange'), waitFor('导入客户档案')] },
  { name: 'import-file', about: '选文件', sizes: SMALL, steps: [clickButton('导入客户档案'), waitFor('选择文件…')] },
  { name: 'import-preview', about: '导入预览', steps: [pickWorkbook, press('Control+o'), waitFor('列对应')] },
  {
    name: 'review-mine',
    about: '我提交的',
    sizes: SMALL,
    steps: [alone, rail('review'), clickButton('我提交的'), waitFor('新旧对照')],
  },
  {
    name: 'desk',
    about: '请同事在此复核',
    steps: [press('Control+Enter'), (window) => window.getByLabel('复核人', { exact: true }).waitFor()],
  },
  { name: 'settings', about: '设置', sizes: SMALL, steps: [press('Escape'), rail('settings'), waitFor('行高')] },
  { name: 'policy', about: '复核制度', steps: [goTo('复核制度'), waitFor('其他单据')] },
  { name: 'delegations', about: '委托', sizes: SMALL, steps: [goTo('委托'), waitFor('委托')] },
  { name: 'daily', about: '日页', steps: [rail('daily'), waitFor('提交日页')] },
  {
    name: 'command-box',
    about: '找任何东西',
    sizes: SMALL,
    steps: [
      press('Control+k'),
      type('南京'),
      (window) => window.getByRole('dialog').getByRole('option').first().waitFor(),
    ],
  },
  { name: 'keys', about: '键位', sizes: SMALL, steps: [press('Escape'), alone, rail('clients'), rows, press('F1')] },
];

const CHECKER: readonly Scene[] = [
  {
    name: 'sign-in',
    about: '换人',
    sizes: SMALL,
    steps: [press('Escape'), press('F12'), (window) => window.getByRole('option').first().waitFor()],
  },
  {
    name: 'review-amendment',
    about: '盲录一张变更',
    steps: [as(CHEN), rail('review'), queued(/客户档案 · 变更/u), waitFor('新旧对照')],
  },
  { name: 'review-dispatch', about: '盲录发货单', steps: [queued(/发货单 · 新建/u), waitFor('照手上的纸面录入')] },
  { name: 'review-contract', about: '合同变更', steps: [queued(/购销合同 · 变更/u)] },
  {
    name: 'review-disputed',
    about: '待裁定',
    sizes: SMALL,
    steps: [clickButton(/^未办完/), queued(/粤海南沙/u), waitFor('两次都不同')],
  },
  {
    name: 'review-return',
    about: '退回',
    sizes: SMALL,
    steps: [press('F7'), (window) => window.getByRole('dialog').waitFor()],
  },
  {
    name: 'review-differs',
    about: '首录不同',
    sizes: SMALL,
    steps: [
      press('Escape'),
      clickButton(/^待我复核/),
      queued(/发货单 · 新建/u),
      waitFor('照手上的纸面录入'),
      (window) =>
        keyBlind(window, { 收货电话: '13812345678', '第 1 行 数量': '1', '第 2 行 数量': '2', '第 3 行 数量': '3' }),
      async (window) => {
        for (const tick of await visiblePage(window).getByRole('checkbox').all()) await tick.check();
      },
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
    steps: [change(ZHOU), look('深色'), alone, rail('clients'), rows],
  },
  { name: 'home-dark', about: '深色', sizes: SMALL, steps: [rail('home')] },
  { name: 'schedule-dark', about: '深色', sizes: SMALL, steps: [rail('reports'), rows] },
  { name: 'review-dark', about: '深色', sizes: SMALL, steps: [rail('review'), waitFor('照手上的纸面录入')] },
  { name: 'clients-contrast', about: '高对比', sizes: SMALL, steps: [look('高对比'), rail('clients'), rows] },
  {
    name: 'clients-en',
    about: 'English',
    sizes: SMALL,
    steps: [look('浅色'), look('English'), alone, rail('clients'), rows],
  },
  { name: 'contracts-en', about: 'English', sizes: SMALL, steps: [rail('contracts'), rows] },
  { name: 'contract-en', about: 'English', sizes: SMALL, steps: [openRowOf('HT-2026-000038'), waitFor('Versions')] },
  { name: 'dispatches-en', about: 'English', sizes: SMALL, steps: [rail('dispatch'), rows] },
  { name: 'dispatch-en', about: 'English', sizes: SMALL, steps: [openRow(0), waitFor('FH-2026')] },
  { name: 'schedule-en', about: 'English', sizes: SMALL, steps: [alone, rail('reports'), rows] },
  {
    name: 'review-en',
    about: 'English',
    sizes: SMALL,
    steps: [rail('review'), (window) => visiblePage(window).getByRole('option').first().waitFor()],
  },
  { name: 'home-en', about: 'English', sizes: SMALL, steps: [rail('home')] },
];

/** Every page, by the clerk, then the checker, then in other looks. */
export const SCENES: readonly Sitting[] = [
  FIRST_DAY,
  { office: 'busy', begin: [as(ZHOU)], scenes: [...CLIENTS, ...GOODS, ...FINANCE, ...CHECKER, ...OTHER_LOOKS] },
];
