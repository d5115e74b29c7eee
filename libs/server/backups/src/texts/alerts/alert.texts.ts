import type { AlertClass, Anomaly, LocalDate } from '@vigie/rules';
import { spokenSize as size } from '../spoken-size';

const subjects: Record<AlertClass, string> = {
  missed: 'n’a pas eu lieu',
  failed: 'a échoué',
  partial: 'est incomplète',
  unknown: 'résultat illisible',
  quota: 'quota presque atteint',
  replication: 'copie sur le second site en échec',
  integrity: 'contrôle d’intégrité en échec',
  coverage: 'ne couvre pas tout',
  anomaly: 'comportement inhabituel',
};

const advice: Record<AlertClass, string> = {
  missed:
    'Vérifiez que le moteur de sauvegarde fonctionne et joint Vigie\u202f; relancez la sauvegarde si vous le pouvez.',
  failed: 'Corrigez la cause, puis relancez. La première réussite sera notée ici.',
  partial:
    'Ce qui manque est nommé dans l’exécution. Corrigez-le ou, si c’est sans importance, dites-le à la revue.',
  unknown: 'Le compte rendu n’a pas pu être compris\u00a0: lisez-le, et décidez de ce qu’il vaut.',
  quota:
    'Voyez avec le client s’il faut agrandir le quota ou réduire ce qui est conservé. Rien ne s’arrête sans prévenir.',
  replication: 'Une seule copie existe tant que celle-ci échoue.',
  integrity: 'Faites un essai de restauration avant toute purge\u202f; le second site peut être sain.',
  coverage: 'Ajoutez les manquants à la sauvegarde, ou retirez-leur la licence.',
  anomaly:
    'Vérifiez avant de conclure\u00a0: une suppression en masse ou un rançongiciel se voit d’abord ici. Si le changement est normal, repartez d’une nouvelle référence depuis la revue.',
};

const count = (value: number): string => Math.round(value).toLocaleString('fr-FR');
const minutes = (ms: number): string => `${count(ms / 60_000)}\u00a0min`;
const day = (date: LocalDate): string => date.split('-').toReversed().join('/');
const times = (occurrences: number): string => (occurrences === 1 ? '1re fois' : `${occurrences}e fois`);

const anomalies: Record<Anomaly['kind'], (anomaly: Anomaly) => string> = {
  shrunk: ({ value, usual }) => `${size(value)} traités, contre ${size(usual)} d’habitude`,
  'many-changes': ({ value, usual }) =>
    `${count(value)} fichiers modifiés, contre ${count(usual)} d’habitude`,
  slow: ({ value, usual }) => `${minutes(value)} de durée, contre ${minutes(usual)} d’habitude`,
  unchanged: ({ value }) => `rien de nouveau depuis ${count(value)} jours ouvrés`,
};

/** What our people read of what is wrong with a backup. */
export const alertTexts = {
  ticket: (job: string, client: string, alert: AlertClass, detail: string) => ({
    subject: `Sauvegarde «\u00a0${job.slice(0, 100)}\u00a0»\u00a0: ${subjects[alert]}`,
    description: [`Client\u00a0: ${client}`, detail, advice[alert]].join('\n\n'),
  }),
  again: (detail: string, occurrences: number, streak: number) =>
    `Encore (${times(occurrences)}, ${streak} de suite). ${detail}`,
  sameNight: (detail: string) => `La même nuit encore. ${detail}`,
  more: (detail: string) => `La situation s’aggrave. ${detail}`,
  back: (detail: string, occurrences: number) =>
    `Le problème revient moins de sept jours après (${times(occurrences)}). ${detail}`,
  over: (what: string) => `Retour à la normale\u00a0: ${what} À vous de clore ce ticket.`,
  excused: (by: string, reason: string) =>
    `${by} a excusé cette sauvegarde manquée («\u00a0${reason}\u00a0»).`,
  climbs: (streak: number) => `${streak} fois de suite`,
  runOver: (when: string) => `la sauvegarde du ${when} a réussi.`,
  quotaOver: 'l’espace utilisé est repassé sous 80\u00a0% du quota.',
  coverageOver: (name: string) => `«\u00a0${name}\u00a0» est de nouveau sauvegardé, ou n’a plus à l’être.`,
  anomalyOver: 'la dernière sauvegarde ressemble de nouveau aux précédentes.',
  baseline: (by: string, reason: string) => `${by} a fixé une nouvelle référence («\u00a0${reason}\u00a0»).`,
  missed: (due: string) => `Attendue le ${due}, la sauvegarde n’a pas eu lieu.`,
  run: (when: string, message: string | null, missing: string | null) =>
    [`Sauvegarde du ${when}.`, missing, message ?? (missing ? null : 'Son programme n’en dit pas plus.')]
      .filter(Boolean)
      .join(' '),
  gaveUp: (start: string, end: string) =>
    `Commencée le ${start}, la sauvegarde devait finir avant le ${end} et n’a jamais annoncé sa fin\u00a0: voyez sur la machine si elle tourne encore.`,
  quota: (used: number, quota: number, forecast: LocalDate | null) =>
    [
      `${size(used)} utilisés sur ${size(quota)} (${Math.floor((used * 100) / quota)}\u00a0%).`,
      forecast && used < quota ? ` Au rythme actuel, le quota sera atteint vers le ${day(forecast)}.` : '',
    ].join(''),
  coverage: (name: string) => `«\u00a0${name}\u00a0» n’est dans aucun objet de la dernière sauvegarde.`,
  coverageMany: (names: readonly string[]) =>
    `Absents de la dernière sauvegarde\u00a0:\n${names.map((name) => `- ${name}`).join('\n')}`,
  anomaly: (found: readonly Anomaly[]) => `${found.map((one) => anomalies[one.kind](one)).join('\u202f; ')}.`,
};
