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

/** The form of a mailbox, new or as it is; its passwords are never known here. */
export function mailboxModel(box: Mailbox | null) {
  return {
    address: box?.address ?? '',
    name: box?.name ?? '',
    aliases: box?.aliases.join('\n') ?? '',
    senderNames: box?.senderNames ?? ('mailbox' as const),
    imap: serverModel(box ? box.imap : undefined, 993),
    smtp: serverModel(box ? box.smtp : null, 465),
    ticketKind: box?.ticketKind ?? ('' as const),
    clientId: box?.client?.id ?? '',
    signature: box?.signature ?? '',
    active: box?.active ?? true,
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
  port: Number(port),
  security,
  ...(password && { password }),
});
