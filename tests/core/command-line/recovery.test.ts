import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openOffice } from '#core/office.ts';
import { deskAt } from '../../support/desk.ts';
import { countersign, freshFolder, PASSWORD } from './run-countersign.ts';

test('init prints the recovery code once with the advice to seal it, and verify names its use and stays good', async () => {
  const folder = join(freshFolder(), 'store');
  const people = ['--person', '周敏:clerk', '--person', '陈国强:checker'];
  const environment = { COUNTERSIGN_PASSWORDS: `周敏=${PASSWORD}\n陈国强=${PASSWORD}` };
  const made = await countersign(['init', '--data', folder, '--office', '澜川', ...people], { environment });
  const [, code = ''] = /^ {4}((?:[2-9A-Z]{5}-){4}[2-9A-Z]{5})$/m.exec(made.out) ?? [];
  expect(made.out).toContain('seal it in an envelope');
  const before = await countersign(['verify', '--data', folder]);
  expect(before.out).not.toContain('!');

  const office = await openOffice({ directory: folder, mode: 'open' });
  const door = deskAt(office, 'door', '');
  const input = { name: '陈国强', code, newPassword: 'after-the-envelope-3' };
  expect((await door.get('session.recover', input)).outcome).toBe('recovered');
  await office.close();
  const after = await countersign(['verify', '--data', folder]);
  expect(after.code).toBe(0);
  expect(after.out).toMatch(/! .* 陈国强: password set anew with the recovery code/);
  expect(after.out).toContain('all good');
});
