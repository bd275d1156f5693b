import type { Page } from 'playwright-core';
import { showChord } from '#renderer/app/keys.ts';

/** The clerk, the checker, the director, the accountant; `nobody` has still to sign in, `founder` finds a new office, `locked` went for lunch. */
export type Sitter = 'zhou' | 'chen' | 'lu' | 'su' | 'nobody' | 'founder' | 'locked';

export type Step = (window: Page) => Promise<unknown>;

/** What is to be seen: a page of the registry on some record, and what is done there. Steps know no language. */
export interface Scene {
  /** The page, or the page and which state of it: `contracts.page/events`. */
  readonly name: string;
  readonly page?: string;
  readonly who: Sitter;
  readonly params: Readonly<Record<string, string>>;
  readonly memory: Readonly<Record<string, unknown>>;
  readonly steps: readonly Step[];
  /** What must be there before anything is judged. */
  readonly waitFor?: string;
}

/** `page` only where another page leads to it. */
export type Wish = Partial<Omit<Scene, 'name'>>;

export const scene = (name: string, wish: Wish = {}): Scene => ({
  name,
  page: name.split('/')[0] ?? name,
  who: 'zhou',
  params: {},
  memory: {},
  steps: [],
  ...wish,
});
/** Something that floats over a page, or stands in place of the frame. */
export const apart = (name: string, wish: Wish = {}): Scene => {
  const { page: _none, ...rest } = scene(name, wish);
  return { ...rest, ...wish };
};

export const press =
  (...chords: readonly string[]): Step =>
  async (window) => {
    for (const chord of chords) await window.keyboard.press(chord);
  };
/** As `press`, once the status bar says that the key works here. */
export const pressShown =
  (chord: string): Step =>
  async (window) => {
    const shown = showChord(chord.replace('Control', 'Ctrl'));
    await window.locator('.status-bar .keys .kbd', { hasText: shown }).first().waitFor({ state: 'attached' });
    await window.keyboard.press(chord);
  };
export const type =
  (text: string): Step =>
  (window) =>
    window.keyboard.type(text);
export const click =
  (selector: string, at = 0): Step =>
  (window) =>
    window.locator(selector).filter({ visible: true }).nth(at).click();
/** A dialog stands there, and can be seen: one that waits for an animation that never comes is as good as none. */
export const dialog: Step = async (window) => {
  await window.getByRole('dialog').filter({ visible: true }).waitFor();
  await window.waitForFunction(() =>
    [...document.querySelectorAll('[role=dialog]')].some((one) => one.checkVisibility({ opacityProperty: true })),
  );
};
export const tab = (at: number): Step => click('.page [role=tab]', at);

export const pickClient: Step = async (window) => {
  await window.locator('[name="clientId"]').filter({ visible: true }).click();
  await window.keyboard.press('F4');
  await window.locator('.picker [role=option]').nth(2).click();
};
