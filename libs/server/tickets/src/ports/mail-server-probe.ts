import type { MailSecurity, ServerTest } from '@vigie/wire';

/** How to reach a mail server, with its password in clear: never stored, logged or sent. */
export interface ServerAccess {
  host: string;
  port: number;
  security: MailSecurity;
  user: string | null;
  password: string | null;
}
export type ImapAccess = ServerAccess & { folder: string };

/** A mail server of a mailbox: where it is, or the address that the installation gives. */
export type ServerPlace<Access> = Access | { url: string };

/** Tries whether a mail server can be used. Never throws on what the server does. */
export abstract class MailServerProbe {
  /** Signs in and opens the folder. */
  abstract imap(place: ServerPlace<ImapAccess>): Promise<ServerTest>;
  /** Signs in; no mail leaves. */
  abstract smtp(place: ServerPlace<ServerAccess>): Promise<ServerTest>;
}
