import { toldWords } from '@vigie/wire';
import { spokenInstant } from '../spoken-instant';

const sites: Readonly<Record<string, string>> = { primary: 'site principal', second: 'second site' };
const siteOf = (site: string): string => sites[site] ?? site;
/** Our words for a code of the engine, and what restic said. */
function said(message: string | null): string {
  if (!message) return '';
  const { words, original } = toldWords(message, 'fr');
  return words === null ? ` ${original}` : ` ${words}.${original && ` (${original})`}`;
}

/** What our people read of what our engine found out. */
export const engineTexts = {
  objects: (site: string) => ({
    damage: `données du ${siteOf(site)}`,
    undone: `contrôle du ${siteOf(site)}`,
  }),
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
