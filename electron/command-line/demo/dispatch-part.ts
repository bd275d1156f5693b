import type { Input, Output } from '#shared/ipc/contract.ts';
import { formatFen, plainFen } from '#shared/kernel/money.ts';
import { formatQuantity, plainE6 } from '#shared/kernel/quantity.ts';
import { ruleSentence } from '#shared/locales/sentences.ts';
import { DEMO_PASSWORD } from './people.ts';
import { check, keyBlind, type Paper, sign } from './blind-keying.ts';
import { expectThat, type Stage } from './stage.ts';

type Draft = Input<'dispatch.submit'>['content'];
type Line = Output<'dispatch.dispatchableLines'>['lines'][number];

/** The day's delivery: contract LC-2026-0040, what the warehouse loaded, where it goes. */
const CONTRACT = 'LC-2026-0040';
const LOADED: Readonly<Record<string, number>> = { 'LC01-01': 200, 'LC12-01': 60, 'LC09-03': 1000 };
/** Two bottles were broken on the way: the client signs for 58. */
const SIGNED: Readonly<Record<string, number>> = { 'LC01-01': 200, 'LC12-01': 58, 'LC09-03': 1000 };
const E6 = 1_000_000;

export interface Dispatched {
  readonly recordId: string;
  readonly number: string;
  readonly clientId: string;
  readonly contractId: string;
  readonly draft: Draft;
  /** Product code and price as the contract's paper says them, in the order of the lines. */
  readonly lines: readonly { readonly productCode: string; readonly pricePaper: string }[];
}

/** A dispatch note against a contract: keyed, tried by its own maker, keyed wrong once, then right, signed. */
export async function dispatchGoods(stage: Stage, today: string): Promise<Dispatched> {
  const { teller, maker } = stage;
  teller.heading('按合同发货', 'Dispatch against a contract');
  const { draft, contractId, lines } = await draftNote(stage, today);
  const ticket = await maker.desk.get('dispatch.submit', { action: 'create', content: draft });
  const serial = String(ticket.serial).padStart(4, '0');
  teller.line(
    `${maker.name}按合同 ${CONTRACT} 录发货单 ${lines.length} 行，提交单 ${serial}。此刻没有编号，不能打印，也不算已发。`,
    `${maker.name} keys a dispatch note of ${lines.length} lines against contract ${CONTRACT}: submission ${serial}. It has no number, does not print and counts nowhere yet.`,
  );
  await trySigningAlone(stage, ticket.id);
  await mismatch(stage, ticket.id, notePaper(draft));
  const { recordId, number } = await sign(stage.checker, ticket.id);
  teller.line(
    `${stage.checker.name}签字，发货单 ${number} 生效，应收随之记账。`,
    `${stage.checker.name} signs: dispatch note ${number} takes effect and is posted.`,
  );
  const papers = lines.map((line) => ({
    productCode: line.productCode,
    pricePaper: stage.papers.contracts.cell(ledgerRow(stage, line.productCode), 'I'),
  }));
  return { recordId, number, clientId: draft.clientId, contractId, draft, lines: papers };
}

function ledgerRow({ papers }: Stage, productCode: string): number {
  const row = papers.contracts
    .rowsWhere('A', new RegExp(`^${CONTRACT}$`))
    .find((each) => papers.contracts.cell(each, 'D') === productCode);
  expectThat(row !== undefined, `${CONTRACT} has a line of ${productCode}`);
  return row;
}

async function draftNote(
  stage: Stage,
  today: string,
): Promise<{ draft: Draft; contractId: string; lines: readonly Line[] }> {
  const { maker, papers } = stage;
  const [contract] = await maker.desk.get('contracts.pick', { text: CONTRACT });
  expectThat(contract !== undefined, `contract ${CONTRACT} is in force`);
  const open = await maker.desk.get('dispatch.dispatchableLines', { contractId: contract.id });
  const lines = open.lines.filter((line) => LOADED[line.productCode] !== undefined);
  const [clientRow] = papers.clients.rowsWhere('C', new RegExp(`^${contract.clientName}$`));
  expectThat(clientRow !== undefined && lines.length === 3, `${contract.clientName} and its three lines are there`);
  const draft: Draft = {
    clientId: contract.clientId,
    kind: 'sale',
    dispatchedOn: today,
    shipMode: 'carrier',
    carrier: '安能物流',
    waybill: 'AN3120558071',
    pieces: 26,
    freightBearer: 'seller',
    consigneeName: papers.clients.cell(clientRow, 'R'),
    consigneePhone: papers.clients.cell(clientRow, 'S'),
    consigneeAddress: papers.clients.cell(clientRow, 'T'),
    warehouse: '一号库',
    accompanying: [{ kind: 'sample', name: '新款密封胶样品', quantityE6: 2 * E6, unit: '支' }],
    lines: lines.map((line) => ({
      contractId: contract.id,
      contractLineKey: line.contractLineKey,
      batch: 'B261118',
      quantityE6: (LOADED[line.productCode] ?? 0) * E6,
    })),
  };
  return { draft, contractId: contract.id, lines };
}

/** The slip from the warehouse: quantities as counted, the consignee's phone as on the order. */
function notePaper(draft: Draft): Paper {
  return (path) => {
    const line = /^lines\.(\d+)\.quantityE6$/.exec(path)?.[1];
    if (line !== undefined) return plainE6(draft.lines[Number(line)]?.quantityE6 ?? 0);
    expectThat(path === 'consigneePhone', `the slip says ${path}`);
    return draft.consigneePhone;
  };
}

