import { toldWords } from '@vigie/wire';
import { spokenInstant } from '../spoken-instant';

const sites: Readonly<Record<string, string>> = { primary: 'site principal', second: 'second site' };
const siteOf = (site: string): string => sites[site] ?? site;
const works: Record<'check' | 'forget' | 'measure', string> = {
  check: 'contrôle',
  forget: 'purge',
  measure: 'mesure',
};
/** Our words for a code of the engine, and what restic said. */
function said(message: string | null): string {
  if (!message) return '';
  const { words, original } = toldWords(message, 'fr');
  return words === null ? ` ${original}` : ` ${words}.${original && ` (${original})`}`;
}

/** What our people read of what our engine found out. */
export const engineTexts = {
  damage: (site: string) => `données du ${siteOf(site)}`,
  /** What is done at a site, by which its alerts are told apart. */
  work: (kind: keyof typeof works, site: string) => `${works[kind]} du ${siteOf(site)}`,
  worksOf: (site: string) => Object.values(works).map((work) => `${work} du ${siteOf(site)}`),
  isCheck: (object: string) => object.startsWith(`${works.check} `),
  kept: (at: Date) => `l’entretien du ${spokenInstant(at)} a été fait.`,
  notKept: (work: string, at: Date, message: string | null) =>
    `L’entretien du ${spokenInstant(at)} n’a pas pu être fait\u00a0: ${work}.${said(message)}`,
  restoreTest: 'essai de restauration',
  copied: (at: Date) => `la copie du ${spokenInstant(at)} sur le second site est complète.`,
  notCopied: (at: Date, message: string | null) =>
    `La copie sur le second site du ${spokenInstant(at)} a échoué.${said(message)}`,
  clean: (at: Date) => `le contrôle du ${spokenInstant(at)} n’a trouvé aucune erreur.`,
  check: ({ endedAt, site, part, parts, outcome, message }: CheckSaid) =>
    outcome === 'errors'
      ? `Le contrôle du ${spokenInstant(endedAt)} (partie ${part} sur ${parts}, ${siteOf(site)}) a trouvé des données abîmées.${said(message)}`
      : `Le contrôle du ${spokenInstant(endedAt)} (${siteOf(site)}) n’a pas pu être fait\u00a0: il ne dit rien des données.${said(message)}`,
  restored: (at: Date) => `l’essai de restauration du ${spokenInstant(at)} est conforme.`,
  notRestored: (at: Date, message: string | null) =>
    `L’essai de restauration du ${spokenInstant(at)} n’est pas conforme.${said(message)}`,
};

interface CheckSaid {
  endedAt: Date;
  site: string;
  part: number;
  parts: number;
  outcome: string;
  message: string | null;
}
