import { mailboxOf, type OwnMailbox } from '@vigie/rules';
import { fromJson, type Config, type Database, type Transaction } from '@vigie/platform';
import { email, type MailRecipients } from '@vigie/wire';
import type { StoredTicket, TicketKey } from '../desk/ticket.store';
import { otherRequesters } from '../desk/ticket-merge.store';
import { allOwnMailboxes } from '../mailboxes/mailbox.store';
import { copiedContacts } from '../watchers/watcher.store';
import type { InboundMailRow } from './inbound-mail.row';

type Reader = Database | Transaction;

/** So many mails of a ticket are asked whom they name, the latest ones. */
const asked = 200;

/** Whom an answer copies anyway, and whom the client's mails name besides; never one of our own addresses. */
export async function answerCopies(
  reader: Reader,
  config: Pick<Config, 'mailFrom'>,
  ticket: Pick<StoredTicket, 'id' | 'clientId' | 'requesterId'>,
  requester: string,
): Promise<{ cc: string[]; proposed: string[] }> {
  const boxes = await allOwnMailboxes(reader, config);
  const isOther = (address: string) => address !== requester && mailboxOf(boxes, address) === undefined;
  const anyway = [...(await otherRequesters(reader, ticket)), ...(await copiedContacts(reader, ticket))];
  const cc = [...new Set(anyway)].filter(isOther);
  const named = await namedByMails(reader, ticket);
  const people = named.filter(
    (address) => isOther(address) && !cc.includes(address) && email.safeParse(address).success,
  );
  return { cc, proposed: await withoutStaff(reader, people) };
}

/** Whom a received mail names, without ourselves. */
export const recipientsBesides = (
  boxes: readonly OwnMailbox[],
  mail: Pick<InboundMailRow, 'to' | 'cc'> | undefined,
): MailRecipients => {
  const others = (addresses: readonly string[] | null | undefined) =>
    (addresses ?? []).filter((address) => mailboxOf(boxes, address) === undefined);
  return { to: others(mail?.to), cc: others(mail?.cc) };
};

/** Addresses in the mails of a ticket and of those that go on in it, each once. */
async function namedByMails(reader: Reader, { id, clientId }: TicketKey): Promise<string[]> {
  const rows = await reader.query<Record<'tos' | 'ccs', string[] | string | null>>(
    `SELECT m.to_addresses AS tos, m.cc_addresses AS ccs
       FROM (SELECT ? AS id UNION SELECT ticket_id FROM ticket_merge WHERE client_id = ? AND standing_id = ?) t
       JOIN inbound_mail m ON m.ticket_id = t.id
      WHERE m.client_id = ? AND m.state IN ('request', 'draft', 'message') ORDER BY m.id DESC LIMIT ?`,
    [id, clientId, id, clientId, asked],
  );
  const lists = rows.reverse().flatMap(({ tos, ccs }) => [tos, ccs]);
  return [...new Set(lists.flatMap((list) => (list === null ? [] : fromJson(list))))];
}

/** Our people follow a ticket in the console. */
async function withoutStaff(reader: Reader, addresses: readonly string[]): Promise<string[]> {
  if (addresses.length === 0) return [];
  const rows = await reader.query<{ email: string }>(
    "SELECT email FROM person WHERE kind = 'staff' AND email IN (?)",
    [addresses],
  );
  const ours = new Set(rows.map(({ email: address }) => address));
  return addresses.filter((address) => !ours.has(address));
}