async function trySigningAlone({ maker, teller, language }: Stage, submissionId: string): Promise<void> {
  const { contentHash } = await maker.desk.get('review.show', { submissionId });
  const reply = await maker.desk.ask('review.sign', { submissionId, contentHash, password: DEMO_PASSWORD });
  expectThat(!reply.ok && reply.failure.code === 'rule_broken', 'nobody signs alone');
  const sentence = ruleSentence(language, reply.failure.rule, reply.failure.details);
  teller.line(
    `${maker.name}试着自己签字，被拒绝：「${sentence}」`,
    `${maker.name} tries to sign it alone and is refused: “${sentence}”`,
  );
}

async function mismatch({ checker, teller }: Stage, submissionId: string, paper: Paper): Promise<void> {
  const slip: Paper = (path, seen) => (path === 'lines.1.quantityE6' ? '600' : paper(path, seen));
  const first = await keyBlind(checker, submissionId, slip);
  expectThat(first.state === 'differs' && first.chancesLeft === 1, 'a slip of the finger is noticed');
  teller.line(
    `${checker.name}看不到数量，照出库单盲录，第 2 行 60 录成 600：系统只说「第 2 行数量不一致」，不说对方录了多少，还可再录一次。`,
    `${checker.name} cannot see the quantities, keys them from the warehouse slip and types 600 for 60 in line 2: the office says only that line 2 differs, not what the other keyed; one more try.`,
  );
  const second = await keyBlind(checker, submissionId, paper);
  expectThat(second.state === 'agrees', 'the second keying agrees');
  teller.line('再看一遍单据，第二次录入一致。', 'A second look at the slip, and both keyings agree.');
}

/** The client's signed copy comes back with two bottles less; only the line that differs is keyed blind. */
export async function signBack(stage: Stage, sent: Dispatched, today: string): Promise<void> {
  const { teller, maker, checker } = stage;
  teller.heading('回单：签收有差异', 'The signed copy comes back with a difference');
  const note = await maker.desk.get('dispatch.get', { id: sent.recordId });
  const lines = note.content.lines.map((line, index) => {
    const code = sent.lines[index]?.productCode ?? '';
    const signedE6 = (SIGNED[code] ?? 0) * E6;
    const full = signedE6 === line.quantityE6;
    return {
      dispatchLineKey: line.lineKey,
      signedE6,
      ...(!full && { settlement: 'resend' as const, reason: '运输破损 2 瓶' }),
    };
  });
  const ticket = await maker.desk.get('dispatch.submitSignBack', {
    action: 'create',
    content: {
      dispatchNoteId: sent.recordId,
      receivedBy: sent.draft.consigneeName,
      receivedOn: today,
      receivedAs: 'authorised',
      lines,
    },
  });
  const { number } = await check(stage, ticket.id, (path) => {
    const line = Number(/^lines\.(\d+)\.signedE6$/.exec(path)?.[1] ?? '-1');
    return String(SIGNED[sent.lines[line]?.productCode ?? ''] ?? '');
  });
  teller.line(
    `${maker.name}照签回的联录入：第 2 行发 60 签 58，破损 2 瓶补发。${checker.name}盲录有差异的那一行，一致，签字，回单 ${number} 生效。`,
    `${maker.name} keys the signed copy: 60 sent, 58 signed in line 2, two bottles to be sent again. ${checker.name} keys the line that differs blind; both agree; sign-back ${number} takes effect.`,
  );
}

/** 开票申请 for what was signed for; the checker adds up the amount from contract prices and signed quantities. */
export async function requestInvoice(
  stage: Stage,
  sent: Dispatched,
  today: string,
): Promise<{ recordId: string; number: string }> {
  const { teller, maker, checker } = stage;
  teller.heading('开票申请', 'The invoice request');
  const open = await maker.desk.get('invoicing.invoiceableLines', {
    clientId: sent.clientId,
    contractId: sent.contractId,
  });
  const lines = open.filter((line) => line.dispatchNoteId === sent.recordId);
  expectThat(lines.length === sent.lines.length, 'every line signed for can be invoiced');
  const content = {
    clientId: sent.clientId,
    kind: 'special' as const,
    requestedOn: today,
    lines: lines.map((line) => ({
      contractId: line.contractId,
      contractLineKey: line.contractLineKey,
      dispatchNoteId: line.dispatchNoteId,
      dispatchLineKey: line.dispatchLineKey,
      quantityE6: line.invoiceableE6 ?? 0,
    })),
  };
  const grossFen = sent.lines.reduce(
    (sum, { productCode, pricePaper }) => sum + Math.round(Number(pricePaper) * 100) * (SIGNED[productCode] ?? 0),
    0,
  );
  const ticket = await maker.desk.get('invoicing.submitRequest', { action: 'create', content });
  const made = await check(stage, ticket.id, (path) => {
    expectThat(path === 'grossFen', `only the amount is keyed, not ${path}`);
    return plainFen(grossFen);
  });
  const quantities = lines.map((line) => `${formatQuantity(line.invoiceableE6 ?? 0, line.unitDecimals)} ${line.unit}`);
  teller.line(
    `可开数量逐行取自签收：${quantities.join('、')}。${checker.name}按合同单价自己算出价税合计 ${formatFen(grossFen)} 元，盲录一致，签字，开票申请 ${made.number} 生效。`,
    `Quantities come line by line from what was signed for: ${quantities.join(', ')}. ${checker.name} works out ${formatFen(grossFen)} yuan from the contract’s prices, keys it blind; both agree; request ${made.number} takes effect.`,
  );
  return made;
}
