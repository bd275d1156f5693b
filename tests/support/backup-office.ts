import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { CHEN, openTestOffice, PASSWORD, type TestOffice } from './test-office.ts';

/** The smallest PNG, one grey dot; what follows it makes a backup of several chunks. */
const SCAN = Buffer.from(
  '89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a49444154789c6360000000020001e221bc330000000049454e44ae426082',
  'hex',
);
export const PASSPHRASE = '苏州湾的芦苇荡 2026';

export interface BackupOffice extends TestOffice {
  /** Two places that are there, and where nothing is yet. */
  readonly places: readonly [string, string];
  readonly elsewhere: string;
  readonly recoveryKey: string;
}

export function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-backups-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** An office with clients, one of them behind a scan, a passphrase set by two people, and two places for backups. */
export async function openBackupOffice(clients = 3): Promise<BackupOffice> {
  const folder = freshFolder();
  const places = [join(folder, 'drive-e'), join(folder, 'drive-f')] as const;
  for (const place of places) mkdirSync(place);
  const office = await openTestOffice();
  const { maker } = office;
  const scan = {
    fileName: '营业执照.png',
    contentBase64: Buffer.concat([SCAN, randomBytes(150_000)]).toString('base64'),
  };
  const { fileHash, fileName } = await maker.get('review.attach', scan);
  for (let count = 1; count <= clients; count += 1) {
    const attachments = count === 1 ? [{ fileHash, fileName }] : [];
    const content = { name: `申亿机电第${count}分公司`, creditLimitFen: count * 1000 };
    await office.submitAndSign('clients.submit', { action: 'create', content, attachments });
  }
  const set = await maker.get('backup.setPassphrase', {
    passphrase: PASSPHRASE,
    password: PASSWORD,
    second: { name: CHEN.name, password: PASSWORD },
  });
  if (set.outcome !== 'set') throw new Error(`the passphrase was not set: ${JSON.stringify(set)}`);
  return { ...office, places, elsewhere: join(folder, 'elsewhere'), recoveryKey: set.recoveryKey };
}
