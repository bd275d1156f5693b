// Runs dependency-cruiser and asserts that it looked at every source file: a cruise of nothing passes every rule.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../setup/run.mjs';

const FOLDERS = ['electron', 'renderer', 'resources', 'shared', 'tests'];
const SOURCE = /\.(ts|tsx|mts|mjs)$/;

const cruiser = path.join(ROOT, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruiser.mjs');
const args = [cruiser, ...FOLDERS, '--config', '.dependency-cruiser.cjs', '--output-type', 'json'];
const said = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 });
if (said.stdout === '') {
  console.error(said.stderr);
  process.exit(1);
}
const { modules, summary } = JSON.parse(said.stdout);

const cruised = new Set(modules.map((module) => module.source));
const onDisk = FOLDERS.flatMap((folder) =>
  readdirSync(path.join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && SOURCE.test(entry.name))
    .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)).split(path.sep).join('/')),
);
const overlooked = onDisk.filter((file) => !cruised.has(file));

for (const { rule, from, to, cycle } of summary.violations) {
  const way = cycle === undefined ? to : cycle.map((step) => step.name ?? step).join(' → ');
  console.error(`${rule.severity} ${rule.name}: ${from} → ${way}`);
}
for (const file of overlooked) console.error(`not cruised: ${file}`);
const unresolved = modules.flatMap((module) =>
  module.source.includes('node_modules')
    ? []
    : module.dependencies
        .filter((to) => to.couldNotResolve && !to.module.includes('node_modules'))
        .map((to) => `${module.source} → ${to.module}`),
);
for (const line of unresolved) console.error(`cannot be resolved: ${line}`);

console.log(`${onDisk.length} source files, ${onDisk.length - overlooked.length} of them cruised`);
process.exitCode = summary.error + overlooked.length + unresolved.length === 0 ? 0 : 1;
