import type { SealedColumn } from '@vigie/platform';
import { secretOfMailbox } from './use-cases/mailboxes/mailbox-accounts';
import { secretContext } from './use-cases/webhooks/save-webhook';

const mailbox = (column: string, what: 'imap' | 'smtp' | 'dkim'): SealedColumn => ({
  table: 'mailbox',
  column,
  context: (id) => secretOfMailbox(id, what),
});

/** Where tickets keep sealed secrets. */
export const ticketSealed: SealedColumn[] = [
  mailbox('imap_password', 'imap'),
  mailbox('smtp_password', 'smtp'),
  mailbox('dkim_key', 'dkim'),
  { table: 'webhook', column: 'secret', context: secretContext },
  { table: 'webhook', column: 'previous_secret', context: secretContext },
];
