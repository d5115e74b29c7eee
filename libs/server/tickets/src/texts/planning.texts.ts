import type { InterventionState } from '@vigie/rules';
import type { Locale } from '@vigie/wire';

/** A length of time as people say it. */
export function spokenMinutes(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${minutes}\u00a0min`;
  return rest === 0 ? `${hours}\u00a0h` : `${hours}\u00a0h\u00a0${String(rest).padStart(2, '0')}`;
}

interface TechnicianNews {
  state: InterventionState;
  subject: string;
  client: string;
  starts: string;
  minutes: number;
  url: string;
}

const fr = {
  adjusted: {
    subject: (subject: string) => `Durée de vos prochaines interventions\u00a0: ${subject}`,
    body: (facts: { name: string; subject: string; from: number; to: number }) =>
      [
        `Bonjour ${facts.name},`,
        '',
        `Les quatre dernières interventions «\u00a0${facts.subject}\u00a0» ont duré au moins deux fois plus, ou deux fois moins, que prévu.`,
        `Comme le prévoit votre contrat, les prochaines passent de ${spokenMinutes(facts.from)} à ${spokenMinutes(facts.to)}. Leurs dates ne changent pas.`,
        '',
        'Vous pouvez répondre à ce courriel.',
      ].join('\n'),
  },
  technician: {
    subject: (state: InterventionState, subject: string, client: string) =>
      state === 'cancelled'
        ? `Intervention annulée\u00a0: ${subject} (${client})`
        : `Votre planning\u00a0: ${subject} (${client})`,
    body: ({ subject, client, starts, minutes, url }: TechnicianNews) =>
      [`${subject}, ${client}`, `${starts}, ${spokenMinutes(minutes)}`, url].join('\n'),
  },
  report: {
    file: (id: string) => `rapport-${id}.pdf`,
    subject: (subject: string) => `Rapport d’intervention\u00a0: ${subject}`,
    body: (facts: { name: string; subject: string }) =>
      [
        `Bonjour ${facts.name},`,
        '',
        `Vous trouverez ci-joint le rapport signé de l’intervention «\u00a0${facts.subject}\u00a0».`,
        'Il reste disponible dans le portail, rubrique Interventions.',
      ].join('\n'),
  },
  calendar: {
    own: (name: string) => `Interventions de ${name}`,
    client: (name: string) => `Interventions chez ${name}`,
  },
};

const en: typeof fr = {
  adjusted: {
    subject: (subject) => `Length of your next interventions: ${subject}`,
    body: (facts) =>
      [
        `Hello ${facts.name},`,
        '',
        `The last four interventions “${facts.subject}” took at least twice, or at most half, the time planned.`,
        `As your contract says, the next ones go from ${spokenMinutes(facts.from)} to ${spokenMinutes(facts.to)}. Their dates stay the same.`,
        '',
        'You can answer this e-mail.',
      ].join('\n'),
  },
  technician: {
    subject: (state, subject, client) =>
      state === 'cancelled'
        ? `Intervention cancelled: ${subject} (${client})`
        : `Your planning: ${subject} (${client})`,
    body: ({ subject, client, starts, minutes, url }) =>
      [`${subject}, ${client}`, `${starts}, ${spokenMinutes(minutes)}`, url].join('\n'),
  },
  report: {
    file: (id) => `report-${id}.pdf`,
    subject: (subject) => `Intervention report: ${subject}`,
    body: (facts) =>
      [
        `Hello ${facts.name},`,
        '',
        `Please find attached the signed report of the intervention “${facts.subject}”.`,
        'It stays available on the portal, under Visits.',
      ].join('\n'),
  },
  calendar: {
    own: (name) => `Interventions of ${name}`,
    client: (name) => `Interventions at ${name}`,
  },
};

/** Words of interventions and their mails. */
export const planningTexts: Record<Locale, typeof fr> = { fr, en };
