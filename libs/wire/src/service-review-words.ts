import type { ClockKind, EquipmentKind, InterventionPlace, Month, TimeActivity } from '@vigie/rules';
import type { Locale } from './common';

const minuteMs = 60_000;
const nbsp = '\u00a0';

/** What the service review of a client is made of, wherever it is shown, mailed or printed. */
export interface ReviewWords {
  title: string;
  /** `octobre 2026` */
  month: (month: Month) => string;
  /** `oct.` */
  shortMonth: (month: Month) => string;
  /** Of an instant, in a month that is known. */
  day: (at: string) => string;
  /** A date in full figures. */
  date: (date: string) => string;
  number: (value: number) => string;
  /** With one decimal at most. */
  percent: (part: number, whole: number) => string;
  /** Service time, in hours. */
  hours: (ms: number) => string;
  minutes: (minutes: number) => string;
  facts: Record<'opened' | 'resolved' | 'backlog' | 'held' | 'satisfied' | 'time', string>;
  notes: {
    before: (count: string) => string;
    of: (part: string, whole: string) => string;
    answers: (count: number) => string;
    billed: (time: string) => string;
  };
  comment: string;
  charts: Record<'volume' | 'backlog' | 'held', string>;
  axis: string;
  tables: Record<
    'clocks' | 'breaches' | 'kinds' | 'activities' | 'interventions' | 'estate' | 'opinions' | 'tickets',
    string
  >;
  /** Under a table that has no line. */
  none: Record<
    'clocks' | 'breaches' | 'kinds' | 'activities' | 'interventions' | 'estate' | 'tickets',
    string
  >;
  columns: Record<
    | 'promise'
    | 'finished'
    | 'met'
    | 'share'
    | 'median'
    | 'p90'
    | 'number'
    | 'subject'
    | 'due'
    | 'done'
    | 'reason'
    | 'kind'
    | 'count'
    | 'activity'
    | 'time'
    | 'date'
    | 'place'
    | 'technician'
    | 'equipment'
    | 'site'
    | 'warranty'
    | 'opinion'
    | 'comment'
    | 'opened'
    | 'state',
    string
  >;
  clocks: Record<ClockKind, string>;
  places: Record<InterventionPlace, string>;
  activities: Record<TimeActivity, string>;
  equipment: Record<EquipmentKind, string>;
  opinions: Record<'good' | 'bad', string>;
  /** Opens a long table. */
  lines: (count: number) => string;
  unexplained: string;
  percentiles: string;
}

type Formats = Pick<
  ReviewWords,
  'month' | 'shortMonth' | 'day' | 'date' | 'number' | 'percent' | 'hours' | 'minutes'
>;

function formats(tag: string): Formats {
  const named = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(tag, { ...options, timeZone: 'UTC' });
  const numeric = named({ day: '2-digit', month: '2-digit', year: 'numeric' });
  const [long, short] = [named({ month: 'long', year: 'numeric' }), named({ month: 'short' })];
  const day = new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'short', timeZone: 'Europe/Paris' });
  const whole = new Intl.NumberFormat(tag);
  const share = new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 1 });
  const minutes = (count: number) => {
    const hours = Math.floor(count / 60);
    const rest = count % 60;
    if (hours === 0) return `${rest}${nbsp}min`;
    const start = `${whole.format(hours)}${nbsp}h`;
    return rest === 0 ? start : `${start}${nbsp}${String(rest).padStart(2, '0')}`;
  };
  return {
    month: (month) => long.format(new Date(`${month}-15`)),
    shortMonth: (month) => short.format(new Date(`${month}-15`)),
    day: (at) => day.format(new Date(at)).replace(' ', nbsp),
    date: (date) => numeric.format(new Date(date)),
    number: (value) => whole.format(value),
    percent: (part, all) => (all === 0 ? '—' : share.format(part / all).replace(/\s%/, `${nbsp}%`)),
    hours: (ms) => minutes(Math.round(ms / minuteMs)),
    minutes: (count) => (count === 0 ? '—' : minutes(count)),
  };
}

