import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { CHEN, type Colleague, LU, storeFolder, ZHOU } from '../e2e/office-seed.ts';
import { SU } from '../e2e/busy-office.ts';
import { type LiveOffice, morningClock, startLiveOffice } from '../renderer/live-office/live-office.ts';
import { deskAt, PASSWORD } from '../support/desk.ts';
import type { Scene, Sitter } from './scene.ts';
import { scenesOf } from './scenes.ts';
import { makeTourOffice, type TourRecords } from './tour-office.ts';

export const LANGUAGES = ['zh-CN', 'en-US'] as const;
export const SCHEMES = ['light', 'dark', 'contrast'] as const;

/** How the window looks while it is looked at. */
export interface Look {
  readonly language: (typeof LANGUAGES)[number];
  readonly scheme: (typeof SCHEMES)[number];
}

/** The window on an office full of work, going from scene to scene in any look. */
export interface Tour {
  /** Every page of the registry, as the window itself knows them. */
  readonly pages: readonly string[];
  readonly scenes: readonly Scene[];
  /** A window of its own size, one scene at a time. */
  readonly open: (size: Size) => Promise<TourWindow>;
  readonly close: () => Promise<void>;
}

export interface TourWindow {
  readonly page: Page;
  /** What the window's console and its own errors said since the last scene. */
  readonly complaints: () => readonly string[];
  readonly visit: (scene: Scene, look: Look) => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

const PEOPLE: Readonly<Partial<Record<Sitter, Colleague>>> = { zhou: ZHOU, chen: CHEN, lu: LU, su: SU, locked: ZHOU };

interface Offices {
  readonly busy: LiveOffice;
  readonly empty: LiveOffice;
  readonly records: TourRecords;
}

/** Makes the office, opens it and starts the browser. */
export async function startTour(): Promise<Tour> {
  const directory = mkdtempSync(join(tmpdir(), 'countersign-tour-'));
  const now = morningClock();
  const records = await makeTourOffice(directory, now);
  const busy = await startLiveOffice({ directory: storeFolder(directory), now });
  const empty = await startLiveOffice({ now });
  await seatEverybody(busy);
  const browser = await startBrowser();
  const offices = { busy, empty, records };
  const pages = await pagesOf(browser, busy.address);
  return {
    pages,
    scenes: scenesOf(records).filter(({ page }) => page === undefined || pages.includes(page)),
    open: (size) => openWindow(browser, offices, size),
    async close() {
      await browser.close();
      await busy.close();
      await empty.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

export function startBrowser(without: readonly string[] = []): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none'],
    ignoreDefaultArgs: [...without],
  });
}

async function seatEverybody({ office }: LiveOffice): Promise<void> {
  for (const [seat, person] of Object.entries(PEOPLE)) {
    const desk = deskAt(office, seat, person.name);
    const { outcome } = await desk.get('session.signIn', { name: person.name, password: PASSWORD });
    if (outcome !== 'signed_in') throw new Error(`${person.name} could not sign in: ${outcome}`);
    if (seat === 'locked') await desk.get('session.lock', {});
  }
}

async function pagesOf(browser: Browser, address: string): Promise<readonly string[]> {
  const page = await browser.newPage();
  await page.goto(`${address}?seat=nobody`);
  await page.locator('[role=option]').first().waitFor();
  const pages = await page.evaluate(() => (window as unknown as { tour: { pages: string[] } }).tour.pages);
  await page.close();
  return pages;
}

/** The pages of the registry that no scene shows. */
export function pagesWithoutScene({ pages, scenes }: Pick<Tour, 'pages' | 'scenes'>): readonly string[] {
  const shown = new Set(scenes.map(({ name }) => name.split('/')[0]));
  return pages.filter((page) => !shown.has(page));
}

async function openWindow(browser: Browser, offices: Offices, size: Size): Promise<TourWindow> {
  const context = await browser.newContext({ viewport: size, reducedMotion: 'reduce' });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  let said: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') said.push(message.text());
  });
  page.on('pageerror', (error) => said.push(error.message));
  return {
    page,
    complaints: () => said,
    async visit(scene, look) {
      said = [];
      await visit(page, offices, scene, look).catch(async (cause: unknown) => {
        const still = await page.evaluate(unrest);
        throw new Error(`${scene.name} ${look.language} ${look.scheme} does not come to rest: ${still}`, { cause });
      });
    },
    close: () => context.close(),
  };
}

