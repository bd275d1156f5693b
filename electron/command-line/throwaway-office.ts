import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Language } from '#shared/locales/sentences.ts';
import { type Desk, deskAt, signIn, withOffice } from './desk.ts';

const PEOPLE = ['maker', 'checker'];
/** Nobody can use these passwords after the folder is gone: they need not be slow to guess. */
const CHEAP = { memoryCost: 64, timeCost: 1, parallelism: 1 };

/** An office with nothing in it, gone when `work` is done: a workbook can be previewed before there is any store. */
export async function atThrowawayOffice<T>(language: Language, work: (desk: Desk) => Promise<T>): Promise<T> {
  const directory = await mkdtemp(join(tmpdir(), 'countersign-preview-'));
  try {
    return await withOffice({ directory, passwordCost: CHEAP }, language, async (office) => {
      const desk = deskAt(office, 'command-line-preview', language);
      const password = randomBytes(18).toString('base64url');
      const people = PEOPLE.map((name) => ({ name, roles: ['clerk' as const], password }));
      await desk.get('office.init', { officeName: 'preview', people });
      await signIn(desk, 'maker', password);
      return work(desk);
    });
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
