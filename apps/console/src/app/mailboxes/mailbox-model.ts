import type { Mailbox, MailSecurity, MailboxInput } from '@vigie/wire';

/** A mail server as the form holds it. */
export interface ServerModel {
  on: boolean;
  host: string;
  port: number;
  security: MailSecurity;
  user: string;
  password: string;
  folder: string;
}

const blank: Pick<Mailbox, 'address' | 'name' | 'aliases' | 'senderNames' | 'ticketKind' | 'client'> &
  Pick<Mailbox, 'signature' | 'active' | 'reports'> = {
  ...{ address: '', name: '', aliases: [], senderNames: 'mailbox' },
  ...{ ticketKind: null, client: null, signature: null, active: true, reports: false },
};

/** The form of a mailbox, new or as it is; its passwords are never known here. */
export function mailboxModel(box: Mailbox | null) {
  const { address, name, aliases, senderNames, ticketKind, client, signature, active, reports } =
    box ?? blank;
  return {
    ...{ address, name, senderNames, active, reports },
    aliases: aliases.join('\n'),
    imap: serverModel(box ? box.imap : undefined, 993),
    smtp: serverModel(box ? box.smtp : null, 465),
    ticketKind: ticketKind ?? ('' as const),
    clientId: client?.id ?? '',
    signature: signature ?? '',
  };
}
export type MailboxModel = ReturnType<typeof mailboxModel>;

function serverModel(known: Mailbox['imap'] | Mailbox['smtp'] | undefined, port: number): ServerModel {
  const usual = { host: '', port, security: 'tls' as const, user: '', folder: 'INBOX' };
  return { ...usual, ...known, user: known?.user ?? '', on: known !== null, password: '' };
}

/** What is sent of the form. */
export function mailboxBody(model: MailboxModel): MailboxInput {
  const { imap, smtp, aliases, ticketKind, clientId, signature, ...rest } = model;
  return {
    ...rest,
    aliases: aliases.split(/[\s,;]+/).filter(Boolean),
    imap: imap.on ? { ...serverBody(imap), user: imap.user.trim(), folder: imap.folder.trim() } : null,
    smtp: smtp.on ? { ...serverBody(smtp), user: smtp.user.trim() || null } : null,
    ticketKind: ticketKind || null,
    clientId: clientId || null,
    signature: signature.trim() || null,
  };
}

const serverBody = ({ host, port, security, password }: ServerModel) => ({
  host: host.trim(),
  port,
  security,
  ...(password && { password }),
});
