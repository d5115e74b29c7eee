import type { MailWay } from '@vigie/rules';
import type { Locale } from '@vigie/wire';

/** A way of mail; the mailbox is named where there are several. */
interface Way {
  way: MailWay;
  mailbox: string | null;
}

interface AlertTexts {
  stopped(of: Way, stop: { since: string; error: string | null }): { subject: string; text: string };
  restored(of: Way): { subject: string; text: string };
}

const instant = (at: string, locale: Locale) =>
  new Intl.DateTimeFormat(locale === 'fr' ? 'fr-FR' : 'en-GB', {
    dateStyle: 'short',
    timeStyle: 'short',
    timeZone: 'Europe/Paris',
  }).format(new Date(at));

const named = (mailbox: string | null) => (mailbox === null ? '' : ` (${mailbox})`);

const fr: AlertTexts = {
  stopped: ({ way, mailbox }, { since, error }) => ({
    subject:
      (way === 'intake' ? 'Les courriels n’arrivent plus' : 'Les courriels ne partent plus') + named(mailbox),
    text: [
      way === 'intake'
        ? `La boîte aux lettres n’a pas pu être relevée depuis ${instant(since, 'fr')}.`
        : `Un courriel attend son départ depuis ${instant(since, 'fr')}.`,
      error === null ? '' : `Le serveur répond\u00a0: ${error}`,
      'Vous serez prévenu du retour à la normale.',
    ]
      .filter(Boolean)
      .join('\n\n'),
  }),
  restored: ({ way, mailbox }) => ({
    subject:
      (way === 'intake' ? 'Les courriels arrivent de nouveau' : 'Les courriels partent de nouveau') +
      named(mailbox),
    text: 'Tout est rentré dans l’ordre\u00a0: rien n’a été perdu.',
  }),
};

const en: AlertTexts = {
  stopped: ({ way, mailbox }, { since, error }) => ({
    subject: (way === 'intake' ? 'Mail no longer arrives' : 'Mail no longer leaves') + named(mailbox),
    text: [
      way === 'intake'
        ? `The mailbox could not be read since ${instant(since, 'en')}.`
        : `A mail has been waiting to leave since ${instant(since, 'en')}.`,
      error === null ? '' : `The server says: ${error}`,
      'You will be told when it works again.',
    ]
      .filter(Boolean)
      .join('\n\n'),
  }),
  restored: ({ way, mailbox }) => ({
    subject: (way === 'intake' ? 'Mail arrives again' : 'Mail leaves again') + named(mailbox),
    text: 'Everything works again: nothing was lost.',
  }),
};

/** What administrators are told when mail stops, and when it works again. */
export const mailAlertTexts: Record<Locale, AlertTexts> = { fr, en };
