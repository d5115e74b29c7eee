import { channelDecision, type AutomaticMail } from '@vigie/rules';
import type { Contact } from '@vigie/directory';
import { permissionsOf, type InboundReason } from '@vigie/wire';
import type { AnsweredTicket } from '../../store/mail/mail.store';

/** From this many mails of one sender in an hour, a person looks before anything more is opened or answered. */
export const openingsPerHour = 30;

/** What is known about a mail when its way is decided. */
export interface MailFacts {
  /** A mail of the same sender with the same Message-ID was handled. */
  handledCopy: boolean;
  /** It was written to an address that takes the reports of backups. */
  reportsBackup: boolean;
  /** It comes from our own address, or is one of our own mails. */
  ours: boolean;
  automatic: AutomaticMail;
  /** It names more than one author. */
  severalSenders: boolean;
  /** The boundary server found that the sender is not who they say. */
  forged: boolean;
  sender: Contact | 'staff' | null;
  /** The ticket whose signed mark the mail answers. */
  answered: AnsweredTicket | null;
  recentOpenings: number;
}

export type MailRoute =
  | { to: 'ignored' | 'triage'; reason: InboundReason }
  | { to: 'report' }
  | { to: 'request' | 'draft'; contact: Contact }
  | { to: 'message'; contact: Contact; ticketId: string };

/** Decides the way of a mail. In doubt a person decides, and nothing is answered. */
export function routeOf(facts: MailFacts): MailRoute {
  // Whether to believe it is decided where backups are.
  if (facts.reportsBackup)
    return facts.handledCopy ? { to: 'ignored', reason: 'duplicate' } : { to: 'report' };
  if (facts.severalSenders) return { to: 'triage', reason: 'several-senders' };
  if (facts.handledCopy) return { to: 'ignored', reason: 'duplicate' };
  if (facts.ours) return { to: 'ignored', reason: 'own-address' };
  if (facts.automatic.automatic) return { to: 'ignored', reason: facts.automatic.why };
  if (facts.forged) return { to: 'triage', reason: 'sender-not-authenticated' };
  // A mail proves nothing about our own people: they act in the console.
  if (facts.sender === 'staff') return { to: 'triage', reason: 'sender-is-staff' };
  if (facts.sender === null) return { to: 'triage', reason: 'unknown-sender' };
  return routeOfContact(facts.sender, facts);
}

/** The way of a mail whose author is this contact. */
export function routeOfContact(
  contact: Contact,
  facts: Pick<MailFacts, 'answered' | 'recentOpenings'>,
): MailRoute {
  const answered = facts.answered?.clientId === contact.clientId ? facts.answered : null;
  if (answered && !answered.isOver) return { to: 'message', contact, ticketId: answered.ticketId };
  if (facts.recentOpenings >= openingsPerHour) return { to: 'triage', reason: 'too-many-mails' };
  const decision = channelDecision({
    formula: contact.formula,
    channel: 'email',
    senderKnown: true,
    senderMayRequest: permissionsOf(contact.roles).has('requests.send'),
  });
  switch (decision.outcome) {
    case 'accept':
      // An answer that comes too late opens a request, and is judged as one.
      return answered ? { to: 'message', contact, ticketId: answered.ticketId } : { to: 'request', contact };
    case 'draft':
      return { to: 'draft', contact };
    case 'triage':
      return { to: 'triage', reason: 'sender-may-not-request' };
  }
}

/** Whether a server on the way found the sender forged (DMARC, or a hard SPF failure without a DKIM signature). */
export function isForged(headers: Record<string, string | string[]>): boolean {
  const results = [headers['authentication-results'] ?? []].flat();
  return results.some((result) => {
    if (/\bdmarc\s*=/i.test(result)) return /\bdmarc\s*=\s*fail\b/i.test(result);
    return /\bspf\s*=\s*fail\b/i.test(result) && !/\bdkim\s*=\s*pass\b/i.test(result);
  });
}
