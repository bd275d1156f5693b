import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { billOfMonth } from '../support/courier-bill.ts';
import {
  apart,
  click,
  dialog,
  pickClient,
  press,
  pressShown,
  type Scene,
  scene,
  type Step,
  tab,
  type,
} from './scene.ts';
import { bankStatement } from './tour-money.ts';
import type { TourRecords } from './tour-office.ts';

const WORKBOOK = join(import.meta.dirname, '../../resources/sample-office/客户档案.xlsx');
/** The system's dialog answers with the sample workbook. */
const pickWorkbook: Step = async (window) => {
  const nextFile = { name: '客户档案.xlsx', contentBase64: readFileSync(WORKBOOK).toString('base64') };
  await window.evaluate((file) => Object.assign((window as unknown as { chooser: object }).chooser, file), {
    nextFile,
  });
};
const pickStatement: Step = async (window) => {
  const { fileName, contentBase64 } = bankStatement('无锡瑞谷建筑材料有限公司', '十一月下旬');
  await window.evaluate((file) => Object.assign((window as unknown as { chooser: object }).chooser, file), {
    nextFile: { name: fileName, contentBase64 },
  });
};
/** A carrier's bill over the parcels of the tour. */
const pickBill: Step = async (window) => {
  const { fileName, contentBase64 } = billOfMonth(40);
  await window.evaluate((file) => Object.assign((window as unknown as { chooser: object }).chooser, file), {
    nextFile: { name: fileName, contentBase64 },
  });
};
/** A bill that somebody else pays with: the office asks why. */
const keyBill: Step = async (window) => {
  const box = (name: string) => window.locator(`[name="${name}"]`).filter({ visible: true });
  await box('method').selectOption('acceptance_bill');
  await box('amountFen').fill('1234567.89');
  await box('billNumber').fill('510230100001220261120098765433');
  await box('billDueOn').fill('+180');
  await box('payerName').fill('常州天宁涂装设备有限公司');
};

/** A period in which something moved. */
const keyPeriod: Step = async (window) => {
  const box = (name: string) => window.locator(`[name="${name}"]`).filter({ visible: true });
  await box('from').fill('-60');
  await box('to').fill('+0');
  await window.keyboard.press('Tab');
};

/** The sheets have come into their frame. */
const printed: Step = (window) => window.frameLocator('.print-sheet iframe').locator('section.sheet').first().waitFor();

/** Every page of the registry, once at least. A page that is missing here fails by its name. */
export function scenesOf(made: TourRecords): readonly Scene[] {
  const of = (name: string): Record<string, string> => ({ id: made[name] ?? '' });
  const the = (param: string, name: string): Record<string, string> => ({ [param]: made[name] ?? '' });
  const draft = { draft: 'tour' };
  return [
    scene('home', { steps: [] }),
    scene('home/checker', { who: 'chen' }),
    scene('home/director', { who: 'lu' }),
    scene('drafts.list'),
    scene('reports.due', { params: { group: 'signBackLate' } }),
    scene('review.centre', { who: 'chen', memory: { current: made['waitingNote'] } }),
    scene('review.centre/amendment', { who: 'chen', memory: { current: made['waitingClient'] } }),
    scene('review.centre/contract', { who: 'chen', memory: { current: made['waitingContract'] } }),
    scene('review.centre/receipt', { who: 'chen', memory: { current: made['waitingReceipt'] } }),
    scene('review.centre/account', { who: 'chen', memory: { current: made['waitingAccount'] } }),
    scene('review.centre/allocation', { who: 'chen', memory: { current: made['waitingAllocation'] } }),
    scene('review.centre/statement', { who: 'chen', memory: { current: made['waitingStatement'] } }),
    scene('review.centre/agreed', { who: 'chen', memory: { current: made['keyed'] } }),
    scene('review.centre/mine', { memory: { scope: 'mine' } }),
    scene('review.centre/returned', { memory: { scope: 'returned' } }),
    scene('review.centre/adjudicate', { who: 'lu', memory: { scope: 'to_adjudicate' } }),
    scene('review.quality', { who: 'lu' }),
    scene('disclosures.list', { who: 'lu' }),
    ...clientScenes(of, the, draft),
    ...contractScenes(of, the, draft),
    ...dispatchScenes(of, the, draft),
    ...financeScenes(of, the, draft),
    ...registerScenes(of, made),
    scene('daily.day'),
    scene('daily.page', { params: of('dayPage') }),
    scene('exchange.home'),
    scene('exchange.import', { params: { kind: 'clients' } }),
    scene('exchange.import/preview', {
      params: { kind: 'products' },
      steps: [pickWorkbook, pressShown('Control+o')],
      waitFor: '.empty-state, .import-grid',
    }),
    scene('exchange.import/columns', {
      params: { kind: 'clients' },
      steps: [pickWorkbook, pressShown('Control+o')],
      waitFor: '.import-grid',
    }),
    scene('exchange.import/statement', {
      who: 'su',
      params: { kind: 'receipts' },
      steps: [pickStatement, pressShown('Control+o')],
      waitFor: '.import-grid',
    }),
    ...leaderScenes(the),
    scene('settings'),
    ...OVERLAYS(made),
  ];
}

