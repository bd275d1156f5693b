import axe, { type ImpactValue } from 'axe-core';
import type { Page } from 'playwright-core';

/** One rule of axe that a page breaks, and where. */
export interface AxeFinding {
  readonly rule: string;
  readonly impact: ImpactValue;
  readonly help: string;
  readonly places: readonly string[];
}

/** WCAG 2.2 A and AA, and what axe calls best practice: landmarks, headings, names. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds on the page as it stands. The sheets of a print preview lie in a frame of their own and are paper. */
export async function axeFindings(page: Page): Promise<readonly AxeFinding[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(async (tags) => {
    const { axe: inWindow } = window as unknown as { axe: typeof axe };
    const { violations } = await inWindow.run(document, {
      runOnly: tags,
      resultTypes: ['violations'],
      iframes: false,
      elementRef: false,
    });
    return violations.map(({ id, impact, help, nodes }) => ({
      rule: id,
      impact: impact ?? null,
      help,
      places: nodes.map(({ html, target, any, all, none }) => {
        const why = [...any, ...all, ...none][0]?.message ?? '';
        return `${String(target)} · ${html.slice(0, 160)} · ${why.slice(0, 200)}`;
      }),
    }));
  }, TAGS);
}

export function isGrave({ impact }: AxeFinding): boolean {
  return impact === 'serious' || impact === 'critical';
}
