/** Somebody or something that has to be in a backup, with the names that engines may give it. */
export interface Covered {
  name: string;
  aliases: readonly string[];
}

const folded = (name: string): string => name.normalize('NFC').trim().toLowerCase();

/** Who and what is in none of the objects of a run, each named once, in alphabetical order. */
export function coverageGaps(wanted: readonly Covered[], objects: readonly string[]): string[] {
  const saved = new Set(objects.map(folded));
  const missing = wanted.filter(
    ({ name, aliases }) => ![name, ...aliases].some((one) => saved.has(folded(one))),
  );
  return [...new Map(missing.map(({ name }) => [folded(name), name])).values()].toSorted((a, b) =>
    a.localeCompare(b, 'fr'),
  );
}