type Of = (name: string) => Record<string, string>;
type The = (param: string, name: string) => Record<string, string>;
type Params = Readonly<Record<string, string>>;

function clientScenes(of: Of, the: The, draft: Params): readonly Scene[] {
  return [
    scene('clients.list', { steps: [press('ArrowDown', 'ArrowDown')] }),
    scene('clients.page', { params: of('client') }),
    scene('clients.page/long', { params: of('longClient') }),
    scene('clients.page/file', { params: of('client'), memory: { section: 'file' } }),
    scene('clients.page/contracts', { params: of('client'), memory: { section: 'contracts' } }),
    scene('clients.page/dispatch', { params: of('client'), memory: { section: 'dispatch' } }),
    scene('clients.page/receipts', { params: the('id', 'debtor'), memory: { section: 'receipts' } }),
    scene('clients.page/owed', { params: the('id', 'debtor'), memory: { section: 'receipts', receipts: 'open' } }),
    scene('clients.page/statements', {
      params: the('id', 'debtor'),
      memory: { section: 'ledger', ledger: 'statements' },
    }),
    scene('clients.page/invoicing', { params: of('client'), memory: { section: 'invoicing' } }),
    scene('clients.page/ledger', { params: of('client'), memory: { section: 'ledger' } }),
    scene('clients.page/ageing', { params: of('client'), memory: { section: 'ageing' } }),
    scene('clients.page/papers', { params: of('client'), memory: { section: 'papers' } }),
    scene('clients.page/history', { params: of('client'), memory: { section: 'history' } }),
    scene('clients.standing', { params: { ...the('client', 'client'), standing: 'close' } }),
    scene('clients.standing/freeze', { params: { ...the('client', 'longClient'), standing: 'freeze' } }),
    scene('clients.bulk', {
      page: 'clients.list',
      steps: [pressShown('Alt+b'), (window) => window.locator('.form-grid').filter({ visible: true }).waitFor()],
    }),
    scene('clients.bulk/looked', {
      page: 'clients.list',
      steps: [
        pressShown('Alt+b'),
        (window) => window.locator('input[name=value]').filter({ visible: true }).fill('李娜'),
        press('Control+Enter'),
      ],
      waitFor: '.bulk-rows .data-grid',
    }),
    scene('clients.bulk/empty'),
    scene('clients.quality'),
    scene('products.bulk'),
    scene('clients.duplicates'),
    scene('clients.mergeForm', { params: the('survivor', 'client') }),
    scene('clients.form', { params: the('record', 'client') }),
    scene('clients.form/faults', { params: draft, steps: [pressShown('F8')] }),
    scene('clients.form/long', { params: the('record', 'longClient') }),
    scene('products.list'),
    scene('products.page', { params: of('product') }),
    scene('products.page/long', { params: of('longProduct') }),
    scene('products.form', { params: the('record', 'product') }),
    scene('products.form/faults', { params: draft, steps: [pressShown('F8')] }),
    scene('products.priceLists'),
    scene('products.priceListPage', { params: of('priceList') }),
    scene('products.priceListForm', { params: the('record', 'priceList') }),
    scene('products.priceListForm/faults', { params: draft, steps: [pressShown('F8')] }),
  ];
}

