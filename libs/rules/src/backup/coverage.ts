import type { EndedOutcome } from './vocabulary';

/** Somebody who has to be in a backup, with the names that engines may give them. */
export interface Covered {
  name: string;
  aliases: readonly string[];
}

/** Who is not covered: in none of the objects of a run, or in one that was not saved, which is known as incomplete. */
export interface CoverageGaps {
  absent: string[];
  failed: string[];
}

const folded = (name: string): string => name.normalize('NFC').trim().toLowerCase();

/** Who is not covered by a run, each named once, in alphabetical order. */
export function coverageGaps(
  wanted: readonly Covered[],
  objects: readonly { name: string; outcome: EndedOutcome }[],
): CoverageGaps {
  const isGood = ({ outcome }: { outcome: EndedOutcome }) => outcome === 'success' || outcome === 'warning';
  const named = namesOf(objects);
  const saved = namesOf(objects.filter(isGood));
  const lacks = (names: ReadonlySet<string>) => (one: Covered) =>
    [one.name, ...one.aliases].every((name) => !names.has(folded(name)));
  const absent = wanted.filter(lacks(named));
  return {
    absent: once(absent),
    failed: once(wanted.filter((one) => !absent.includes(one)).filter(lacks(saved))),
  };
}

const namesOf = (objects: readonly { name: string }[]) => new Set(objects.map(({ name }) => folded(name)));

const once = (people: readonly Covered[]): string[] =>
  [...new Map(people.map(({ name }) => [folded(name), name])).values()].toSorted((a, b) =>
    a.localeCompare(b, 'fr'),
  );
