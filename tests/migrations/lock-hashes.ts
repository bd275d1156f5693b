// npm run lock:migrations: writes down the hashes of migrations that have landed. An edited one is refused: write a new
// migration instead. `-- --unreleased` overrides that while no store of anybody's exists yet.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const MIGRATIONS = resolve(import.meta.dirname, '../../electron/core/database/migrations');
const LOCKED = join(import.meta.dirname, 'hashes.json');

const before = JSON.parse(readFileSync(LOCKED, 'utf8')) as Readonly<Record<string, string>>;
const now = Object.fromEntries(
  readdirSync(MIGRATIONS)
    .filter((name) => /^\d{4}_\w+\.ts$/.test(name))
    .toSorted()
    .map((name) => {
      const text = readFileSync(join(MIGRATIONS, name), 'utf8').replaceAll('\r\n', '\n');
      return [name, createHash('sha256').update(text).digest('hex')];
    }),
);
const edited = Object.keys(before).filter((name) => now[name] !== before[name]);
if (edited.length > 0 && !process.argv.includes('--unreleased')) {
  process.stderr.write(`edited or gone after they landed: ${edited.join(', ')}\n`);
  process.exitCode = 1;
} else {
  writeFileSync(LOCKED, `${JSON.stringify(now, null, 2)}\n`);
  process.stdout.write(`${Object.keys(now).length} migrations locked\n`);
}
