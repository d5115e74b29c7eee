import { isReportAddress, type OwnMailbox, type TicketKind } from '@vigie/rules';
import {
  fromJson,
  mailFromOf,
  type Config,
  type Database,
  type MailSender,
  type Transaction,
} from '@vigie/platform';
import { MailboxRow } from './mailbox.row';

/** Where to read: the database, or the transaction of the caller. */
type Reader = Database | Transaction;

/** A mailbox as stored; stays inside the feature. */
export type StoredMailbox = Readonly<MailboxRow>;

export const insertMailbox = (tx: Transaction, values: Omit<MailboxRow, 'id' | 'version'>): Promise<string> =>
  tx.insert(MailboxRow, { ...values, version: 1 });

/** A mailbox, locked until the end of the transaction. */
export const lockMailbox = (tx: Transaction, id: string): Promise<StoredMailbox | null> =>
  tx.manager.findOne(MailboxRow, { where: { id }, lock: { mode: 'pessimistic_write' } });

export const updateMailbox = (
  tx: Transaction,
  row: { id: string; version: number },
  values: Partial<MailboxRow>,
): Promise<void> => tx.updateVersioned(MailboxRow, row, values);

/** Takes a mailbox away with what is known of its health; its mails stay. */
export async function deleteMailbox(tx: Transaction, id: string): Promise<void> {
  await forgetReading(tx, id);
  await tx.execute('DELETE FROM mailbox WHERE id = ?', [id]);
}

/** Its reading starts anew: what was known of it says nothing any more. */
export const forgetReading = (tx: Transaction, id: string): Promise<number> =>
  tx.execute("DELETE FROM mail_health WHERE way = 'intake' AND mailbox_id = ?", [id]);

/** Every mailbox. */
export const allMailboxes = (reader: Reader): Promise<StoredMailbox[]> =>
  reader.manager.find(MailboxRow, { order: { id: 'ASC' } });

export const findMailbox = (reader: Reader, id: string): Promise<StoredMailbox | null> =>
  reader.manager.findOneBy(MailboxRow, { id });

/** The addresses of all mailboxes, those that are switched off too: what comes from them is ours. */
export async function ownMailboxes(reader: Reader): Promise<(OwnMailbox & { id: string })[]> {
  const rows = await reader.query<{ id: string; address: string; aliases: string[] | string }>(
    'SELECT id, address, aliases FROM mailbox ORDER BY id',
  );
  return rows.map(({ aliases, ...row }) => ({ ...row, aliases: fromJson(aliases) }));
}

/** The same with the one that the installation names. */
export const allOwnMailboxes = async (
  reader: Reader,
  config: Pick<Config, 'mailFrom'>,
): Promise<OwnMailbox[]> => [
  { id: null, address: mailFromOf(config).address, aliases: [] },
  ...(await ownMailboxes(reader)),
];

/** What a mail of this mailbox opens, and whose it is when nobody knows its sender. */
export async function usesOfMailbox(
  tx: Transaction,
  id: string | null,
): Promise<{ ticketKind: TicketKind | null; clientId: string | null }> {
  const box = id === null ? null : await findMailbox(tx, id);
  return { ticketKind: box?.ticketKind ?? null, clientId: box?.clientId ?? null };
}

/** Whether a mail is the report of a backup, by the mailbox or the address that it was written to. */
export async function takesReports(
  tx: Transaction,
  config: Pick<Config, 'mailFrom'>,
  mail: { mailboxId: string | null; to: readonly string[] },
): Promise<boolean> {
  const box = mail.mailboxId === null ? null : await findMailbox(tx, mail.mailboxId);
  if (box?.reports) return true;
  const boxes = await allOwnMailboxes(tx, config);
  return mail.to.some((address) => isReportAddress(boxes, address));
}

/** The mailbox that a kept mail was written to; null for the one of the installation, or without a mail. */
export async function mailboxOfRaw(reader: Reader, rawFileKey: string | null): Promise<StoredMailbox | null> {
  if (rawFileKey === null) return null;
  const [row] = await reader.query<{ mailbox_id: string | null }>(
    'SELECT mailbox_id FROM inbound_mail WHERE raw_file_key = ?',
    [rawFileKey],
  );
  return row?.mailbox_id ? findMailbox(reader, row.mailbox_id) : null;
}

/** How a mailbox signs what machines write; null for the one of the installation, or one that is switched off. */
export const senderOf = (box: StoredMailbox | null): MailSender | null =>
  box?.active ? { mailboxId: box.id, address: box.address, name: box.name } : null;

/** The mailbox by which a ticket came, while it is in use; null for the one of the installation. */
export async function mailboxOfTicket(reader: Reader, ticketId: string): Promise<StoredMailbox | null> {
  const [row] = await reader.query<{ mailbox_id: string | null }>(
    `SELECT mailbox_id FROM inbound_mail WHERE ticket_id = ? AND state IN ('request', 'draft', 'message')
      ORDER BY id LIMIT 1`,
    [ticketId],
  );
  const box = row?.mailbox_id ? await findMailbox(reader, row.mailbox_id) : null;
  return box?.active ? box : null;
}