function contractScenes(of: Of, the: The, draft: Params): readonly Scene[] {
  return [
    scene('contracts.list'),
    scene('contracts.page', { params: of('contract') }),
    scene('contracts.page/events', { params: of('contract'), steps: [tab(1)] }),
    scene('contracts.page/chase', { params: of('contract'), steps: [tab(2)] }),
    scene('contracts.page/agreed', { params: of('contract'), steps: [tab(4)] }),
    scene('contracts.page/versions', { params: of('contract'), steps: [tab(5)] }),
    scene('contracts.page/long', { params: of('longContract') }),
    scene('contracts.form', { params: the('record', 'openContract') }),
    scene('contracts.form/new', { params: draft, steps: [pickClient] }),
    scene('contracts.form/long', { params: the('record', 'longContract') }),
    scene('contracts.openingForm', { params: the('contract', 'openContract') }),
    scene('contracts.openingPage', { params: of('opening') }),
    scene('contracts.closeShortForm', { params: the('contract', 'openContract') }),
    scene('contracts.closeShortPage', { params: of('closeShort') }),
  ];
}

function dispatchScenes(of: Of, the: The, draft: Params): readonly Scene[] {
  return [
    scene('dispatch.list'),
    scene('dispatch.page', { params: of('note') }),
    scene('dispatch.page/documents', { params: of('note'), steps: [tab(1)] }),
    scene('dispatch.page/long', { params: of('longNote') }),
    scene('dispatch.form', { params: the('contract', 'openContract') }),
    scene('dispatch.form/new', { params: draft }),
    scene('dispatch.form/long', { params: the('contract', 'longContract') }),
    scene('dispatch.signBackForm', { params: the('note', 'openNote') }),
    scene('dispatch.signBackPage', { params: of('signBack') }),
    scene('dispatch.signBackBatch', {
      page: 'dispatch.chase',
      steps: [
        (window) => window.locator('.data-grid').filter({ visible: true }).focus(),
        press('Space'),
        pressShown('Control+n'),
      ],
      waitFor: '.line-grid',
    }),
    scene('dispatch.signBackBatch/empty'),
    scene('dispatch.chase'),
    scene('dispatch.returnForm', { params: the('note', 'note') }),
    scene('dispatch.returnPage', { params: of('returnNote') }),
    scene('printing.preview', {
      params: { ...of('note'), document: 'dispatch_note', number: 'FH-2026-000002' },
      steps: [printed],
    }),
    scene('printing.preview/long', {
      params: { ...of('longNote'), document: 'dispatch_note', number: 'FH-2026-000006' },
      steps: [printed],
    }),
  ];
}

