import type { RunOutcome } from '../vocabulary';
import { plainWords } from '../../import/words';
import { unreadRun, type ReportedRun } from './report';

/** What stands in front of the name of the task, whatever the language of the NAS. */
const products = [
  'Active Backup for Microsoft 365',
  'Active Backup for Google Workspace',
  'Active Backup for Business',
  'Hyper Backup',
] as const;

/** What stands behind the name of the NAS, in plain words and whole; the first that fits. */
const endings: readonly { outcome: RunOutcome; words: RegExp }[] = [
  {
    outcome: 'warning',
    words: /^(?:(?:has|was|is|has been) )?partially (?:completed|complete|finished|successful)$/,
  },
  { outcome: 'warning', words: /^(?:has |was )?(?:completed|finished) with (?:warnings?|errors?)$/ },
  {
    outcome: 'warning',
    words: /^(?:est|a ete|s est) partiellement (?:terminee?|effectuee?|achevee?|reussie?|executee?)$/,
  },
  {
    outcome: 'warning',
    words:
      /^(?:est|a ete|s est) (?:terminee?|effectuee?|achevee?) (?:partiellement|avec des (?:erreurs|avertissements))$/,
  },
  { outcome: 'failed', words: /^(?:has |was )?(?:failed|unsuccessful|not completed)$/ },
  {
    outcome: 'failed',
    words: /^(?:a echoue|est en echec|n a pas (?:abouti|reussi|pu etre (?:terminee?|effectuee?)))$/,
  },
  { outcome: 'cancelled', words: /^(?:(?:has|was|has been) )?(?:cancell?ed|stopped|suspended)$/ },
  { outcome: 'cancelled', words: /^(?:est|a ete) (?:annulee?|arretee?|suspendue?|interrompue?)$/ },
  {
    outcome: 'success',
    words:
      /^(?:(?:has|was|is|has been) )?(?:successfully )?(?:completed|finished|successful)(?: successfully)?$/,
  },
  {
    outcome: 'success',
    words: /^(?:est|a ete|s est) (?:terminee?|effectuee?|achevee?|reussie?)(?: avec succes)?$/,
  },
  { outcome: 'success', words: /^a (?:reussi|abouti)$/ },
];

/** Reads the subject of a mail of a Synology NAS: product, [task], [NAS] and how it ended. */
export function synologyMail(subject: string): ReportedRun {
  const text = subject.trim();
  const product = products.find((name) => text.includes(name));
  if (!product) return unreadRun;
  const rest = text.slice(text.indexOf(product) + product.length);
  const found = /^[^[\]]*\[(?<job>[^[\]]+)\][^[\]]*\[(?<host>[^[\]]+)\](?<ending>[^[\]]*)$/.exec(
    rest,
  )?.groups;
  if (!found) return unreadRun;
  const ending = plainWords(found['ending'] ?? '')
    .replaceAll(/[^a-z]+/g, ' ')
    .trim();
  const outcome = endings.find(({ words }) => words.test(ending))?.outcome ?? 'unknown';
  return { ...unreadRun, outcome, job: found['job'] ?? null, host: found['host'] ?? null, message: text };
}
