import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { Language } from '#shared/locales/sentences.ts';
import { UsageError } from '../failures.ts';

const MARK = '.countersign-demo';

/** The folder of one demo. Everything the demo makes lies in it. */
export interface DemoFolder {
  readonly path: string;
  /** As a person standing in the current folder would type it. */
  shown(file?: string): string;
  file(name: string): string;
  /** The demo is over: the folder may be replaced by the next one. */
  finish(): void;
}

/** Makes the folder, replacing one that an earlier demo made. Throws UsageError for any other folder that is not empty. */
export function openDemoFolder(out: string, keep: boolean, language: Language): DemoFolder {
  const path = keep ? firstFree(resolve(out)) : resolve(out);
  if (existsSync(path) && readdirSync(path).length > 0) {
    const owner = ownerOf(path);
    if (owner === 'not_ours') throw new UsageError(notOurs(path, language));
    if (owner === 'running') throw new UsageError(running(path, language));
    rmSync(path, { recursive: true, force: true });
  }
  mkdirSync(path, { recursive: true });
  const mark = join(path, MARK);
  writeFileSync(mark, String(process.pid));
  const file = (name: string): string => join(path, name);
  return {
    path,
    file,
    shown: (name = '') => relative(process.cwd(), file(name)) || '.',
    finish: () => writeFileSync(mark, ''),
  };
}

function ownerOf(path: string): 'not_ours' | 'running' | 'done' {
  const mark = join(path, MARK);
  if (!existsSync(mark)) return 'not_ours';
  const pid = Number(readFileSync(mark, 'utf8'));
  if (pid === 0 || pid === process.pid) return 'done';
  try {
    process.kill(pid, 0);
    return 'running';
  } catch {
    return 'done';
  }
}

function firstFree(path: string): string {
  let candidate = path;
  for (let count = 2; existsSync(candidate); count += 1) candidate = `${path}-${count}`;
  return candidate;
}

function notOurs(path: string, language: Language): string {
  return language === 'zh-CN'
    ? `文件夹 ${path} 不是演示建的，没有动它。请用 --out 换一个文件夹。`
    : `The folder ${path} was not made by the demo and is left alone. Choose another with --out.`;
}

function running(path: string, language: Language): string {
  return language === 'zh-CN'
    ? `另一个演示正在 ${path} 里进行。请等它结束，或用 --out 换一个文件夹。`
    : `Another demo is running in ${path}. Wait for it, or choose another folder with --out.`;
}
