interface PickQuestions<R> {
  readonly text: string;
  /** Ids used last, newest first. */
  readonly recent: readonly string[];
  readonly limit: number;
  readonly byIds: (ids: readonly string[]) => Promise<readonly R[]>;
  /** What begins with the text. */
  readonly starting: (room: number) => Promise<readonly R[]>;
  /** What has it anywhere, or everything while nothing is typed, without those that stand first. */
  readonly others: (without: readonly string[], room: number) => Promise<readonly R[]>;
}

/** The order of every pick list: what begins with the text, or what was used last while nothing is typed; then the others. */
export async function bestFirst<R extends { readonly id: string }>(asked: PickQuestions<R>): Promise<readonly R[]> {
  const { text, recent, limit } = asked;
  const used = text === '' && recent.length > 0 ? await asked.byIds(recent) : [];
  const first =
    text === '' ? used.toSorted((a, b) => recent.indexOf(a.id) - recent.indexOf(b.id)) : await asked.starting(limit);
  if (first.length >= limit) return first.slice(0, limit);
  const rest = await asked.others(
    first.map(({ id }) => id),
    limit - first.length,
  );
  return [...first, ...rest];
}