async function visit(page: Page, offices: Offices, scene: Scene, { language, scheme }: Look): Promise<void> {
  const { address } = scene.who === 'founder' ? offices.empty : offices.busy;
  await page.goto(`${address}blank`);
  await page.evaluate(putTabs, {
    personId: offices.records[scene.who === 'locked' ? 'zhou' : scene.who],
    scene: plain(scene),
  });
  await page.goto(`${address}?seat=${scene.who}&language=${language}&scheme=${scheme}`);
  await page.locator('.title-bar').filter({ visible: true }).first().waitFor();
  await settle(page);
  for (const step of scene.steps) {
    await step(page);
    await settle(page);
  }
  if (scene.waitFor === undefined) return;
  await page.locator(scene.waitFor).filter({ visible: true }).first().waitFor();
  await settle(page);
}

interface PlainScene {
  readonly page: string | undefined;
  readonly params: Scene['params'];
  readonly memory: Scene['memory'];
}
const plain = ({ page, params, memory }: Scene): PlainScene => ({ page, params, memory });

/** In the window: the tabs of this person as a restart finds them, the scene's in front, nothing half-typed. */
function putTabs({ personId, scene }: { personId: string | undefined; scene: PlainScene }): void {
  localStorage.clear();
  if (personId === undefined || scene.page === undefined) return;
  const { page, params, memory } = scene;
  const parts = Object.entries(params).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const id = [page, ...parts.map(([name, value]) => `${name}=${value}`)].join('/');
  const home = { id: 'home', page: 'home', params: {}, memory: page === 'home' ? memory : {} };
  const tabs = page === 'home' ? [home] : [home, { id, page, params, memory }];
  localStorage.setItem(`countersign.tabs.${personId}`, JSON.stringify({ tabs, activeId: id }));
}

/** In the window: what is still going on. */
function unrest(): string {
  const busy = [...document.querySelectorAll('.grey-rows, [aria-busy=true], .ant-btn-loading, .chart:empty')];
  const { tour } = window as unknown as { readonly tour?: { readonly underWay: number; readonly changes: number } };
  return JSON.stringify({
    underWay: tour?.underWay,
    changes: tour?.changes,
    busy: busy.filter((element) => element.checkVisibility()).map((element) => element.outerHTML.slice(0, 120)),
  });
}

/** Frames without a change after which effects of what was drawn last have run, such as the binding of keys. */
const STILL_FRAMES = 8;

/** Waits until the window rests: the office owes no answer, a page stands there, nothing busy or changing, fonts there, movements at their end. */
export async function settle(page: Page): Promise<void> {
  await page.waitForFunction((wanted) => {
    interface Watched {
      readonly underWay: number;
      readonly changes: number;
      seen?: number;
      still?: number;
    }
    const { tour } = window as unknown as { tour?: Watched };
    if (tour === undefined) return false;
    const there = [...document.querySelectorAll('h1, .empty-state')].some((element) => element.checkVisibility());
    const busy = [...document.querySelectorAll('.grey-rows, [aria-busy=true], .ant-btn-loading, .chart:empty')].some(
      (element) => element.checkVisibility(),
    );
    const rests = there && !busy && tour.underWay === 0 && tour.seen === tour.changes;
    tour.seen = tour.changes;
    tour.still = rests ? (tour.still ?? 0) + 1 : 0;
    return tour.still >= wanted;
  }, STILL_FRAMES);
  await page.evaluate(async () => {
    (window as unknown as { tour: { still: number } }).tour.still = 0;
    await document.fonts.ready;
    const ending = document.getAnimations().filter((one) => one.effect?.getComputedTiming().endTime !== Infinity);
    for (const one of ending) one.finish();
  });
}
