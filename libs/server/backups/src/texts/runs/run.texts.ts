import type { RunDoubt } from '@vigie/rules';
import type { PushReport } from '@vigie/wire';
import { spokenSize } from '../spoken-size';

/** Why nobody knows what a push means. */
export type PushFault = 'not-json' | 'cut' | 'start' | 'broken';

const unread = 'Compte rendu illisible\u00a0:';
const faults: Record<PushFault, string> = {
  'not-json': `${unread} ce n’est pas du JSON entier.`,
  cut: `${unread} il dépasse un mégaoctet, la fin manque.`,
  start: `${unread} l’heure de début annoncée n’est pas possible, voyez l’horloge de la machine.`,
  broken: `${unread} son enregistrement a échoué.`,
};
const doubts: Record<RunDoubt, string> = {
  'nothing-saved': 'Réussite annoncée avec zéro octet et zéro fichier\u00a0: rien n’a été sauvegardé.',
  'nothing-named': 'Réussite annoncée sans nommer aucun élément du contrat.',
};
const mostNamed = 10;
const count = (value: number) => value.toLocaleString('fr-FR');
const named = (names: readonly string[]) =>
  [
    names.slice(0, mostNamed).join(', '),
    names.length > mostNamed ? ` et ${count(names.length - mostNamed)} autres` : '',
  ].join('');

/** What is said of a run when its program has no words of its own. */
export const runTexts = {
  faults,
  doubts,
  fields: (names: readonly string[]) => `${unread} champs inconnus ou mal remplis (${named(names)}).`,
  missing: (names: readonly string[]) => `Non sauvegardé\u00a0: ${named(names)}.`,
  /** The figures of a report; null when it has none. */
  figures: ({ counts, bytesProcessed, filesTotal, objects }: PushReport): string | null => {
    const failed = (objects ?? []).filter(({ outcome }) => outcome !== 'success').map(({ name }) => name);
    const parts = [
      counts &&
        `${count(counts.ok)} réussis, ${count(counts.warning)} avec réserve, ${count(counts.error)} en erreur`,
      typeof filesTotal === 'number' && `${count(filesTotal)} fichier${filesTotal > 1 ? 's' : ''}`,
      typeof bytesProcessed === 'number' && `${spokenSize(bytesProcessed)} lus`,
      objects && `éléments nommés\u00a0: ${count(objects.length)}`,
      failed.length > 0 && `sans réussite\u00a0: ${named(failed)}`,
    ].filter((part) => typeof part === 'string');
    return parts.length > 0 ? `${parts.join('\u202f; ')}.` : null;
  },
};
