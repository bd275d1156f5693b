import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeFindings, isGrave } from './axe.ts';
import { layoutFaults } from './layout.ts';
import type { Scene } from './scene.ts';
import { type Look, pagesWithoutScene, startTour, type Tour } from './tour.ts';

const SCREEN = { width: 1366, height: 768 };
const PLAIN: Look = { language: 'zh-CN', scheme: 'light' };
/** Looked at in the other language and colours, too; all of them are in `npm run test:axe`. */
const AGAIN = ['home', 'review.centre', 'contracts.page', 'dispatch.form'];

let tour: Tour;
beforeAll(async () => {
  tour = await startTour();
}, 240_000);
afterAll(() => tour.close());

async function look(queue: { readonly scene: Scene; readonly look: Look }[]): Promise<readonly string[]> {
  const window = await tour.open(SCREEN);
  const faults: string[] = [];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const { scene, look: as } = next;
    await window.visit(scene, as);
    const grave = (await axeFindings(window.page)).filter(isGrave);
    const found = [
      ...grave.flatMap(({ rule, places }) => places.map((place) => `${rule} ${place}`)),
      ...(await layoutFaults(window.page)),
      ...window.complaints(),
    ];
    faults.push(...found.map((fault) => `${scene.name} ${as.language} ${as.scheme}: ${fault}`));
  }
  await window.close();
  return faults;
}

test('every page of the registry has its scene', () => {
  expect(tour.pages.length).toBeGreaterThan(40);
  expect(pagesWithoutScene(tour)).toEqual([]);
});

test('no page has a grave finding of axe, a cut word or a complaint of the console', { timeout: 600_000 }, async () => {
  const once = tour.scenes.filter(({ name }) => !name.includes('/')).map((scene) => ({ scene, look: PLAIN }));
  const again = tour.scenes
    .filter(({ name }) => AGAIN.includes(name))
    .flatMap((scene) => [
      { scene, look: { language: 'en-US', scheme: 'dark' } as const },
      { scene, look: { language: 'en-US', scheme: 'contrast' } as const },
    ]);
  const queue = [...once, ...again];
  const faults = (await Promise.all([look(queue), look(queue), look(queue)])).flat();
  expect(faults).toEqual([]);
});
