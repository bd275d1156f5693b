import type { Page } from 'playwright-core';
import { valueAt } from '../../support/keying.ts';
import { PASSWORD } from './seed.ts';

/** What a colleague at another seat does meanwhile. */
async function elsewhere(page: Page, seat: string, name: string, input: unknown): Promise<Record<string, unknown>> {
  return page.evaluate(
    async ([at, call]) => {
      const body = JSON.stringify({ requestId: crypto.randomUUID(), ...call });
      const reply = await (await fetch(`/call?seat=${at}`, { method: 'POST', body })).json();
      return reply.value;
    },
    [seat, { name, input }] as const,
  );
}

const typedAs = (type: string, value: unknown): string => {
  if (typeof value === 'number') return String(type === 'fen' ? value / 100 : value);
  return typeof value === 'string' ? value : '';
};

/** Another amendment of the first client takes effect while this form is open. */
export async function amendedMeanwhile(page: Page): Promise<void> {
  const list = await elsewhere(page, 'director', 'clients.list', { limit: 1, sort: { column: 'code' } });
  const [{ id }] = list['rows'] as [{ id: string }];
  const client = await elsewhere(page, 'director', 'clients.get', { id, purpose: 'amend' });
  const content = { ...(client['content'] as object), region: '华东二区', ownerName: '沈佳怡', shortName: '轨交一厂' };
  const ticket = await elsewhere(page, 'maker', 'clients.submit', {
    action: 'amend',
    recordId: id,
    baseVersion: client['version'],
    content,
  });
  const submissionId = ticket['id'];
  const seen = await elsewhere(page, 'checker', 'review.show', { submissionId });
  const content2 = (await elsewhere(page, 'maker', 'review.show', { submissionId }))['content'] as Record<
    string,
    unknown
  >;
  const checks = seen['checks'] as { path: string; mode: string; type: string }[];
  const entry = Object.fromEntries(
    checks
      .filter(({ mode }) => mode === 'rekey')
      .map(({ path, type }) => [path, typedAs(type, valueAt(content2, path))]),
  );
  const confirmed = checks.filter(({ mode }) => mode === 'confirm').map(({ path }) => path);
  // A credit limit this high is signed by the checker, then by a leader.
  for (const seat of ['checker', 'director']) {
    await elsewhere(page, seat, 'review.reenter', { submissionId, entry, confirmed });
    const signing = { submissionId, contentHash: seen['contentHash'], password: PASSWORD };
    await elsewhere(page, seat, 'review.sign', signing);
  }
}
