// Pictures of every page of the window on a busy office: node tests/tour/screenshots.ts [--language= --size= --scheme=] [scene …]
// → out/screenshots/index.html
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Scene } from './scene.ts';
import { indexPage, type Shot } from './screenshot-index.ts';
import { LANGUAGES, pagesWithoutScene, settle, startTour, type Tour, type TourWindow } from './tour.ts';
import { readWanted } from './wanted.ts';

const ROOT = join(import.meta.dirname, '../..');
const FOLDER = join(ROOT, 'out/screenshots');
const SIZES = { '1366': { width: 1366, height: 768 }, '1920': { width: 1920, height: 1080 } } as const;
const SCHEMES = ['light', 'dark'] as const;
/** Windows at work side by side. */
const WINDOWS = 2;

const wanted = readWanted(process.argv.slice(2));
const languages = wanted.of('language', LANGUAGES);
const schemes = wanted.of('scheme', SCHEMES);
const sizes = wanted.of('size', ['1366', '1920'] as const);
const faults: string[] = [];
const shots: Shot[] = [];

async function show(window: TourWindow, scene: Scene): Promise<void> {
  for (const language of languages)
    for (const scheme of schemes) {
      await window.page.setViewportSize(SIZES['1366']);
      await window.visit(scene, { language, scheme });
      for (const size of sizes) {
        await window.page.setViewportSize(SIZES[size]);
        await settle(window.page);
        const file = `${scene.name.replaceAll('/', '-')}-${language}-${size}-${scheme}.png`;
        await window.page.screenshot({ path: join(FOLDER, file) });
        shots.push({ scene: scene.name, language, size, scheme, file });
      }
      if (window.complaints().length > 0) faults.push(`${scene.name}: ${window.complaints().join(' · ')}`);
    }
}

async function work(tour: Tour, queue: Scene[]): Promise<void> {
  let window = await tour.open(SIZES['1366']);
  for (let scene = queue.shift(); scene !== undefined; scene = queue.shift()) {
    try {
      await show(window, scene);
      console.log('taken', scene.name);
    } catch (error) {
      faults.push(`${scene.name}: ${error instanceof Error ? error.message : String(error)}`);
      console.log('FAILED', faults.at(-1));
      const path = join(FOLDER, `${scene.name.replaceAll('/', '-')}-failed.png`);
      await window.page.screenshot({ path }).catch(() => console.log('  and it gives no picture any more'));
      await window.close();
      window = await tour.open(SIZES['1366']);
    }
  }
  await window.close();
}

function pageNames(): Readonly<Record<string, unknown>> {
  const file = join(ROOT, 'renderer/locales/zh-CN/window.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { pages: Record<string, unknown> }).pages;
}

if (process.argv.length === 2) rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER, { recursive: true });
const tour = await startTour();
faults.push(...pagesWithoutScene(tour).map((page) => `${page}: has no scene`));
try {
  const scenes = tour.scenes.filter(wanted.scene);
  const queue = [...scenes];
  await Promise.all(Array.from({ length: WINDOWS }, () => work(tour, queue)));
  writeFileSync(
    join(FOLDER, 'index.html'),
    indexPage(
      scenes.map(({ name }) => name),
      shots,
      pageNames(),
    ),
  );
} finally {
  await tour.close();
}
for (const fault of faults) console.log(`failed: ${fault}`);
console.log(`${shots.length} pictures in out/screenshots, ${faults.length} faults`);
process.exitCode = faults.length === 0 ? 0 : 1;
