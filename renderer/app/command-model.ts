import { foldWidth } from '#shared/kernel/text-width.ts';

/** What the box offers and Enter does; `note` tells two alike apart, `chord` is the key that does the same without the box. */
export interface Command {
  readonly key: string;
  readonly group: CommandGroup;
  readonly icon: string;
  readonly text: string;
  readonly note: string;
  readonly chord?: string;
  /** More words it is found by. */
  readonly also?: string;
  /** `behind` opens it without leaving the tab in front. */
  readonly run: (behind: boolean) => void;
}

/** Groups in the order they stand: what is here at once first, what the office finds below, so that nothing moves under the cursor. */
export const COMMAND_GROUPS = [
  'recent',
  'pages',
  'settings',
  'actions',
  'clients',
  'contracts',
  'dispatch',
  'invoicing',
  'receipts',
  'statements',
  'products',
  'registers',
  'submissions',
  'people',
] as const;
export type CommandGroup = (typeof COMMAND_GROUPS)[number];

/** Typed text apart from the `>` that asks for actions only. */
export interface Wish {
  readonly text: string;
  readonly onlyActions: boolean;
}

export function wishOf(typed: string): Wish {
  const text = typed.trimStart();
  return foldWidth(text).startsWith('>')
    ? { text: text.slice(1).trim(), onlyActions: true }
    : { text: text.trim(), onlyActions: false };
}

const MOST_LOCAL = 6;

/** Exactly the name, names that begin with it, names that have it inside, other words that begin with it; the order given decides among equals. */
function rank({ text, also }: Command, wanted: string): number {
  const name = text.toLowerCase();
  if (name === wanted) return 0;
  if (name.startsWith(wanted)) return 1;
  if (name.includes(wanted)) return 2;
  const words = also?.toLowerCase().split(' ') ?? [];
  return words.some((word) => word.startsWith(wanted)) ? 3 : 4;
}

/** Pages and actions that fit, best first; with nothing typed none but the actions asked for by `>`. */
export function fitting(all: readonly Command[], { text, onlyActions }: Wish): readonly Command[] {
  const offered = onlyActions ? all.filter(({ group }) => group === 'actions') : all;
  if (text === '') return onlyActions ? offered : [];
  const wanted = text.toLowerCase();
  const found = offered
    .map((command) => ({ command, rank: rank(command, wanted) }))
    .filter(({ rank: at }) => at < 4)
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ command }) => command);
  return onlyActions ? found : found.slice(0, MOST_LOCAL);
}

/** Commands put under their groups' names, groups in their order, order within a group kept. */
export function grouped(
  commands: readonly Command[],
): readonly { readonly group: CommandGroup; readonly commands: readonly Command[] }[] {
  return COMMAND_GROUPS.flatMap((group) => {
    const own = commands.filter((command) => command.group === group);
    return own.length === 0 ? [] : [{ group, commands: own }];
  });
}
