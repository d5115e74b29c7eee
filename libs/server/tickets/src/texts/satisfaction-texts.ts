import type { Locale } from '@vigie/wire';

interface Asked {
  name: string;
  number: string;
  subject: string;
  good: string;
  bad: string;
}

const fr = {
  subject: (number: string, subject: string) => `[${number}] Votre avis\u00a0: ${subject}`,
  body: ({ name, number, subject, good, bad }: Asked) =>
    [
      `Bonjour ${name},`,
      '',
      `Votre demande ${number} «\u00a0${subject}\u00a0» est terminée. Qu’en pensez-vous\u202f?`,
      '',
      `Satisfait\u00a0: ${good}`,
      `Pas satisfait\u00a0: ${bad}`,
      '',
      'Le lien ouvre une page où un bouton enregistre votre avis. Vous pouvez le changer pendant 30 jours.',
    ].join('\n'),
};

const en: typeof fr = {
  subject: (number, subject) => `[${number}] Your opinion: ${subject}`,
  body: ({ name, number, subject, good, bad }) =>
    [
      `Hello ${name},`,
      '',
      `Your request ${number} “${subject}” is done. What do you think of it?`,
      '',
      `Satisfied: ${good}`,
      `Not satisfied: ${bad}`,
      '',
      'The link opens a page where a button records your opinion. You can change it for 30 days.',
    ].join('\n'),
};

/** Words of the mail that asks for an opinion. */
export const satisfactionTexts: Record<Locale, typeof fr> = { fr, en };
