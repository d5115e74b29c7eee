import { revisionNumbers } from '@vigie/wire';

interface Facts {
  clients: number;
  /** What these clients owe that is overdue. */
  open: string;
  url: string;
}

/** What accounting reads in the morning when clients are to be reminded. */
export const proposalMailTexts = {
  fr: ({ clients, open, url }: Facts) => ({
    subject: clients > 1 ? `${clients} clients à relancer` : 'Un client à relancer',
    lines: [
      clients > 1
        ? `${clients} clients sont à relancer aujourd’hui, pour ${revisionNumbers.money(open, 'fr')} échus.`
        : `Un client est à relancer aujourd’hui, pour ${revisionNumbers.money(open, 'fr')} échus.`,
      'Rien ne part sans vous\u00a0: choisissez, puis envoyez.',
      '',
      url,
    ],
  }),
  en: ({ clients, open, url }: Facts) => ({
    subject: clients > 1 ? `${clients} clients to remind` : 'A client to remind',
    lines: [
      clients > 1
        ? `${clients} clients are to be reminded today, of ${revisionNumbers.money(open, 'en')} overdue.`
        : `A client is to be reminded today, of ${revisionNumbers.money(open, 'en')} overdue.`,
      'Nothing leaves without you: choose, then send.',
      '',
      url,
    ],
  }),
};
