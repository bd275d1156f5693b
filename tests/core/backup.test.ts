import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Office, openOffice } from '#core/office.ts';
import { deskAt, type Desk } from '../support/desk.ts';
import { freshFolder, openBackupOffice, PASSPHRASE } from '../support/backup-office.ts';
import { CHEN, openTestOffice, PASSWORD, ZHOU } from '../support/test-office.ts';

const CHEAP = { memoryCost: 64, timeCost: 1, parallelism: 1 };

/** A PC without an office: its empty store, and whoever sits before the first page. */
async function emptyPc<T>(directory: string, story: (desk: Desk, office: Office) => Promise<T>): Promise<T> {
  const office = await openOffice({ directory, passwordCost: CHEAP });
  try {
    return await story(deskAt(office, 'first-run', ''), office);
  } finally {
    await office.close();
  }
}

test('a backup is made in two places, verified by restoring it, and becomes the same office on another PC', async () => {
  const office = await openBackupOffice();
  const { maker, places } = office;
  const steps = new Set<string>();
  office.office.subscribe((event) => event.type === 'progress' && steps.add(event.step));
  const made = await maker.get('backup.make', { places: [...places] });
  if (made.outcome !== 'made') throw new Error(JSON.stringify(made));
  expect(made.deliveries.map(({ place, rule }) => ({ place, rule }))).toEqual(places.map((place) => ({ place })));
  expect([...steps].sort()).toEqual(['backup.copy', 'backup.deliver', 'backup.seal', 'backup.verify']);
  const [file = ''] = made.deliveries.map((each) => each.file);
  expect(places.map((place) => readdirSync(place))).toEqual([[file], [file]]);
  expect(readFileSync(join(places[0], file)).includes('申亿机电')).toBe(false);
  const { rows } = await maker.get('backup.log', {});
  expect(rows.map(({ event, verified, personName }) => ({ event, verified, personName }))).toEqual([
    { event: 'made', verified: true, personName: ZHOU.name },
    { event: 'made', verified: true, personName: ZHOU.name },
  ]);
  expect(existsSync(join(office.directory, 'backup-work'))).toBe(false);
  const clients = (await maker.get('clients.list', {})).rows;

  const pc = join(freshFolder(), 'office');
  const backup = join(places[1], file);
  const restored = await emptyPc(pc, async (desk) => {
    expect(await desk.get('backup.inspect', { file: backup })).toMatchObject({
      officeName: '澜川新材料（苏州）有限公司',
      madeAt: office.clock.now,
    });
    const wrong = await desk.ask('backup.restore', { file: backup, secret: { passphrase: 'not this one' } });
    expect(wrong).toMatchObject({ failure: { rule: 'backup.wrong_passphrase' } });
    expect(existsSync(`${pc}.restored`)).toBe(false);
    return desk.get('backup.restore', { file: backup, secret: { passphrase: PASSPHRASE } });
  });
  expect(restored).toMatchObject({ people: 3, headHash: made.headHash });
  const again = await openTestOffice({ directory: `${pc}.restored` });
  expect((await again.maker.get('clients.list', {})).rows).toEqual(clients);
  const found = await again.maker.get('office.verify', {});
  expect(found.good).toBe(true);
  expect(found.checks.find(({ name }) => name === 'files')?.looked).toBe(1);
  const audit = (await again.director.get('audit.list', { limit: 1000 })).rows;
  expect(audit.filter(({ procedure }) => procedure === 'backup.restore')).toMatchObject([
    { personName: '', outcome: 'restored', contentHash: made.headHash },
  ]);
  expect((await again.maker.get('backup.log', { limit: 1 })).rows).toMatchObject([{ event: 'restored', file }]);
});

test('the passphrase takes two people with passwords of their own, and lies nowhere in clear', async () => {
  const { maker, directory, recoveryKey } = await openBackupOffice(0);
  const ask = (name: string, password: string, own = PASSWORD) =>
    maker.get('backup.setPassphrase', {
      passphrase: 'another one for all of us',
      password: own,
      second: { name, password },
    });
  expect(await ask(ZHOU.name, PASSWORD)).toEqual({ outcome: 'not_allowed', rule: 'backup.second_person' });
  expect(await ask(CHEN.name, 'wrong')).toMatchObject({ outcome: 'wrong_password', whose: 'second' });
  expect(await ask(CHEN.name, PASSWORD, 'wrong')).toMatchObject({ outcome: 'wrong_password', whose: 'own' });
  expect((await maker.get('backup.status', {})).passphrase).toMatchObject({ setBy: ZHOU.name, secondedBy: CHEN.name });
  for (const name of readdirSync(directory).filter((each) => each.startsWith('office.db'))) {
    const bytes = readFileSync(join(directory, name));
    expect([name, bytes.includes(PASSPHRASE), bytes.includes(recoveryKey)]).toEqual([name, false, false]);
  }
});

test('one place that fails is told and logged, the other gets its backup', async () => {
  const { maker, places, elsewhere } = await openBackupOffice(0);
  const half = await maker.get('backup.make', { places: [elsewhere, places[1]] });
  expect(half).toMatchObject({ outcome: 'made', deliveries: [{ rule: 'backup.place_missing' }, { place: places[1] }] });
  expect((await maker.get('backup.log', {})).rows.map(({ event, rule }) => [event, rule])).toEqual([
    ['made', null],
    ['failed', 'backup.place_missing'],
  ]);
});

test('by itself the office makes one when it is due, and a test restore tells a good file from a damaged one', async () => {
  const { maker, places, office, clock } = await openBackupOffice(0);
  expect(await office.backUp([places[0]], clock.now)).toMatchObject({ ok: true, value: { outcome: 'made' } });
  expect(await office.backUp([places[0]], clock.now)).toEqual({ ok: true, value: { outcome: 'not_due' } });
  const [name = ''] = readdirSync(places[0]);
  const file = join(places[0], name);
  expect(await maker.get('backup.test', { file })).toMatchObject({ outcome: 'good' });
  const bytes = readFileSync(file);
  bytes[40] = (bytes[40] ?? 0) ^ 1;
  writeFileSync(file, bytes);
  expect(await maker.get('backup.test', { file })).toMatchObject({ outcome: 'failed', rule: 'backup.damaged' });
  expect((await maker.get('backup.log', {})).rows.map(({ event, personName }) => [event, personName])).toEqual([
    ['failed', ZHOU.name],
    ['tested', ZHOU.name],
    ['made', ''],
  ]);
});

test('an office that is there is never restored over, and a sample office makes no backups', async () => {
  const { maker, places } = await openBackupOffice(0);
  const over = await maker.ask('backup.restore', { file: places[0], secret: { passphrase: PASSPHRASE } });
  expect(over).toMatchObject({ failure: { rule: 'backup.office_exists' } });
  const sample = await openTestOffice({ sample: true });
  expect((await sample.maker.get('office.status', {})).sample?.password).toMatch(/^\S{8,}$/);
  const refused = await sample.maker.ask('backup.make', { places: [places[0]] });
  expect(refused).toMatchObject({ failure: { rule: 'backup.sample' } });
});
