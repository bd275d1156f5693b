import { join } from 'node:path';
import type { Office } from '#core/office.ts';
import { businessDateOf } from '#shared/kernel/business-date.ts';
import type { Language } from '#shared/locales/sentences.ts';
import { deskAt, logTo, signIn, withOffice } from '../desk.ts';
import type { Press } from '../printing.ts';
import { verifyLines } from '../verify-lines.ts';
import type { DemoFolder } from './demo-folder.ts';
import { dispatchGoods, requestInvoice, signBack } from './dispatch-part.ts';
import { handOut, printNote } from './hand-out-part.ts';
import { importClients, importContracts, importOpenings, importProducts } from './import-parts.ts';
import { receiveMoney } from './money-part.ts';
import { CHECKER, DEMO_PASSWORD, type DemoPerson, MAKER, MANAGER, OFFICE } from './people.ts';
import { keepRegisters } from './registers/keep-registers.ts';
import { readSheetPaper } from './sheet-paper.ts';
import { type Player, type Stage, type Teller, tellerFor } from './stage.ts';

/** Friday 20 November 2026, 09:00 in China: the sample workbooks were brought along that week. */
export const MORNING = Date.UTC(2026, 10, 20, 1, 0, 0);

export interface OfficeDay {
  readonly language: Language;
  readonly folder: DemoFolder;
  readonly press: Press;
  /** Folder of the sample workbooks. */
  readonly samples: string;
  write(line: string): void;
  warn(line: string): void;
}

/** One office day through the one door, two people and their manager; gives whether `verify` found all good. */
export async function playOfficeDay(day: OfficeDay): Promise<boolean> {
  const { folder, language, write } = day;
  const teller = tellerFor(language, write);
  const began = Date.now();
  const now = (): number => MORNING + (Date.now() - began);
  const clock = { now, dateAt: (instant: number) => businessDateOf(instant) };
  const today = businessDateOf(MORNING);
  return withOffice({ directory: folder.file('store'), clock, log: logTo(day.warn) }, language, async (office) => {
    const stage = { ...(await openStage(office, day, teller)), press: day.press };
    await importClients(stage);
    await importProducts(stage);
    await importContracts(stage);
    await importOpenings(stage);
    const sent = await dispatchGoods(stage, today);
    await printNote(stage, sent);
    await signBack(stage, sent, today);
    const request = await requestInvoice(stage, sent, today);
    await receiveMoney(stage, sent, request, today);
    await keepRegisters(stage, sent);
    await handOut(stage, request);
    return finish(stage, write);
  });
}

/** Makes the office and seats its people, each with a password of their own; the papers lie on their desks. */
export async function openStage(
  office: Office,
  day: Pick<OfficeDay, 'language' | 'folder' | 'samples'>,
  teller: Teller,
): Promise<Stage> {
  const { folder, language } = day;
  const people = [MAKER, CHECKER, MANAGER];
  teller.heading('建立办公室', 'A new office');
  await deskAt(office, 'demo-founding', language).get('office.init', {
    ...OFFICE,
    people: people.map(({ name, title, roles }) => ({ name, title, roles: [...roles], password: DEMO_PASSWORD })),
  });
  const list = people.map((person) => `${person.name}（${person.title}）`).join('、');
  teller.line(
    `${OFFICE.officeName}：${list}，各凭自己的口令签字。`,
    `${OFFICE.officeName}: ${list}, each signing with a password of their own.`,
  );
  teller.made('账套', 'the store', folder.shown('store'));
  const sit = async ({ name }: DemoPerson): Promise<Player> => {
    const desk = deskAt(office, `demo-${name}`, language);
    await signIn(desk, name, DEMO_PASSWORD);
    return { name, desk };
  };
  const paper = (file: string) => readSheetPaper(join(day.samples, file));
  return {
    language,
    folder,
    teller,
    maker: await sit(MAKER),
    checker: await sit(CHECKER),
    manager: await sit(MANAGER),
    papers: { clients: paper('客户档案.xlsx'), products: paper('商品.xls'), contracts: paper('合同台账.csv') },
  };
}

async function finish({ folder, language, manager, teller }: Stage, write: (line: string) => void): Promise<boolean> {
  const { rows } = await manager.desk.get('audit.list', { limit: 1000 });
  teller.heading('收工核查', 'Closing check');
  teller.line(
    `今天的日志有 ${rows.length} 条，一条接一条带指纹。打开这个办公室：npm run preview -- --data=${folder.shown('store')}，口令都是 ${DEMO_PASSWORD}`,
    `The log of the day has ${rows.length} events, each chained to the one before. To open this office: npm run preview -- --data=${folder.shown('store')}, every password is ${DEMO_PASSWORD}`,
  );
  const found = await manager.desk.get('office.verify', {});
  write('');
  verifyLines(found, language).forEach(write);
  return found.good;
}
