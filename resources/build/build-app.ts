import { randomBytes } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { build, type InlineConfig } from 'vite';
import { hashInputs } from './inputs.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
/** Native or provided by the host: never bundled. */
const OUTSIDE = ['electron', 'better-sqlite3', '@node-rs/argon2'];
const ICON = 'resources/icons/icon.png';
/** The workbooks of the sample office go along: it is made on the PC that tries it. */
const SAMPLES = 'resources/sample-office';
const STAMP = '.inputs';

export interface BuildOptions {
  /** Folder of the page, with `index.html`. */
  readonly renderer: string;
  /** Where `main/`, `preload/` and `renderer/` go. */
  readonly out: string;
  /** Another file to take the place of `electron/core/office.ts`: tests of the shell bring a small office of their own. */
  readonly office?: string;
}

export const PRODUCT: BuildOptions = { renderer: 'renderer', out: 'out/app' };

/**
 * Builds main process, preload and page into `out`, unless nothing changed since. All or nothing: the result is put
 * together beside and then takes its place, so an app never starts from half a build.
 */
export async function buildApp(options: BuildOptions = PRODUCT): Promise<'built' | 'unchanged'> {
  const out = path.join(ROOT, options.out);
  const folders = [...new Set(['electron', 'shared', 'resources/build', SAMPLES, options.renderer])];
  const stamp = hashInputs(ROOT, folders, [
    'package.json',
    'package-lock.json',
    ICON,
    ...(options.office ? [options.office] : []),
  ]);
  const stampFile = path.join(out, STAMP);
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return 'unchanged';

  const beside = `${out}.${randomBytes(4).toString('hex')}.part`;
  mkdirSync(beside, { recursive: true });
  try {
    await Promise.all([
      build(forNode(path.join(beside, 'main'), mainEntries(), 'es', options.office)),
      build(forNode(path.join(beside, 'preload'), { preload: 'electron/preload.ts' }, 'cjs')),
      build(forPage(path.join(beside, 'renderer'), path.join(ROOT, options.renderer))),
    ]);
    copyFileSync(path.join(ROOT, ICON), path.join(beside, 'icon.png'));
    copySamples(path.join(beside, 'sample-office'));
    writeFileSync(path.join(beside, STAMP), stamp);
    rmSync(out, { recursive: true, force: true });
    renameSync(beside, out);
  } finally {
    rmSync(beside, { recursive: true, force: true });
  }
  return 'built';
}

function copySamples(into: string): void {
  mkdirSync(into);
  for (const name of readdirSync(path.join(ROOT, SAMPLES)).filter((file) => /\.(xlsx?|csv)$/.test(file)))
    copyFileSync(path.join(ROOT, SAMPLES, name), path.join(into, name));
}

/** The window's process, the office's, the one that reads one workbook and is then ended, and the threads of backups, checkpoints and imports. */
function mainEntries(): Record<string, string> {
  return {
    main: 'electron/main.ts',
    'office-process': 'electron/office-process.ts',
    'reading-process': 'electron/core/exchange/reading-process.ts',
    'backup-worker': 'electron/core/backup/backup-worker.ts',
    'checkpoint-worker': 'electron/core/database/checkpoint-worker.ts',
    'integrity-worker': 'electron/core/database/integrity-worker.ts',
    'found-by-worker': 'electron/core/modules/clients/found-by-worker.ts',
  };
}

function forNode(outDir: string, input: Record<string, string>, format: 'es' | 'cjs', office?: string): InlineConfig {
  return {
    configFile: false,
    root: ROOT,
    logLevel: 'warn',
    publicDir: false,
    resolve: {
      conditions: ['node', 'import', 'default'],
      alias: office === undefined ? [] : [{ find: '#core/office.ts', replacement: path.join(ROOT, office) }],
    },
    ssr: { noExternal: true, external: OUTSIDE },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'node24',
      minify: false,
      sourcemap: true,
      ssr: true,
      rolldownOptions: {
        input: Object.fromEntries(Object.entries(input).map(([name, file]) => [name, path.join(ROOT, file)])),
        external: [...OUTSIDE, ...builtinModules, /^node:/u],
        // flat: parts of the office find each other beside their own file
        output: {
          format,
          entryFileNames: format === 'cjs' ? '[name].cjs' : '[name].js',
          chunkFileNames: '[name]-[hash].js',
        },
      },
    },
  };
}

function forPage(outDir: string, root: string): InlineConfig {
  return {
    configFile: false,
    root,
    base: './',
    logLevel: 'warn',
    plugins: [react()],
    build: {
      outDir,
      emptyOutDir: true,
      target: 'chrome148',
      chunkSizeWarningLimit: 4096,
      rolldownOptions: { input: path.join(root, 'index.html') },
    },
  };
}
