/** Lower case, without accents, signs as spaces: how words of people are compared. */
export function plainWords(text: string): string {
  const letters = text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return letters.replaceAll(/[^a-z0-9]+/g, ' ').trim();
}

/** The keys by their words, and by their own names. */
export function wordsTo<T extends string>(
  words: Readonly<Partial<Record<T, readonly string[]>>>,
): ReadonlyMap<string, T> {
  const entries = Object.entries(words) as [T, readonly string[]][];
  return new Map(
    entries.flatMap(([key, all]) => [key, ...all].map((word) => [plainWords(word), key] as const)),
  );
}
