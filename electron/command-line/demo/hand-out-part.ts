import type { Paper as PaperSize } from '#shared/printing/printing.contract.ts';
import { saveOutput } from '../output.ts';
import type { Dispatched } from './dispatch-part.ts';
import { expectThat, type PrintingStage } from './stage.ts';

/** The dispatch sheet on continuous paper with its copies, a second print that says so, and A4. */
export async function printNote(stage: PrintingStage, sent: Dispatched): Promise<void> {
  const { teller, press } = stage;
  teller.heading('打印发货单', 'Printing the dispatch sheet');
  if (press.makes === 'html')
    teller.line(
      '本机没有 Chromium、Chrome 或 Edge，以下单据写成 HTML；装上其中一个即可得到 PDF。',
      'There is no Chromium, Chrome or Edge here, so the sheets are written as HTML; with one of them they are PDF.',
    );
  const zh = stage.language === 'zh-CN';
  const stem = zh ? `发货单 ${sent.number}` : `dispatch-sheet ${sent.number}`;
  await printOne(stage, sent, {
    paper: '241-half',
    name: `${stem} 241x139.7`,
    expected: 1,
    words: ['二等分连续纸 241 × 139.7 毫米，各联齐全', 'continuous paper 241 × 139.7 mm, all copies'],
  });
  await printOne(stage, sent, {
    paper: '241-half',
    copies: ['③'],
    name: zh ? `${stem} 241x139.7 第2次` : `${stem} 241x139.7 second print`,
    expected: 2,
    words: ['回单联补打，纸上印着「第 2 次打印」', 'the copy to be signed once more, marked 第 2 次打印'],
  });
  await printOne(stage, sent, { paper: 'a4', name: `${stem} A4`, expected: 3, words: ['A4', 'A4'] });
}

interface Wish {
  readonly paper: PaperSize;
  readonly copies?: readonly string[];
  readonly name: string;
  readonly expected: number;
  readonly words: readonly [zh: string, en: string];
}

async function printOne(stage: PrintingStage, sent: Dispatched, wish: Wish): Promise<void> {
  const { folder, maker, press, teller } = stage;
  const request = {
    document: 'dispatch_note',
    recordId: sent.recordId,
    paper: wish.paper,
    ...(wish.copies && { copies: [...wish.copies] }),
  };
  const printed = await press.print(maker.desk, request, folder.file(`${wish.name}.pdf`));
  expectThat(printed.printNumber === wish.expected, `this is print ${wish.expected}`);
  const [zh, en] = wish.words;
  teller.made(
    `${zh}，${printed.sheets} 张`,
    `${en}, ${printed.sheets} sheets`,
    folder.shown(`${wish.name}.${printed.format}`),
  );
}

/** What leaves the office today: the client list, the performance schedule, the request for finance. */
export async function handOut(
  stage: PrintingStage,
  request: { readonly recordId: string; readonly number: string },
): Promise<void> {
  const { folder, maker, press, teller, language } = stage;
  teller.heading('导出，交财务', 'Exports, and what goes to finance');
  const zh = language === 'zh-CN';
  await exportList(stage, 'clients', zh ? '客户列表.xlsx' : 'clients.xlsx', ['客户列表', 'the client list']);
  await exportList(stage, 'contractPerformance', zh ? '合同履行一览表.xlsx' : 'contract-performance-schedule.xlsx', [
    '合同履行一览表',
    'the contract performance schedule',
  ]);
  await exportList(stage, 'invoice_requests', zh ? '开票申请.xlsx' : 'invoice-requests.xlsx', [
    '开票申请，交财务',
    'invoice requests, for finance',
  ]);
  const stem = zh ? `开票申请单 ${request.number}` : `invoice-request ${request.number}`;
  const wanted = { document: 'invoice_request', recordId: request.recordId };
  const printed = await press.print(maker.desk, wanted, folder.file(`${stem}.pdf`));
  teller.made('开票申请单', 'the invoice request on paper', folder.shown(`${stem}.${printed.format}`));
}

async function exportList(
  { folder, language, maker, teller }: PrintingStage,
  list: string,
  name: string,
  [zh, en]: readonly [string, string],
): Promise<void> {
  const made = await maker.desk.get('exchange.export', { list, language });
  await saveOutput(folder.file(name), Buffer.from(made.contentBase64, 'base64'), language);
  teller.made(`${zh}，${made.rows} 行`, `${en}, ${made.rows} rows`, folder.shown(name));
}
