import type { Texts, TextsOf } from '@vigie/ui';

const fr = {
  morning: (name: string) => `Bonjour ${name}`,
  evening: (name: string) => `Bonsoir ${name}`,
  nothing: 'Rien n’attend. La liste se remplit d’elle-même dès qu’un ticket ou un courriel arrive.',
  summary: (count: number) => (count === 1 ? 'Une chose à faire.' : `${count} choses à faire.`),
  atRisk: 'À risque',
  atRiskText: 'Échéance dépassée ou proche',
  atRiskEmpty: 'Aucune échéance en danger.',
  mine: 'Mes tickets',
  mineEmpty: 'Rien ne vous est attribué. Prenez le prochain ticket non attribué.',
  unassigned: 'Non attribués',
  unassignedEmpty: 'Tous les tickets ont un responsable.',
  mails: 'Courriels à trier',
  mailsEmpty: 'Aucun courriel à trier.',
  all: (count: string) => `Tout voir (${count})`,
  take: 'Prendre',
  unknownReason: 'à examiner',
} as const;

const en: TextsOf<typeof fr> = {
  morning: (name) => `Good morning ${name}`,
  evening: (name) => `Good evening ${name}`,
  nothing: 'Nothing waits. The list fills by itself as soon as a ticket or an e-mail arrives.',
  summary: (count) => (count === 1 ? 'One thing to do.' : `${count} things to do.`),
  atRisk: 'At risk',
  atRiskText: 'Deadline missed or close',
  atRiskEmpty: 'No deadline in danger.',
  mine: 'My tickets',
  mineEmpty: 'Nothing is assigned to you. Take the next unassigned ticket.',
  unassigned: 'Unassigned',
  unassignedEmpty: 'Every ticket has an owner.',
  mails: 'Mail to triage',
  mailsEmpty: 'No mail to triage.',
  all: (count) => `See all (${count})`,
  take: 'Take',
  unknownReason: 'to look at',
};

export const todayTexts: Texts<typeof fr> = { fr, en };
