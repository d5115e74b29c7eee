import { DomainError } from '@vigie/platform';
import type { Mailbox, MailboxInput } from '@vigie/wire';
import type { StoredMailbox } from '../../store/mailboxes/mailbox.store';

type Settings = Omit<MailboxInput, 'imap' | 'smtp'> & {
  imap: MailboxInput['imap'] | Mailbox['imap'];
  smtp: MailboxInput['smtp'] | Mailbox['smtp'];
};
type Values = Omit<Settings, 'imap' | 'smtp'> & Pick<Mailbox, 'imap' | 'smtp'>;

interface Split {
  values: Values;
  /** Null where there is none any more; left out where the one that is kept stays. */
  passwords: { imap?: string | null; smtp?: string | null };
}

/** Settings without their passwords, and these apart. Error: mailbox.password-needed. */
export function splitServers(settings: Settings, before: StoredMailbox | null): Split {
  const { address, name, aliases, senderNames, ticketKind, clientId, signature, active, reports } = settings;
  const imap = apart(settings.imap);
  const smtp = apart(settings.smtp);
  return {
    values: {
      ...{ address, name, senderNames, ticketKind, clientId, signature, active, reports },
      aliases: [...new Set(aliases)],
      imap: imap.server,
      smtp: smtp.server,
    },
    passwords: {
      ...passwordOf('imap', imap, before && { server: before.imap, password: before.imapPassword }),
      ...passwordOf('smtp', smtp, before && { server: before.smtp, password: before.smtpPassword }),
    },
  };
}

/** The same without any password, for the journal. */
export const withoutPasswords = <T extends Partial<Pick<Settings, 'imap' | 'smtp'>>>(settings: T) => ({
  ...settings,
  ...(settings.imap && { imap: apart(settings.imap).server }),
  ...(settings.smtp && { smtp: apart(settings.smtp).server }),
});

type Server = NonNullable<Mailbox['smtp']>;

function apart<T extends Server>(
  server: (T & { password?: string | undefined }) | null,
): { server: T | null; password: string | undefined } {
  if (server === null) return { server: null, password: undefined };
  const { password, ...rest } = server;
  return { server: rest as unknown as T, password };
}

function passwordOf(
  what: 'imap' | 'smtp',
  now: { server: Server | null; password: string | undefined },
  before: { server: Server | null; password: string | null } | null,
): { imap?: string | null; smtp?: string | null } {
  const { server, password } = now;
  if (server === null || server.user === null) return { [what]: null };
  if (password !== undefined) return { [what]: password };
  const known = before?.server;
  const same = known?.host === server.host && known.port === server.port && known.user === server.user;
  const unprotected = server.security === 'none' && known?.security !== 'none';
  if (same && !unprotected && before?.password) return {};
  throw new DomainError('request.invalid', undefined, [
    { path: `${what}.password`, code: 'mailbox.password-needed' },
  ]);
}
