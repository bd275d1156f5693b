import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { openStore, STORE_FILE } from '#core/database/open-store.ts';
import { keepRegisterSchema } from '#core/database/register-schema.ts';
import { REGISTERS } from '#shared/registers/registers.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A store of today's schema in which nothing was ever written. */
    readonly emptyStore: string;
  }
}

const folder = mkdtempSync(join(tmpdir(), 'countersign-empty-'));

/** Migrations, and the indexes and guards of the registers, take most of the time an office needs to open for the first time: they are made once, and each test begins with a copy. */
export async function setup(project: TestProject): Promise<void> {
  const store = await openStore(folder, 'create');
  await keepRegisterSchema(store, REGISTERS);
  await store.close();
  project.provide('emptyStore', join(folder, STORE_FILE));
}

export function teardown(): void {
  rmSync(folder, { recursive: true, force: true });
}