const fr: ReviewWords = {
  title: 'Bilan de service',
  ...formats('fr-FR'),
  facts: {
    opened: 'Tickets ouverts',
    resolved: 'Tickets résolus',
    backlog: 'En cours à la fin du mois',
    held: 'Échéances tenues',
    satisfied: 'Avis favorables',
    time: 'Temps passé',
  },
  notes: {
    before: (count) => `${count} le mois d’avant`,
    of: (part, whole) => `${part} sur ${whole}`,
    answers: (count) => (count <= 1 ? `${count} réponse` : `${count} réponses`),
    billed: (time) => `dont ${time} hors contrat`,
  },
  comment: 'Notre analyse et nos recommandations',
  charts: {
    volume: 'Tickets ouverts et résolus sur six mois',
    backlog: 'Tickets en cours à la fin de chaque mois',
    held: 'Échéances tenues sur six mois',
  },
  axis: 'Mois',
  tables: {
    clocks: 'Engagements du mois',
    breaches: 'Échéances dépassées, et pourquoi',
    kinds: 'Nature des tickets ouverts',
    activities: 'Temps par activité',
    interventions: 'Interventions réalisées',
    estate: 'Parc\u00a0: fins de garantie proches ou passées',
    opinions: 'Ce que vous avez écrit',
    tickets: 'Tickets ouverts dans le mois',
  },
  none: {
    clocks: 'Aucune échéance ce mois-ci.',
    breaches: 'Aucune échéance dépassée ce mois-ci.',
    kinds: 'Aucun ticket ouvert ce mois-ci.',
    activities: 'Aucun temps saisi ce mois-ci.',
    interventions: 'Aucune intervention ce mois-ci.',
    estate: 'Aucune garantie ne se termine dans les trois mois.',
    tickets: 'Aucun ticket ouvert ce mois-ci.',
  },
  columns: {
    promise: 'Engagement',
    finished: 'Terminés',
    met: 'Tenus',
    share: 'Part tenue',
    median: 'Médiane',
    p90: '9 sur 10 en moins de',
    number: 'Numéro',
    subject: 'Objet',
    due: 'Échéance',
    done: 'Terminé',
    reason: 'Raison',
    kind: 'Nature',
    count: 'Nombre',
    activity: 'Activité',
    time: 'Temps',
    date: 'Date',
    place: 'Lieu',
    technician: 'Technicien',
    equipment: 'Équipement',
    site: 'Site',
    warranty: 'Fin de garantie',
    opinion: 'Avis',
    comment: 'Commentaire',
    opened: 'Ouvert',
    state: 'État',
  },
  clocks: { promise: 'Engagement de 48\u00a0h', response: 'Première réponse', resolution: 'Résolution' },
  places: { 'on-site': 'Sur site', remote: 'À distance', meeting: 'Réunion' },
  activities: {
    remote: 'À distance',
    'on-site': 'Sur site',
    meeting: 'Réunion',
    travel: 'Déplacement',
    administration: 'Administratif',
  },
  equipment: {
    workstation: 'Poste',
    server: 'Serveur',
    phone: 'Téléphone',
    network: 'Réseau',
    printer: 'Impression',
    other: 'Autre',
  },
  opinions: { good: 'Favorable', bad: 'Défavorable' },
  lines: (count) => `Voir les ${count} lignes`,
  unexplained: 'Non précisée',
  percentiles:
    'Les durées sont du temps compté, sans les pauses\u00a0: heures de service, ou heures d’horloge pour l’engagement de 48\u00a0h. La médiane est la durée d’un ticket sur deux.',
};

const en: ReviewWords = {
  title: 'Service review',
  ...formats('en-GB'),
  facts: {
    opened: 'Tickets opened',
    resolved: 'Tickets resolved',
    backlog: 'Open at the end of the month',
    held: 'Deadlines met',
    satisfied: 'Good opinions',
    time: 'Time spent',
  },
  notes: {
    before: (count) => `${count} the month before`,
    of: (part, whole) => `${part} of ${whole}`,
    answers: (count) => (count === 1 ? '1 answer' : `${count} answers`),
    billed: (time) => `of which ${time} outside the contract`,
  },
  comment: 'Our analysis and our advice',
  charts: {
    volume: 'Tickets opened and resolved over six months',
    backlog: 'Tickets open at the end of each month',
    held: 'Deadlines met over six months',
  },
  axis: 'Month',
  tables: {
    clocks: 'Promises of the month',
    breaches: 'Missed deadlines, and why',
    kinds: 'Kinds of tickets opened',
    activities: 'Time by activity',
    interventions: 'Interventions held',
    estate: 'Estate: warranties that end soon, or ended',
    opinions: 'What you wrote',
    tickets: 'Tickets opened in the month',
  },
  none: {
    clocks: 'No deadline this month.',
    breaches: 'No deadline missed this month.',
    kinds: 'No ticket opened this month.',
    activities: 'No time logged this month.',
    interventions: 'No intervention this month.',
    estate: 'No warranty ends within three months.',
    tickets: 'No ticket opened this month.',
  },
  columns: {
    promise: 'Promise',
    finished: 'Finished',
    met: 'Met',
    share: 'Share met',
    median: 'Median',
    p90: '9 of 10 in less than',
    number: 'Number',
    subject: 'Subject',
    due: 'Deadline',
    done: 'Finished',
    reason: 'Reason',
    kind: 'Kind',
    count: 'Count',
    activity: 'Activity',
    time: 'Time',
    date: 'Date',
    place: 'Place',
    technician: 'Technician',
    equipment: 'Equipment',
    site: 'Site',
    warranty: 'End of warranty',
    opinion: 'Opinion',
    comment: 'Comment',
    opened: 'Opened',
    state: 'State',
  },
  clocks: { promise: '48 h promise', response: 'First answer', resolution: 'Resolution' },
  places: { 'on-site': 'On site', remote: 'Remote', meeting: 'Meeting' },
  activities: {
    remote: 'Remote',
    'on-site': 'On site',
    meeting: 'Meeting',
    travel: 'Travel',
    administration: 'Administration',
  },
  equipment: {
    workstation: 'Workstation',
    server: 'Server',
    phone: 'Phone',
    network: 'Network',
    printer: 'Printer',
    other: 'Other',
  },
  opinions: { good: 'Good', bad: 'Bad' },
  lines: (count) => `Show the ${count} lines`,
  unexplained: 'Not given',
  percentiles:
    'Times are counted time, without pauses: service hours, or hours of the clock for the 48 h promise. The median is the time of one ticket in two.',
};

/** Words and formats of service reviews. */
export const reviewWords: Record<Locale, ReviewWords> = { fr, en };
