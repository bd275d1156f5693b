import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './run.mjs';

const WANTED = 24;

/** The Node 24 everything runs on: the running one, or the one that came with the dependencies; undefined when there is none. */
export function findNode24(modules = path.join(ROOT, 'node_modules')) {
  if (Number(process.versions.node.split('.')[0]) >= WANTED) return process.execPath;
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const brought = path.join(modules, `node-${platform}-${process.arch}`, 'bin', name);
  return existsSync(brought) && answers(brought) ? brought : undefined;
}

function answers(node) {
  const said = spawnSync(node, ['--version'], { encoding: 'utf8' });
  return said.status === 0 && Number(said.stdout.slice(1).split('.')[0]) >= WANTED;
}

/** The environment in which every program started by name is the project's own, on Node 24. */
export function projectEnvironment(node, environment = process.env) {
  const bins = path.join(ROOT, 'node_modules', '.bin');
  const inherited = Object.keys(environment).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH';
  const searched = [path.dirname(node), bins, environment[inherited] ?? ''].join(path.delimiter);
  return { ...environment, [inherited]: searched };
}