function financeScenes(of: Of, the: The, draft: Params): readonly Scene[] {
  return [
    scene('invoicing.list', { who: 'su' }),
    scene('invoicing.page', { who: 'su', params: of('request') }),
    scene('invoicing.form', { who: 'su', params: draft, steps: [pickClient] }),
    scene('invoicing.form/long', { who: 'su', params: the('client', 'longClient') }),
    scene('invoicing.invoices', { who: 'su' }),
    scene('invoicing.invoicePage', { who: 'su', params: of('invoice') }),
    scene('invoicing.invoiceForm', { who: 'su', params: the('request', 'request') }),
    scene('receipts.list', { who: 'su' }),
    scene('receipts.page', { who: 'su', params: of('receipt') }),
    scene('receipts.page/nobody', { who: 'su', params: of('nobodysReceipt') }),
    scene('receipts.form', { who: 'su', params: draft }),
    scene('receipts.form/amend', { who: 'su', params: the('record', 'nobodysReceipt') }),
    scene('receipts.form/faults', { who: 'su', params: draft, steps: [press('F8')] }),
    scene('receipts.form/bill', {
      who: 'su',
      params: { ...draft, ...the('client', 'debtor') },
      steps: [keyBill, press('F8')],
      waitFor: '.form-errors',
    }),
    scene('receipts.openInvoices', { who: 'su' }),
    scene('receipts.allocations', { who: 'su' }),
    scene('receipts.allocationPage', { who: 'su', params: of('allocation') }),
    scene('receipts.allocationForm', { who: 'su', params: { ...draft, ...the('client', 'debtor') } }),
    scene('receipts.allocationForm/oldest', {
      who: 'su',
      params: { ...draft, ...the('client', 'debtor') },
      steps: [pressShown('Control+g')],
    }),
    scene('receipts.allocationForm/amend', { who: 'su', params: the('record', 'allocation') }),
    scene('statements.list', { who: 'su' }),
    scene('statements.page', { who: 'su', params: of('statement') }),
    scene('statements.page/differs', { who: 'su', params: of('statementDiffers') }),
    scene('statements.form', { who: 'su', params: { ...draft, ...the('client', 'debtor') } }),
    scene('statements.form/rows', {
      who: 'su',
      params: { ...draft, ...the('client', 'debtor') },
      steps: [keyPeriod],
      waitFor: '.data-grid [role=row]',
    }),
    scene('statements.form/empty', { who: 'su', params: draft }),
    scene('statements.form/reply', { who: 'su', params: the('record', 'statement') }),
    scene('statements.form/differs', { who: 'su', params: the('record', 'statementDiffers') }),
    scene('receipts.allocationForm/empty', { who: 'su', params: { ...draft, ...the('client', 'longClient') } }),
    scene('reports.schedule'),
    scene('ledger.home', { who: 'su' }),
    scene('ledger.home/clients', { who: 'su', steps: [press('Alt+2')] }),
    scene('reports.ageing'),
    scene('ledger.client', { who: 'su', params: { ...of('longClient'), name: '澜沧江复材' } }),
  ];
}

function registerScenes(of: Of, made: TourRecords): readonly Scene[] {
  const seal = { register: 'seal_use' };
  const entry = { ...seal, ...of('sealEntry') };
  return [
    scene('registers.home'),
    scene('registers.due'),
    scene('registers.list', { params: seal }),
    scene('registers.list/daily', { params: { register: 'call' } }),
    scene('registers.page', { params: entry }),
    scene('registers.page/history', { params: entry, steps: [tab(1)] }),
    scene('registers.form', { params: { ...seal, draft: 'tour' } }),
    scene('registers.form/amend', { params: { ...seal, record: made['sealEntry'] ?? '' } }),
    scene('registers.form/faults', { params: { register: 'visit', draft: 'tour' }, steps: [pressShown('F8')] }),
    scene('registers.form/daily', { params: { register: 'call', draft: 'tour' } }),
    scene('registers.balances', { params: { register: 'petty_cash' } }),
    scene('registers.turnover', { params: { register: 'petty_cash', key: '[]' } }),
    scene('registers.bill', { params: { register: 'courier_fee' } }),
    scene('registers.bill/lines', {
      params: { register: 'courier_fee' },
      steps: [pickBill, pressShown('Control+o')],
      waitFor: '.bill-sums',
    }),
    scene('clients.form/becoming', { params: { draft: 'tour', register: 'lead', entry: made['lead'] ?? '' } }),
    scene('clients.form/adopting', {
      params: { draft: 'tour', register: 'credit_investigation', entry: made['investigation'] ?? '' },
    }),
    scene('registers.form/quotes', {
      params: {
        register: 'parcel',
        draft: 'tour',
        fields: JSON.stringify({ address: '江苏省苏州市工业园区星湖街 328 号', weight: 2_500_000 }),
      },
      waitFor: '.quote',
    }),
    scene('registers.proposals', { params: { register: 'greeting' } }),
    scene('registers.proposals/together', { params: { register: 'greeting' }, steps: [pressShown('F10')] }),
    scene('registers.proposals/visits', { params: { register: 'visit' } }),
    scene('contracts.page/registers', { params: of('contract'), memory: { part: 'registers' } }),
    scene('dispatch.page/registers', { params: of('note'), memory: { part: 'registers' } }),
    scene('clients.page/registers', { params: of('client'), memory: { section: 'registers' } }),
    scene('review.centre/register', { who: 'chen', memory: { current: made['waitingSeal'] } }),
  ];
}

