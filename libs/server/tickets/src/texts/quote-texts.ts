import type { Locale } from '@vigie/wire';

interface Sent {
  name: string;
  number: string;
  subject: string;
  amount: string;
  until: string;
  /** The page of who signs in, and the signed link of this one person. */
  url: string;
  signed: string;
}
interface Decided {
  number: string;
  by: string;
  amount: string;
  comment: string | null;
  url: string;
}

const fr = {
  ask: {
    subject: (number: string, subject: string) => `Devis à accepter\u00a0: ${number}, ${subject}`,
    again: (number: string, subject: string) => `Rappel\u00a0: devis à accepter pour ${number}, ${subject}`,
    body: ({ name, number, subject, amount, until, url, signed }: Sent) =>
      [
        `Bonjour ${name},`,
        '',
        `Le travail demandé dans ${number} («\u00a0${subject}\u00a0») n’est pas compris dans votre contrat. Nous vous proposons un devis de ${amount} TTC, valable jusqu’au ${until}.`,
        '',
        `Lire le devis, puis l’accepter ou le refuser, sans vous connecter\u00a0: ${signed}`,
        `Ce lien est le vôtre, jusqu’au ${until}\u00a0: ne le transférez pas. Votre réponse est enregistrée à votre nom.`,
        '',
        `Ou en vous connectant\u00a0: ${url}`,
        '',
        'Rien ne sera facturé sans votre accord écrit.',
      ].join('\n'),
  },
  accepted: (number: string) => `Devis accepté\u00a0: ${number}`,
  refused: (number: string) => `Devis refusé\u00a0: ${number}`,
  decided: ({ number, by, amount, comment, url }: Decided) =>
    [
      `${by} a répondu au devis de ${amount} TTC de ${number}.`,
      ...(comment ? ['', comment] : []),
      '',
      url,
    ].join('\n'),
};

const en: typeof fr = {
  ask: {
    subject: (number, subject) => `Quote to accept: ${number}, ${subject}`,
    again: (number, subject) => `Reminder: quote to accept for ${number}, ${subject}`,
    body: ({ name, number, subject, amount, until, url, signed }) =>
      [
        `Hello ${name},`,
        '',
        `The work asked for in ${number} (“${subject}”) is not part of your contract. We offer a quote of ${amount} including VAT, valid until ${until}.`,
        '',
        `Read the quote, then accept or refuse it, without signing in: ${signed}`,
        `This link is yours, until ${until}: do not pass it on. Your answer is recorded in your name.`,
        '',
        `Or by signing in: ${url}`,
        '',
        'Nothing will be charged without your written agreement.',
      ].join('\n'),
  },
  accepted: (number) => `Quote accepted: ${number}`,
  refused: (number) => `Quote refused: ${number}`,
  decided: ({ number, by, amount, comment, url }) =>
    [
      `${by} answered the quote of ${amount} including VAT of ${number}.`,
      ...(comment ? ['', comment] : []),
      '',
      url,
    ].join('\n'),
};

/** Words of the mails about quotes. */
export const quoteTexts: Record<Locale, typeof fr> = { fr, en };
