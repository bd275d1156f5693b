// npm run bench:search -- [--clients=1000000]: what is typed into the search and into a picker, over that many client names.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import Database from 'better-sqlite3';
import { openStore, STORE_FILE } from '#core/database/open-store.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import { pickClients } from '#core/modules/clients/clients.repository.ts';
import { findAnything } from '#core/modules/reports/search.service.ts';
import { registerKinds } from '#core/modules/registers/register-kinds.ts';
import { foldName, pinyinInitials, searchForms } from '#shared/kernel/name-folding.ts';
import { nameOf } from './import/client-file.ts';

const { values } = parseArgs({ options: { clients: { type: 'string' } } });
const count = Number(values.clients ?? 1_000_000);
const GOAL_MS = 20;
const directory = mkdtempSync(join(tmpdir(), 'countersign-search-'));

/** Written around the door: a store to measure on and for nothing else. */
function fill(database: Database.Database): void {
  const guards = database
    .prepare<[], string>(
      `SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'client' AND sql LIKE '%BEFORE INSERT%'`,
    )
    .pluck()
    .all();
  for (const name of guards) database.exec(`DROP TRIGGER ${name}`);
  const client =
    database.prepare(`INSERT INTO client (id, version, code, own_code, name, short_name, pinyin, folded_name, kind, size_grade,
      credit_grade, credit_limit_fen, payment_days, status, submission_id)
    VALUES (?, 1, ?, ?, ?, ?, ?, ?, 'direct', 'C', 'B', 0, 30, 'active', 'S')`);
  const form = database.prepare('INSERT INTO client_search (tokens, client_id) VALUES (?, ?)');
  for (let at = 0; at < count; at += 1) {
    const [id, code, name] = [`M${String(at).padStart(7, '0')}`, `K-${String(at).padStart(7, '0')}`, nameOf(at)];
    const short = name.slice(2, 6);
    client.run(id, code, code, name, short, pinyinInitials(name), foldName(name).folded);
    for (const tokens of searchForms([name, short], [code])) form.run(tokens, id);
  }
}

try {
  await (await openStore(directory, 'create')).close();
  const database = new Database(join(directory, STORE_FILE));
  database.pragma('foreign_keys = OFF');
  database.pragma('cache_size = -262144');
  database.transaction(() => fill(database))();
  database.close();
  const store = await openStore(directory, 'open');
  const person = { id: 'P', name: '周敏', roles: [], permissions: new Set(['clients.read']) };
  const ctx = { db: store.read, person } as unknown as QueryContext;
  let worst = 0;
  // As they are typed, character by character.
  for (const typed of ['苏州恒泰', '轨道交通', 'K-0512345', 'szht', 'gdjt', '有限公司', '没有的名字']) {
    for (let length = 1; length <= typed.length; length += 1) {
      const text = typed.slice(0, length);
      const ways = {
        search: () => findAnything(ctx, registerKinds([]), text, 10),
        picker: () => pickClients(store.read, text, []),
      };
      for (const [name, ask] of Object.entries(ways)) {
        const times: number[] = [];
        for (let turn = 0; turn < 5; turn += 1) {
          // Time of this process, which others on the machine do not stretch.
          const began = process.cpuUsage();
          await ask();
          const { user, system } = process.cpuUsage(began);
          times.push((user + system) / 1000);
        }
        const best = Math.min(...times);
        worst = Math.max(worst, best);
        console.log(`${name} ${text}: ${best.toFixed(1)} ms`);
      }
    }
  }
  await store.close();
  console.log(`worst ${worst.toFixed(1)} ms over ${count} names (goal ${GOAL_MS})`);
  if (worst > GOAL_MS) process.exitCode = 1;
} finally {
  rmSync(directory, { recursive: true, force: true });
}