function leaderScenes(the: The): readonly Scene[] {
  return [
    scene('people.list', { who: 'lu' }),
    scene('people.form', { who: 'lu', params: the('record', 'zhou') }),
    scene('people.resetForm', { who: 'lu', params: the('person', 'zhou') }),
    scene('people.departureForm', { who: 'lu', params: the('person', 'zhou') }),
    scene('people.recovery', { who: 'lu' }),
    ...['profile', 'accounts', 'numbering', 'rates', 'authority', 'calendar', 'intervals'].map((part) =>
      scene(`office.${part}Form`, { who: 'lu' }),
    ),
    scene('policies.page', { who: 'lu' }),
    scene('policies.form', { who: 'lu' }),
    scene('delegations.list', { who: 'lu' }),
    scene('delegations.form', { who: 'lu', params: { draft: 'tour' } }),
  ];
}

/** What stands over a page or in place of it. */
function OVERLAYS(made: TourRecords): readonly Scene[] {
  const submission = { current: made['keyed'] };
  return [
    apart('sign-in', { who: 'nobody', waitFor: '[role=option]' }),
    apart('first-run', { who: 'founder', waitFor: '.first-run' }),
    apart('first-run/create', { who: 'founder', steps: [press('1')], waitFor: '.first-run input' }),
    apart('first-run/sample', { who: 'founder', steps: [press('2')], waitFor: '.first-run' }),
    apart('first-run/restore', { who: 'founder', steps: [press('3')], waitFor: '.first-run' }),
    apart('lock', { who: 'locked', waitFor: 'input[type=password]' }),
    apart('command-box', {
      page: 'clients.list',
      steps: [press('Control+k'), type('南京')],
      waitFor: '.command-box [role=option]',
    }),
    apart('help', {
      page: 'contracts.page',
      params: { id: made['contract'] ?? '' },
      steps: [pressShown('F1')],
      waitFor: '.help-text h2',
    }),
    apart('help-search', {
      page: 'clients.list',
      steps: [pressShown('F1'), (window) => window.locator('.help-text h2').waitFor(), type('F8')],
      waitFor: '.help-found',
    }),
    apart('bell', { page: 'home', who: 'chen', steps: [press('Control+b')], waitFor: '.bell-list' }),
    apart('sign-panel', {
      page: 'review.centre',
      who: 'chen',
      memory: submission,
      steps: [pressShown('Control+Enter')],
      waitFor: '.sign-panel',
    }),
    apart('return-dialog', {
      page: 'review.centre',
      who: 'chen',
      memory: { current: made['waitingNote'] },
      steps: [pressShown('F7'), dialog],
    }),
    apart('void-dialog', {
      page: 'dispatch.page',
      params: { id: made['openNote'] ?? '' },
      steps: [click('.page-header .actions button'), dialog],
    }),
    apart('strike-dialog', { page: 'daily.day', steps: [click('.data-row'), pressShown('Delete'), dialog] }),
    apart('desk', {
      page: 'review.centre',
      memory: { scope: 'mine', current: made['waitingNote'] },
      steps: [pressShown('Control+Enter')],
      waitFor: '.desk-form',
    }),
  ];
}
