/** What a check read: so many parts make the whole; `clean` when nothing of it was damaged. */
export interface PartRead {
  part: number;
  parts: number;
  clean: boolean;
}

/** Restic deals the packs of a repository by the first byte of their names: part p of n has those with byte mod n = p - 1. */
const bytes = 256;

/** Whether something that was found damaged has not been read clean since, however the whole was divided then and now. */
export const isDamaged = (reads: readonly PartRead[]): boolean =>
  lastReads(reads).some((last) => last !== undefined && reads[last]?.clean === false);

/**
 * The part of the next check: first what was found damaged, then what was read longest ago. It counts what was read, not
 * in how many parts: everything has its turn though these change, or alternate.
 */
export function nextPart(reads: readonly PartRead[], parts: number): number {
  const last = lastReads(reads);
  const ranks = Array.from({ length: parts }, (_, index) => {
    const own = last.filter((_read, byte) => byte % parts === index);
    const isBad = own.some((read) => read !== undefined && reads[read]?.clean === false);
    return { part: index + 1, isBad, oldest: Math.min(...own.map((read) => read ?? -1)) };
  });
  const bad = ranks.filter(({ isBad }) => isBad);
  const [next] = (bad.length > 0 ? bad : ranks).toSorted((one, other) => one.oldest - other.oldest);
  return next?.part ?? 1;
}

/** By first byte of a name: which read was its last one. */
function lastReads(reads: readonly PartRead[]): (number | undefined)[] {
  const last = Array.from<number | undefined>({ length: bytes });
  for (const [place, { part, parts }] of reads.entries())
    for (let byte = part - 1; byte < bytes; byte += parts) last[byte] = place;
  return last;
}
