import type { Locale } from '@vigie/wire';

interface Asking {
  name: string;
  by: string;
  subject: string;
  url: string;
}
interface Decided extends Asking {
  comment: string | null;
  number: string;
}

const fr = {
  ask: {
    subject: (subject: string) => `Votre accord est demandé\u00a0: ${subject}`,
    again: (subject: string) => `Rappel\u00a0: votre accord est attendu pour ${subject}`,
    body: ({ name, by, subject, url }: Asking) =>
      [
        `Bonjour ${name},`,
        '',
        `${by} a préparé la demande «\u00a0${subject}\u00a0». Elle attend votre accord avant d’être envoyée.`,
        '',
        `Lire la demande, puis l’accepter ou la refuser\u00a0: ${url}`,
        '',
        'Le délai de traitement commence à votre accord.',
      ].join('\n'),
  },
  approved: {
    subject: (subject: string) => `Accord donné\u00a0: ${subject}`,
    body: ({ name, by, subject, comment, number, url }: Decided) =>
      [
        `Bonjour ${name},`,
        '',
        `${by} a donné son accord à votre demande «\u00a0${subject}\u00a0». Elle est enregistrée sous le numéro ${number}.`,
        ...(comment ? ['', comment] : []),
        '',
        `La suivre\u00a0: ${url}`,
      ].join('\n'),
  },
  refused: {
    subject: (subject: string) => `Accord refusé\u00a0: ${subject}`,
    body: ({ name, by, subject, comment, url }: Decided) =>
      [
        `Bonjour ${name},`,
        '',
        `${by} n’a pas donné son accord à votre demande «\u00a0${subject}\u00a0». Elle n’est pas envoyée.`,
        ...(comment ? ['', comment] : []),
        '',
        `La relire\u00a0: ${url}`,
      ].join('\n'),
  },
};

const en: typeof fr = {
  ask: {
    subject: (subject) => `Your approval is needed: ${subject}`,
    again: (subject) => `Reminder: your approval is awaited for ${subject}`,
    body: ({ name, by, subject, url }) =>
      [
        `Hello ${name},`,
        '',
        `${by} has prepared the request “${subject}”. It awaits your approval before it is sent.`,
        '',
        `Read the request, then approve or refuse it: ${url}`,
        '',
        'The time to handle it starts with your approval.',
      ].join('\n'),
  },
  approved: {
    subject: (subject) => `Approved: ${subject}`,
    body: ({ name, by, subject, comment, number, url }) =>
      [
        `Hello ${name},`,
        '',
        `${by} approved your request “${subject}”. It is recorded under the number ${number}.`,
        ...(comment ? ['', comment] : []),
        '',
        `Follow it: ${url}`,
      ].join('\n'),
  },
  refused: {
    subject: (subject) => `Not approved: ${subject}`,
    body: ({ name, by, subject, comment, url }) =>
      [
        `Hello ${name},`,
        '',
        `${by} did not approve your request “${subject}”. It is not sent.`,
        ...(comment ? ['', comment] : []),
        '',
        `Read it again: ${url}`,
      ].join('\n'),
  },
};

/** Words of the mails about agreements. */
export const approvalTexts: Record<Locale, typeof fr> = { fr, en };
