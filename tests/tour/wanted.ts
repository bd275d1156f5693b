import { parseArgs } from 'node:util';
import type { Scene } from './scene.ts';

/** What of the tour is asked for on the command line: `en-US 1366x768 dark`, and scenes by how their names begin. */
export interface Wanted {
  readonly words: readonly string[];
  /** Those of `all` that `--name=…` names, all of them where it names none. Throws on one there is not. */
  readonly of: <T extends string>(name: 'language' | 'size' | 'scheme', all: readonly T[]) => readonly T[];
  readonly scene: (scene: Scene) => boolean;
}

/** Reads `[word …] [--language=…] [--size=…] [--scheme=…] [scene …]`, each option as often as wished; the first `words` are the script's own. */
export function readWanted(args: readonly string[], words = 0): Wanted {
  const many = { type: 'string', multiple: true } as const;
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { language: many, size: many, scheme: many },
  });
  const begins = positionals.slice(words);
  return {
    words: positionals.slice(0, words),
    of(name, all) {
      const asked = values[name] ?? [];
      const strange = asked.find((one) => !all.some((known) => known === one));
      if (strange !== undefined) throw new Error(`--${name}=${strange}: one of ${all.join(', ')}`);
      return asked.length === 0 ? all : all.filter((known) => asked.includes(known));
    },
    scene: ({ name }) => begins.length === 0 || begins.some((part) => name.startsWith(part)),
  };
}
