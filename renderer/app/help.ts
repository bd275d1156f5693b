import type { Language } from '#renderer/app/theme.ts';

/** What the office says about one page or one subject; the words are in renderer/help/<language>/*.json. */
export interface HelpTopic {
  readonly title: string;
  /** What the page is for. */
  readonly what: string;
  /** How the work goes there, in order. */
  readonly steps: readonly string[];
  /** What may go wrong, and what to do then. */
  readonly trouble: readonly (readonly [string, string])[];
  /** Who checks what is submitted there. */
  readonly review?: string;
  /** Topics beside this one, by name. */
  readonly see: readonly string[];
}

/** Topics by name: that of a page, or `topic.…` for what concerns all of them. */
export type Help = Readonly<Record<string, HelpTopic>>;

const files = import.meta.glob<Help>('../help/*/*.json', { import: 'default' });
const loaded = new Map<Language, Promise<Help>>();

/** All topics of a language, read when help is first asked for. */
export function loadHelp(language: Language): Promise<Help> {
  const kept = loaded.get(language);
  if (kept !== undefined) return kept;
  const own = Object.entries(files).filter(([path]) => path.includes(`/${language}/`));
  const all = Promise.all(own.map(([, load]) => load())).then((parts): Help => Object.assign({}, ...parts));
  loaded.set(language, all);
  return all;
}

/** Topics that contain every word of the search, those that have it in their title first. */
export function searchHelp(help: Help, text: string): readonly string[] {
  const words = text.toLowerCase().split(/\s+/u).filter(Boolean);
  const has = (hay: string) => words.every((word) => hay.toLowerCase().includes(word));
  const whole = ({ title, what, steps, trouble, review = '' }: HelpTopic) =>
    [title, what, ...steps, ...trouble.flat(), review].join('\n');
  const names = Object.keys(help).filter((name) => has(whole(help[name] as HelpTopic)));
  const inTitle = (name: string) => (has(help[name]?.title ?? '') ? 0 : 1);
  return names.toSorted((a, b) => inTitle(a) - inTitle(b));
}
