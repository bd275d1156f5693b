import { invariant } from '#core/kernel/invariant.ts';
import type { RecordKind } from '#core/modules/review/record-kind.ts';

/** The registry the engine asks: every kind of record the office knows, by name. */
export interface RecordKinds {
  get(name: string): RecordKind;
  readonly all: readonly RecordKind[];
}

export function recordKinds(kinds: readonly RecordKind[]): RecordKinds {
  const byName = new Map(kinds.map((kind) => [kind.name, kind]));
  invariant(byName.size === kinds.length, 'record kinds have distinct names');
  return {
    all: kinds,
    get(name) {
      const kind = byName.get(name);
      invariant(kind, `record kind ${name} is registered`);
      return kind;
    },
  };
}
