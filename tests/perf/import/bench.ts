import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { clientFile } from './client-file.ts';
import type { Part } from './measured.ts';

// npm run bench:import -- --rows=100000 [--runs=1]: an import through the real door against bare parse and insert of the same file.
// Two ratios: of CPU time, of all threads of the office and of the process that reads the file, which a busy machine leaves alone;
// and of the clock, by which people wait, where a second processor counts, and which says something only on a quiet machine.
const { values } = parseArgs({ options: { rows: { type: 'string' }, runs: { type: 'string' } } });
const rows = Number(values.rows ?? 10_000);
const runs = Number(values.runs ?? (rows >= 100_000 ? 1 : 5));
const folder = mkdtempSync(join(tmpdir(), 'countersign-import-'));
const file = join(folder, 'clients.xlsx');

interface Door {
  readonly parts: readonly Part[];
  readonly counts: Readonly<Record<string, number>>;
  readonly rss: { readonly own: number; readonly child: number };
  readonly faults: readonly unknown[];
}

function run<T>(program: string, ...given: string[]): T {
  const at = join(import.meta.dirname, program);
  const said = execFileSync(process.execPath, [at, ...given], { maxBuffer: 1e8, stdio: ['ignore', 'pipe', 'inherit'] });
  return JSON.parse(said.toString()) as T;
}

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
type Taken = 'cpuMs' | 'wallMs';
const total = (parts: readonly Part[], of: Taken): number => parts.reduce((sum, part) => sum + part[of], 0);

function tell(title: string, all: readonly (readonly Part[])[]): void {
  console.log(`${title}, median of ${all.length}:`);
  for (const [at, { name }] of (all[0] ?? []).entries()) {
    const of = (key: 'cpuMs' | 'wallMs' | 'blockMs'): string =>
      median(all.map((parts) => parts[at]?.[key] ?? 0)).toFixed(0);
    console.log(
      `  ${name.padEnd(20)} CPU ${of('cpuMs')} ms · clock ${of('wallMs')} ms · longest block ${of('blockMs')} ms CPU`,
    );
  }
}

/** A block that a busy store makes worth nothing is no part of the import: verification is told apart. */
const isImport = ({ name }: Part): boolean => name !== 'verify';

try {
  writeFileSync(file, clientFile(rows));
  console.log(`${rows} rows, ${(statSync(file).size / 1024 / 1024).toFixed(1)} MB`);
  const doors: Door[] = [];
  const bares: (readonly Part[])[] = [];
  for (let turn = 0; turn < runs; turn += 1) {
    const office = join(folder, `office-${turn}`);
    doors.push(run<Door>('through-the-door.ts', office, file));
    const bare = join(folder, `bare-${turn}.db`);
    bares.push(run<{ parts: Part[] }>('bare.ts', join(office, 'office.db'), bare, file).parts);
    for (const done of [office, bare]) rmSync(done, { recursive: true, force: true });
  }
  tell(
    'through the door',
    doors.map(({ parts }) => parts),
  );
  tell('bare', bares);
  const [first] = doors;
  console.log(`rows: ${JSON.stringify(first?.counts)}; faults found by verify: ${first?.faults.length ?? 0}`);
  const peak = (of: 'own' | 'child'): string => Math.max(...doors.map(({ rss }) => rss[of])).toFixed(0);
  console.log(`memory at most: office ${peak('own')} MB, reading process ${peak('child')} MB`);
  const ratio = (of: Taken, isBare = (_part: Part): boolean => true): string =>
    median(
      doors.map(({ parts }, at) => total(parts.filter(isImport), of) / total((bares[at] ?? []).filter(isBare), of)),
    ).toFixed(2);
  console.log(`ratio of CPU to bare parse and insert: ${ratio('cpuMs')} (goal 1.40)`);
  const [load = 0] = loadavg();
  console.log(`ratio of the clock, ${availableParallelism()} processors, load ${load.toFixed(1)}: ${ratio('wallMs')}`);
  console.log(`CPU without what clients are found by: ${ratio('cpuMs', ({ name }) => name !== 'insert indexes')}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
