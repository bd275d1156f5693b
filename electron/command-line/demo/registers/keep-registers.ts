import { plainFen } from '#shared/kernel/money.ts';
import { plainE6 } from '#shared/kernel/quantity.ts';
import { entryKindOf, fieldOf, REGISTER_SUBJECT } from '#shared/registers/register-facts.ts';
import { REGISTERS } from '#shared/registers/registers.ts';
import type { EntryFields } from '#shared/registers/registers.contract.ts';
import { keyBlind, type Paper } from '../blind-keying.ts';
import type { Dispatched } from '../dispatch-part.ts';
import { DEMO_PASSWORD } from '../people.ts';
import { expectThat, type Player, type Stage } from '../stage.ts';
import { CLIENTS } from './clients.ts';
import { DAILY } from './daily.ts';
import { GOODS } from './goods.ts';
import { MAIL } from './mail.ts';
import { MONEY } from './money.ts';
import { PAPERS } from './papers.ts';
import type { KnownToday, SampleEntry } from './sample-entry.ts';

/** Countersigned one by one, each above those that name it. */
const COUNTERSIGNED: readonly SampleEntry[] = [...GOODS, ...MAIL, ...PAPERS, ...CLIENTS, ...MONEY];

/** 登记簿: a fortnight of the office's books, through the one door; each is checked by the second person, the daily ones are for the evening. */
export async function keepRegisters(stage: Stage, sent: Dispatched): Promise<void> {
  const { teller, maker, checker } = stage;
  teller.heading('登记簿', 'The registers');
  const entries = new Map<string, string>();
  const known = await knownToday(stage, sent, entries);
  for (const entry of COUNTERSIGNED) entries.set(entry.as ?? '', await countersigned(stage, entry, known));
  for (const entry of DAILY) await maker.desk.get('daily.add', dailyInput(entry, known));
  const late = await maker.desk.get('registers.due', { limit: 100 });
  teller.line(
    `${maker.name}登记 ${COUNTERSIGNED.length} 条，${checker.name}逐条复核，金额、数量、份数照原件盲录；当日登记 ${DAILY.length} 条，晚上随日页复核。`,
    `${maker.name} keeps ${COUNTERSIGNED.length} entries that ${checker.name} checks one by one, amounts and quantities keyed blind from the paper, and ${DAILY.length} of the day for its page.`,
  );
  teller.line(
    `要催办的 ${late.rows.length} 条，最久的是「${late.rows[0]?.title.zh ?? ''}」，已逾期 ${late.rows[0]?.daysLate ?? 0} 天。`,
    `${late.rows.length} to be chased; the longest is “${late.rows[0]?.title.en ?? ''}”, ${late.rows[0]?.daysLate ?? 0} days late.`,
  );
}

async function knownToday(
  { maker, manager }: Stage,
  sent: Dispatched,
  entries: ReadonlyMap<string, string>,
): Promise<KnownToday> {
  const people = await manager.desk.get('people.list', {});
  const clients = new Map<string, string>();
  for (const text of ['无锡瑞谷', '长沙德润', '东莞联创']) {
    const found = await maker.desk.get('clients.pick', { text });
    for (const { name, id } of found) clients.set(name, id);
  }
  const named = (kept: ReadonlyMap<string, string>) => (name: string) => {
    const id = kept.get(name);
    expectThat(id !== undefined, `${name} is there`);
    return id;
  };
  const personOf = named(new Map(people.map(({ name, id }) => [name, id])));
  return {
    client: sent.clientId,
    contract: sent.contractId,
    note: sent.recordId,
    maker: personOf(maker.name),
    checker: personOf('陈国强'),
    manager: personOf(manager.name),
    clientOf: named(clients),
    entry: named(entries),
  };
}

async function countersigned(stage: Stage, { register, fields }: SampleEntry, known: KnownToday): Promise<string> {
  const said = fields(known);
  const ticket = await stage.maker.desk.get('registers.submit', {
    action: 'create',
    content: { register, fields: said },
  });
  const judged = await keyBlind(stage.checker, ticket.id, entryPaper(register, said));
  expectThat(judged.state === 'agrees' || judged.state === 'not_needed', `both keyings of ${register} agree`);
  return sign([stage.checker, stage.manager], ticket.id);
}

/** What the policy asks for: the checker, and above a limit the manager. */
async function sign(by: readonly Player[], submissionId: string): Promise<string> {
  for (const { desk } of by) {
    const { contentHash } = await desk.get('review.show', { submissionId });
    const outcome = await desk.get('review.sign', { submissionId, contentHash, password: DEMO_PASSWORD });
    if (outcome.outcome === 'effective') return outcome.recordId;
  }
  throw new Error('the demo expected: an entry takes effect');
}

/** The paper the checker keys from: amounts in yuan, quantities as written. */
function entryPaper(register: string, said: EntryFields): Paper {
  const kind = REGISTERS.find(({ name }) => name === register);
  return (path) => {
    const key = path.replace(/^fields\./, '');
    const value = said[key];
    const type = kind && fieldOf(kind, key)?.type;
    if (type === 'fen') return plainFen(Number(value));
    return type === 'quantity' ? plainE6(Number(value)) : String(value);
  };
}

function dailyInput({ register, fields }: SampleEntry, known: KnownToday) {
  return { kind: entryKindOf(register), subject: { kind: REGISTER_SUBJECT, id: register }, content: fields(known) };
}
