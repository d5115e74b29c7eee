import type { Texts, TextsOf } from '@vigie/ui';
import type { MailOutcome } from '@vigie/wire';

const fr = {
  outcomes: {
    delayed: 'remise retardée',
    delivered: 'remise au destinataire',
    unread: 'supprimée sans être lue',
    read: 'lue',
    failed: 'non remise',
  } satisfies Record<MailOutcome['kind'], string>,
  failed: (reason: string) =>
    reason
      ? `Le courriel n’a pas été remis\u00a0: ${reason}`
      : 'Le courriel n’a pas été remis à son destinataire.',
  quoted: 'Afficher le texte cité',
  hideQuoted: 'Masquer le texte cité',
  undelivered: (address: string, reason: string) =>
    `Un courriel à ${address} n’a pas été remis${reason ? ` (${reason})` : ''}`,
  trouble: (since: string) => `Adresse en défaut depuis ${since}`,
  clear: 'Lever',
  clearLabel: (address: string) => `Lever le défaut de ${address}`,
  cleared: 'Défaut levé\u00a0: l’adresse reçoit de nouveau.',
} as const;

const en: TextsOf<typeof fr> = {
  outcomes: {
    delayed: 'delivery delayed',
    delivered: 'reached the recipient',
    unread: 'deleted unread',
    read: 'read',
    failed: 'not delivered',
  },
  failed: (reason) =>
    reason ? `The mail was not delivered: ${reason}` : 'The mail did not reach its recipient.',
  quoted: 'Show the quoted text',
  hideQuoted: 'Hide the quoted text',
  undelivered: (address, reason) => `A mail to ${address} was not delivered${reason ? ` (${reason})` : ''}`,
  trouble: (since) => `Address in trouble since ${since}`,
  clear: 'Clear',
  clearLabel: (address) => `Clear the trouble of ${address}`,
  cleared: 'Cleared: the address takes mail again.',
};

/** Words for what became of our mails, and for what a mail quotes. */
export const deliveryTexts: Texts<typeof fr> = { fr, en };
