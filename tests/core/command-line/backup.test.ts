import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openOffice } from '#core/office.ts';
import { deskAt } from '../../support/desk.ts';
import { countersign, freshFolder, initialisedStore, PASSWORD } from './run-countersign.ts';

const PASSPHRASE = 'the early boat on the lake';

test('a backup is made, and restored into an empty folder only, with the passphrase it was made with', async () => {
  const store = await initialisedStore();
  const place = join(freshFolder(), 'drive');
  mkdirSync(place);
  const office = await openOffice({ directory: store.folder, mode: 'open' });
  const desk = deskAt(office, 'setting', '周敏');
  await desk.get('session.signIn', { name: '周敏', password: PASSWORD });
  const second = { name: '陈国强', password: PASSWORD };
  const set = await desk.get('backup.setPassphrase', { passphrase: PASSPHRASE, password: PASSWORD, second });
  expect(set.outcome).toBe('set');
  await office.close();

  const made = await store.as('周敏', ['backup', 'create', '--to', place, '--to', join(place, 'gone')]);
  expect(made).toMatchObject({ code: 1 });
  expect(made.out).toContain('verified by restoring');
  expect(made.out).toContain('was not found');
  const [name = ''] = readdirSync(place);
  const file = join(place, name);
  const folder = join(freshFolder(), 'restored');
  const environment = { COUNTERSIGN_BACKUP_PASSPHRASE: PASSPHRASE };
  const restored = await countersign(['backup', 'restore', file, '--data', folder, '--json'], { environment });
  expect(restored.code, restored.errors).toBe(0);
  expect(JSON.parse(restored.out)).toMatchObject({ officeName: '澜川', people: 2, folder });
  const again = await countersign(['backup', 'restore', file, '--data', folder], { environment });
  expect(again).toMatchObject({ code: 1 });
  expect(again.errors).toContain('is not empty');
  expect((await countersign(['verify', '--data', folder])).out).toContain('all good');
});
