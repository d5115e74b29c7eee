import type { SignedLink } from '@vigie/rules';
import type { Locale } from '@vigie/wire';

const spoken = (tag: string) => {
  const format = new Intl.DateTimeFormat(tag, {
    dateStyle: 'full',
    timeStyle: 'short',
    timeZone: 'Europe/Paris',
  });
  return (instant: string) => format.format(new Date(instant));
};
const fr = {
  title: (number: string, edition: number) => `Devis ${number}, version ${edition}`,
  client: 'Client',
  subject: 'Objet',
  reason: 'Hors contrat',
  net: 'Montant HT',
  vat: (percent: string) => `TVA ${percent}`,
  total: 'Total TTC',
  until: 'Valable jusqu’au',
  sent: 'Envoyé',
  by: (name: string, when: string) => `par ${name}, ${when}`,
  work: 'Travail proposé',
  decision: 'Réponse écrite du client',
  accept: (name: string, email: string, when: string) => `Accepté par ${name} (${email}), ${when}.`,
  refuse: (name: string, email: string, when: string) => `Refusé par ${name} (${email}), ${when}.`,
  byLink: ({ typedName, network }: SignedLink) =>
    `Par le lien signé de son e-mail, sans connexion. Nom saisi\u00a0: ${typedName}. Adresse réseau\u00a0: ${network}.`,
  waiting: 'En attente de réponse.',
  seal: (sequence: number) => `Empreinte SHA-256 de la réponse n°\u00a0${sequence}\u00a0:`,
  previous: 'Empreinte de la réponse précédente\u00a0:',
  instant: spoken('fr-FR'),
};
const en: typeof fr = {
  title: (number, edition) => `Quote ${number}, version ${edition}`,
  client: 'Client',
  subject: 'Subject',
  reason: 'Outside the contract',
  net: 'Amount without VAT',
  vat: (percent) => `VAT ${percent}`,
  total: 'Total with VAT',
  until: 'Valid until',
  sent: 'Sent',
  by: (name, when) => `by ${name}, ${when}`,
  work: 'Proposed work',
  decision: 'Written answer of the client',
  accept: (name, email, when) => `Accepted by ${name} (${email}), ${when}.`,
  refuse: (name, email, when) => `Refused by ${name} (${email}), ${when}.`,
  byLink: ({ typedName, network }) =>
    `By the signed link of their e-mail, without signing in. Name typed: ${typedName}. Network address: ${network}.`,
  waiting: 'Waiting for an answer.',
  seal: (sequence) => `SHA-256 of answer no. ${sequence}:`,
  previous: 'SHA-256 of the answer before:',
  instant: spoken('en-GB'),
};

/** Words of an answered quote. */
export const quoteDocumentTexts: Record<Locale, typeof fr> = { fr, en };
