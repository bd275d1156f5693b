import type { ClientContent } from '#shared/clients/clients.contract.ts';
import { type LikenessFacts, likenessHash, likenessKeys } from '#shared/clients/likeness.ts';
import { foldedName, pinyinInitials, searchForms } from '#shared/kernel/name-folding.ts';
import { likenessFactsOf } from '#core/modules/clients/client-likeness.ts';

/** What a client is found by, its codes left out: worked out of its content and of nothing else. */
export interface FoundBy {
  readonly foldedName: string;
  readonly pinyin: string;
  /** Rows of the index of names: both names as written and by their initials. */
  readonly forms: readonly string[];
  /** Hashes of the keys by which others like it are found. */
  readonly likeness: readonly number[];
}

/** The part of a content it is worked out of. */
export interface NamedClient extends LikenessFacts {
  readonly shortName: string;
}

export function namedClient(content: ClientContent): NamedClient {
  return { ...likenessFactsOf(content), shortName: content.shortName };
}

export function foundByOf(client: NamedClient): FoundBy {
  return {
    foldedName: foldedName(client.name),
    pinyin: pinyinInitials(client.name),
    forms: searchForms([client.name, client.shortName], []),
    likeness: likenessKeys(client).map(likenessHash),
  };
}
