import type { Texts, TextsOf } from '@vigie/ui';

const fr = {
  morning: (name: string) => `Bonjour ${name}`,
  evening: (name: string) => `Bonsoir ${name}`,
  nothing: 'rien n’attend.',
  /** A count of the first line, by the key of its card. */
  said: (key: string, count: number) =>
    ({
      'at-risk': `${count} à risque`,
      mine: `${count} à faire par vous`,
      unread: count === 1 ? '1 non lu' : `${count} non lus`,
      unassigned: count === 1 ? '1 non attribué' : `${count} non attribués`,
      quotes: `${count} devis sans réponse`,
    })[key] ?? String(count),
  done: 'Tout est fait',
  doneText:
    'Cette page se remplit d’elle-même dès qu’un ticket, un courriel ou une intervention vous attend.',
  toTickets: 'Voir les tickets',
  atRisk: 'À risque ou dépassés',
  mine: 'Mes tickets',
  unread: 'Non lus',
  unassigned: 'Non attribués',
  interventions: 'Interventions du jour',
  followUps: 'Fournisseurs à relancer',
  mails: 'Courriels à trier',
  quotes: 'Devis sans réponse',
  approvals: 'Accords attendus de la direction',
  renewals: 'Licences à renouveler dans les 30 jours',
  licences: (used: number, bought: number) => `${used} attribuées sur ${bought}`,
  all: 'Tout voir',
} as const;

const en: TextsOf<typeof fr> = {
  morning: (name) => `Good morning ${name}`,
  evening: (name) => `Good evening ${name}`,
  nothing: 'nothing waits.',
  said: (key, count) =>
    ({
      'at-risk': `${count} at risk`,
      mine: `${count} for you to do`,
      unread: `${count} unread`,
      unassigned: `${count} unassigned`,
      quotes: count === 1 ? '1 quote without an answer' : `${count} quotes without an answer`,
    })[key] ?? String(count),
  done: 'All is done',
  doneText: 'This page fills by itself as soon as a ticket, an e-mail or an intervention waits for you.',
  toTickets: 'See the tickets',
  atRisk: 'At risk or missed',
  mine: 'My tickets',
  unread: 'Unread',
  unassigned: 'Unassigned',
  interventions: 'Interventions of the day',
  followUps: 'Vendors to ask again',
  mails: 'Mail to triage',
  quotes: 'Quotes without an answer',
  approvals: 'Agreements awaited from the management',
  renewals: 'Licences to renew within 30 days',
  licences: (used, bought) => `${used} assigned of ${bought}`,
  all: 'See all',
};

export const todayTexts: Texts<typeof fr> = { fr, en };
