// Pictures of every page of the real window on a busy office: node tests/e2e/screenshots.ts [name …] → out/screenshots/index.html
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { makeBusyOffice } from './busy-office.ts';
import { freshDirectory, launchOffice } from './launch.ts';
import { SCENES, type Scene, type Sitting } from './scenes.ts';

const FOLDER = join(import.meta.dirname, '../../out/screenshots');
const SIZES = { '1366': { width: 1366, height: 768 }, '1920': { width: 1920, height: 1080 } } as const;
const wanted = process.argv.slice(2);

interface Shown {
  readonly scene: Scene;
  readonly files: readonly string[];
  readonly fault?: string;
}

/** Waits until the page rests: no grey rows, nothing busy, fonts there, movements at their end. */
async function rest(window: Page): Promise<void> {
  await window.waitForFunction(() => document.querySelector('.grey-rows, [aria-busy=true], .ant-btn-loading') === null);
  await window.evaluate(async () => {
    await document.fonts.ready;
    const ending = document.getAnimations().filter((one) => one.effect?.getComputedTiming().endTime !== Infinity);
    for (const one of ending) one.finish();
  });
}

async function resize(app: ElectronApplication, window: Page, size: keyof typeof SIZES): Promise<void> {
  await app.evaluate(({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]?.setBounds(to), {
    x: 0,
    y: 0,
    ...SIZES[size],
  });
  await window.waitForFunction(({ width, height }) => innerWidth === width && innerHeight === height, SIZES[size]);
}

async function show(app: ElectronApplication, window: Page, scene: Scene): Promise<Shown> {
  const files: string[] = [];
  try {
    for (const step of scene.steps) await step(window, app);
    for (const size of scene.sizes ?? (['1366', '1920'] as const)) {
      await resize(app, window, size);
      await rest(window);
      const file = `${scene.name}-${size}.png`;
      await window.screenshot({ path: join(FOLDER, file) });
      files.push(file);
    }
    return { scene, files };
  } catch (error) {
    const fault = error instanceof Error ? error.message : String(error);
    const file = `${scene.name}-failed.png`;
    await window.screenshot({ path: join(FOLDER, file) });
    return { scene, files: [file], fault };
  } finally {
    await resize(app, window, '1366');
  }
}

/** One start of the app: scenes that follow each other in the same window. */
async function sit(sitting: Sitting): Promise<readonly Shown[]> {
  const scenes = sitting.scenes.filter(({ name }) => wanted.length === 0 || wanted.some((part) => name.includes(part)));
  if (scenes.length === 0) return [];
  const directory = freshDirectory();
  if (sitting.office === 'busy') await makeBusyOffice(directory);
  const { app, window } = await launchOffice({ directory });
  window.setDefaultTimeout(10_000);
  const shown: Shown[] = [];
  try {
    for (const begin of sitting.begin) await begin(window, app);
    for (const scene of scenes) {
      shown.push(await show(app, window, scene));
      console.log(shown.at(-1)?.fault === undefined ? 'taken' : 'FAILED', scene.name, shown.at(-1)?.fault ?? '');
    }
  } finally {
    await app.close();
  }
  return shown;
}

function pageOf(all: readonly Shown[]): string {
  const figures = all.flatMap(({ scene, files }) =>
    files.map(
      (file) =>
        `<figure><a href="${file}"><img src="${file}" loading="lazy" alt="${file}"></a><figcaption>${file} · ${scene.about}</figcaption></figure>`,
    ),
  );
  return `<!doctype html><meta charset="utf-8"><title>Countersign · 复签</title><style>body{font:13px sans-serif;margin:16px;background:#eee}main{display:grid;grid-template-columns:repeat(auto-fill,minmax(560px,1fr));gap:16px}figure{margin:0}img{width:100%;border:1px solid #999}</style><h1>Countersign · 复签</h1><main>${figures.join('\n')}</main>`;
}

if (wanted.length === 0) rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER, { recursive: true });
const all: Shown[] = [];
for (const sitting of SCENES) all.push(...(await sit(sitting)));
writeFileSync(join(FOLDER, 'index.html'), pageOf(all));
const faults = all.filter(({ fault }) => fault !== undefined);
console.log(`${all.flatMap(({ files }) => files).length} pictures in out/screenshots, ${faults.length} scenes failed`);
process.exitCode = faults.length === 0 ? 0 : 1;
