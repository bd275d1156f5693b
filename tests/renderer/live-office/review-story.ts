import { policyPreset } from '#shared/review/policy-presets.ts';
import { checksOf, typedValue } from '../../support/keying.ts';
import { PASSWORD, type Staff } from './seed.ts';

const clientNamed = (name: string, shortName: string, taxNumber: string, creditLimitFen: number) => ({
  name,
  shortName,
  taxNumber,
  creditLimitFen,
  paymentDays: 60,
});

type Ask = Staff['maker'];

/** The checker keys everything as the maker did, but for one field. */
async function keyWrong(by: Ask, maker: Ask, submissionId: string, path: string, text: string): Promise<void> {
  const seen = await maker('review.show', { submissionId });
  const entry = Object.fromEntries(
    checksOf(seen, 'rekey').map((check) => [check.path, typedValue(seen.content, check)]),
  );
  const confirmed = checksOf(seen, 'confirm').map((check) => check.path);
  await by('review.reenter', { submissionId, entry: { ...entry, [path]: text }, confirmed });
}

/** A policy for three, a dispute, what came back, a delegation, a contract on its second step, one long enough to be drawn from. */
export async function tellReviewStory(staff: Staff): Promise<void> {
  await writePolicy(staff);
  await dispute(staff);
  await comeBack(staff);
  await lend(staff);
  await largeContracts(staff);
}

async function writePolicy({ director, checker }: Staff): Promise<void> {
  const { kinds } = await director('policies.get', {});
  const known = (name: string) => name === '*' || kinds.some((kind) => kind.name === name);
  const preset = policyPreset('three');
  const content = { ...preset, rules: preset.rules.filter(({ kind }) => known(kind)) };
  const ticket = await director('policies.submit', { action: 'create', content });
  await signAs(checker, ticket.id);
}

async function signAs(by: Ask, submissionId: string): Promise<void> {
  const seen = await by('review.show', { submissionId });
  const confirmed = checksOf(seen, 'confirm').map((check) => check.path);
  if (confirmed.length > 0) await by('review.reenter', { submissionId, entry: {}, confirmed });
  const outcome = await by('review.sign', { submissionId, contentHash: seen.contentHash, password: PASSWORD });
  if (outcome.outcome !== 'effective') throw new Error(`not effective: ${JSON.stringify(outcome)}`);
}

async function dispute({ maker, checker }: Staff): Promise<void> {
  const content = clientNamed('常州远大轨道装备有限公司', '远大轨道', '91320411MA1XK7QL3J', 5_000_000_00);
  const { id } = await maker('clients.submit', { action: 'create', content });
  await keyWrong(checker, maker, id, 'creditLimitFen', '500000');
  await keyWrong(checker, maker, id, 'creditLimitFen', '500000');
}

async function comeBack({ maker, checker }: Staff): Promise<void> {
  const returned = clientNamed('无锡江南涂料设备有限公司', '江南涂料', '91320211MA1XK7QM13', 300_000_00);
  const first = await maker('clients.submit', { action: 'create', content: returned });
  await checker('review.return', {
    submissionId: first.id,
    reasons: [{ path: 'creditLimitFen', text: '客户来函写的是叁拾伍万元' }],
  });
  const rejected = clientNamed('南通海桥物资有限公司', '海桥物资', '91320611MA1XK7QN9H', 100_000_00);
  const second = await maker('clients.submit', { action: 'create', content: rejected });
  await checker('review.reject', {
    submissionId: second.id,
    reasons: [{ text: '与已停用的海桥贸易是同一家，不再往来' }],
  });
}

async function lend({ maker, checker, director }: Staff): Promise<void> {
  const people = await maker('people.list', {});
  const idOf = (name: string) => people.find((person) => person.name === name)?.id ?? '';
  const content = {
    delegatorId: idOf('李文涛'),
    delegateId: idOf('陈国强'),
    roles: ['manager' as const],
    kinds: ['contract', 'client'],
    fromOn: '2026-11-20',
    toOn: '2026-11-27',
    reason: '去德国参展，27 日回',
  };
  const { id } = await director('delegations.submit', { action: 'create', content });
  await signAs(maker, id);
  const next = { ...content, delegatorId: idOf('陈国强'), delegateId: idOf('周敏'), roles: ['checker' as const] };
  await checker('delegations.submit', {
    action: 'create',
    content: { ...next, kinds: ['*'], fromOn: '2026-12-01', toOn: '2026-12-05', reason: '年假' },
  });
}

/** One waits for its second step; one has fourteen lines, of which five are drawn. */
async function largeContracts({ maker, checker }: Staff): Promise<void> {
  const clients = await maker('clients.list', { limit: 12, sort: { column: 'code' } });
  const products = await maker('products.list', {});
  const lines = (count: number, quantity: number) =>
    Array.from({ length: count }, (_, at) => ({
      productId: products.rows[at % products.rows.length]?.id ?? '',
      quantityE6: (quantity + at) * 1_000_000,
      priceE6: (600 + at * 7) * 1_000_000,
      dueOn: '2026-12-18',
    }));
  const contract = (at: number, number: string, count: number, quantity: number) => ({
    kind: 'sale' as const,
    clientId: clients.rows[at]?.id ?? '',
    externalNumber: number,
    signedOn: '2026-11-18',
    sealedOn: '2026-11-19',
    paymentTerms: [{ shareBasisPoints: 10_000, trigger: 'dispatch' as const, days: 60 }],
    delivery: {
      mode: 'carrier' as const,
      freightBearer: 'seller' as const,
      place: '山东省泰安市岱岳区大汶口工业园 2 号门',
      toleranceBasisPoints: 200,
    },
    lines: lines(count, quantity),
  });
  const large = await maker('contracts.submit', { action: 'create', content: contract(9, 'LYZJ-CG-20261112', 4, 120) });
  const seen = await maker('review.show', { submissionId: large.id });
  const entry = Object.fromEntries(
    checksOf(seen, 'rekey').map((check) => [check.path, typedValue(seen.content, check)]),
  );
  const confirmed = checksOf(seen, 'confirm').map((check) => check.path);
  await checker('review.reenter', { submissionId: large.id, entry, confirmed });
  await checker('review.sign', { submissionId: large.id, contentHash: seen.contentHash, password: PASSWORD });
  await maker('contracts.submit', { action: 'create', content: contract(10, 'LYZJ-CG-20261118', 14, 2) });
}
