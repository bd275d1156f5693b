// The whole window through axe, or its layout at every size: node tests/tour/main.ts axe|layout [--language= --size= --scheme=] [scene …]
import { axeFindings, isGrave } from './axe.ts';
import { keyboardFaults } from './keyboard.ts';
import { layoutFaults } from './layout.ts';
import type { Scene } from './scene.ts';
import { LANGUAGES, pagesWithoutScene, SCHEMES, settle, startTour, type Tour, type TourWindow } from './tour.ts';
import { readWanted } from './wanted.ts';

const SIZES = ['1366x768', '1920x1080', '1093x614', '911x512', '683x384'] as const;
const sizeOf = (text: string) => {
  const [width = 0, height = 0] = text.split('x').map(Number);
  return { width, height };
};
/** Windows at work side by side. */
const WINDOWS = 2;

const wanted = readWanted(process.argv.slice(2), 1);
const [check = 'axe'] = wanted.words;
if (check !== 'axe' && check !== 'layout') throw new Error('axe or layout');
const languages = wanted.of('language', LANGUAGES);
const schemes = wanted.of('scheme', SCHEMES);
const sizes = wanted.of('size', SIZES);
let passed = 0;
const faults: string[] = [];

/** Said at once, so that a run that is cut short has told what it found. */
function fail(fault: string): void {
  faults.push(fault);
  console.log(`failed: ${fault}`);
}

function judge(where: string, found: readonly string[]): void {
  if (found.length === 0) passed += 1;
  for (const fault of found) fail(`${where}: ${fault}`);
}

/** Axe in every language and every scheme, then the way of Tab through it. */
async function byAxe(window: TourWindow, scene: Scene): Promise<void> {
  for (const language of languages)
    for (const scheme of schemes) {
      await window.visit(scene, { language, scheme });
      const found = await axeFindings(window.page);
      const grave = found.filter(isGrave);
      judge(
        `${scene.name} ${language} ${scheme}`,
        grave.flatMap(({ rule, help, places }) => places.map((place) => `${rule} (${help}) ${place}`)),
      );
      for (const { rule, impact, places } of found.filter((one) => !isGrave(one)))
        for (const place of places) console.log(`  ${impact} ${rule} ${scene.name} ${place}`);
    }
  await window.visit(scene, { language: 'zh-CN', scheme: 'light' });
  judge(`${scene.name} by Tab`, await keyboardFaults(window.page));
}

/** Each language once, the window drawn larger and smaller around it: 1366×768 at 125, 150 and 200 %, and two whole screens. */
async function byLayout(window: TourWindow, scene: Scene): Promise<void> {
  for (const language of languages) {
    await window.page.setViewportSize(sizeOf(SIZES[0]));
    await window.visit(scene, { language, scheme: 'light' });
    for (const size of sizes) {
      await window.page.setViewportSize(sizeOf(size));
      await settle(window.page);
      judge(`${scene.name} ${language} ${size}`, await layoutFaults(window.page));
    }
  }
}

async function work(tour: Tour, queue: Scene[]): Promise<void> {
  const window = await tour.open(sizeOf(SIZES[0]));
  for (let scene = queue.shift(); scene !== undefined; scene = queue.shift()) {
    try {
      await (check === 'axe' ? byAxe : byLayout)(window, scene);
      for (const complaint of window.complaints()) fail(`${scene.name}: the console says ${complaint}`);
      console.log('looked at', scene.name);
    } catch (error) {
      fail(`${scene.name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  await window.close();
}

const tour = await startTour();
try {
  for (const page of pagesWithoutScene(tour)) fail(`${page}: no scene shows it`);
  const queue = tour.scenes.filter(wanted.scene);
  const scenes = queue.length;
  const looks = check === 'axe' ? `${schemes.length} schemes` : `${sizes.length} sizes`;
  await Promise.all(Array.from({ length: WINDOWS }, () => work(tour, queue)));
  console.log(`${tour.pages.length} pages in ${scenes} scenes × ${languages.length} languages × ${looks}`);
} finally {
  await tour.close();
}
console.log(`${passed} passed, ${faults.length} failed`);
process.exitCode = faults.length === 0 && passed > 0 ? 0 : 1;
