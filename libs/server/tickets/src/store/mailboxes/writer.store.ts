import { senderName, signatureOf } from '@vigie/rules';
import type { Actor, Database, MailSender, Transaction } from '@vigie/platform';
import { macroValuesOf } from '../macros/macro-values.store';
import { mailboxOfTicket } from './mailbox.store';

/** How a reply of a person on a ticket leaves: from the mailbox by which the ticket came, with its signature. */
export async function writerOf(
  reader: Database | Transaction,
  actor: Actor,
  ticketId: string,
): Promise<{ sender: MailSender | null; signature: string | null }> {
  const box = await mailboxOfTicket(reader, ticketId);
  if (!box) return { sender: null, signature: null };
  const sender = { mailboxId: box.id, address: box.address, name: senderName(box, actor.name) };
  const values = box.signature === null ? null : await macroValuesOf(reader, actor, ticketId);
  const signature = (values && signatureOf(box.signature ?? '', values)) || null;
  return { sender, signature };
}
