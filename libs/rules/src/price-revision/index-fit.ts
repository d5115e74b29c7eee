/** How an index may fall under article L112-2 of the code monétaire et financier; a note for people, never a refusal. */
export const indexDoubts = ['general-level', 'other-activity'] as const;
export type IndexDoubt = (typeof indexDoubts)[number];

/** INSEE: wages of all branches but farming; wages of law, accounting, architecture and engineering (A38 MA). */
const general = ['010562787'];
const other = ['010562768'];
const generalWords = /\bsmic\b|salaire minimum|prix à la consommation|niveau général/i;

/**
 * Whether an index looks like one that the law forbids, the general level of prices or wages and the SMIC among them, or
 * like that of a trade which neither party to a contract for IT services has.
 */
export function indexDoubt({ code, title = '' }: { code: string; title?: string }): IndexDoubt | null {
  if (general.includes(code.trim()) || generalWords.test(title) || generalWords.test(code))
    return 'general-level';
  return other.includes(code.trim()) ? 'other-activity' : null;
}
