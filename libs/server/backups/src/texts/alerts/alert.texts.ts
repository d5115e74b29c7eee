import type { AlertClass, Anomaly, EndedOutcome, LocalDate, LostGround } from '@vigie/rules';
import { toldWords } from '@vigie/wire';
import { spokenSize as size } from '../spoken-size';

const subjects: Record<AlertClass, string> = {
  missed: 'n’a pas eu lieu',
  failed: 'a échoué',
  partial: 'est incomplète',
  unknown: 'résultat illisible',
  quota: 'quota presque atteint',
  replication: 'copie sur le second site en échec',
  integrity: 'contrôle d’intégrité en échec',
  upkeep: 'entretien du dépôt en échec',
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
  upkeep:
    'Les sauvegardes ont lieu, mais ce qui les suit ne se fait plus\u00a0: l’historique n’est plus purgé, plus contrôlé ou plus mesuré.',
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

const came: Record<EndedOutcome, string> = {
  success: 'a réussi',
  warning: 'a eu lieu, mais elle est incomplète',
  failed: 'a eu lieu, mais elle a échoué',
  cancelled: 'a eu lieu, mais elle a été interrompue',
  unknown: 'a eu lieu, mais son résultat est illisible',
};

const lost: Record<LostGround | 'checks', string> = {
  ended: 'ce travail est terminé.',
  paused: 'ce travail est en pause.',
  engine: 'ce travail n’est plus fait par notre moteur.',
  kind: 'ce travail ne sauvegarde plus de comptes d’utilisateurs.',
  quota: 'il n’y a plus de quota.',
  'second-site': 'le second site n’est plus prévu.',
  checks: 'les contrôles ne sont plus prévus.',
};

const subjectOf = (alert: AlertClass, level = 0): string =>
  alert === 'quota' && level >= 100 ? 'quota dépassé' : subjects[alert];

/** What our people read of what is wrong with a backup. */
export const alertTexts = {
  ticket: ({ job, client, alert, level }: AlertSaid, detail: string) => ({
    subject: `Sauvegarde «\u00a0${job.slice(0, 100)}\u00a0»\u00a0: ${subjectOf(alert, level)}`,
    description: [`Client\u00a0: ${client}`, detail, advice[alert]].join('\n\n'),
  }),
  again: (detail: string, occurrences: number, streak: number) =>
    `Encore (${times(occurrences)}, ${streak} de suite). ${detail}`,
  sameNight: (detail: string) => `La même nuit encore. ${detail}`,
  more: (detail: string) => `La situation s’aggrave. ${detail}`,
  back: (detail: string, occurrences: number) =>
    `Le problème revient moins de sept jours après (${times(occurrences)}). ${detail}`,
  over: {
    well: (what: string) => `Retour à la normale\u00a0: ${what} À vous de clore ce ticket.`,
    otherwise: (what: string) => `Cette alerte est levée\u00a0: ${what} La suite a son propre ticket.`,
    groundless: (what: string) => `Cette alerte n’a plus d’objet\u00a0: ${what} À vous de clore ce ticket.`,
  },
  lost: (ground: LostGround | 'checks') => lost[ground],
  handedOver: (why: string, job: string) =>
    `Cette alerte reste ouverte, portée par «\u00a0${job}\u00a0» qui partage le même dépôt\u00a0: ${why}`,
  excused: (by: string, reason: string) =>
    `${by} a excusé cette sauvegarde manquée («\u00a0${reason}\u00a0»).`,
  climbs: (streak: number) => `${streak} fois de suite`,
  came: (when: string, outcome: EndedOutcome) => `la sauvegarde du ${when} ${came[outcome]}.`,
  quotaOver: 'l’espace utilisé est repassé sous 80\u00a0% du quota.',
  coverageOver: (name: string) => `«\u00a0${name}\u00a0» est de nouveau sauvegardé, ou n’a plus à l’être.`,
  anomalyOver: 'la dernière sauvegarde ressemble de nouveau aux précédentes.',
  baseline: (by: string, reason: string) => `${by} a fixé une nouvelle référence («\u00a0${reason}\u00a0»).`,
  missed: (due: string) => `Attendue le ${due}, la sauvegarde n’a pas eu lieu.`,
  run: (when: string, message: string | null, unsaved: string | null = null) => {
    const nothing = unsaved ? '' : 'Son programme n’en dit pas plus.';
    const { words, original } = toldWords(message ?? nothing, 'fr');
    return [`Sauvegarde du ${when}.`, unsaved, words && `${words}.`, original].filter(Boolean).join(' ');
  },
  gaveUp: (start: string, end: string) =>
    `Commencée le ${start}, la sauvegarde devait finir avant le ${end} et n’a jamais annoncé sa fin\u00a0: voyez sur la machine si elle tourne encore.`,
  quota: (used: number, quota: number, forecast: LocalDate | null) =>
    [
      `${size(used)} utilisés sur ${size(quota)} (${Math.floor((used * 100) / quota)}\u00a0%).`,
      forecast && used < quota ? ` Au rythme actuel, le quota sera atteint vers le ${day(forecast)}.` : '',
    ].join(''),
  coverage: (name: string) => `«\u00a0${name}\u00a0» n’est dans aucun objet de la dernière sauvegarde.`,
  anomaly: (found: readonly Anomaly[]) => `${found.map((one) => anomalies[one.kind](one)).join('\u202f; ')}.`,
};

interface AlertSaid {
  job: string;
  client: string;
  alert: AlertClass;
  level?: number | undefined;
}
