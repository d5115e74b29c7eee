/** The words of written requests and tickets, shared by the database, the wire and the screens. */

/**
 * Kinds of written request. Accounts and restores promise 48 h (conditions art. 11, 14, 22); so does a free e-mail,
 * which may ask for one of them, until a person has qualified it. What a request of the catalogue promises is part of
 * its type.
 */
export const requestKinds = [
  'account.arrival',
  'account.departure',
  'account.change',
  'backup.restore',
  'incident',
  'question',
  'email',
  'catalogue',
] as const;
export type RequestKind = (typeof requestKinds)[number];

/** How a written request reached us. */
export const requestChannels = ['portal', 'email', 'confirmed-draft'] as const;
export type RequestChannel = (typeof requestChannels)[number];

export const ticketKinds = [
  'request',
  'incident',
  'question',
  'change',
  'cyber-incident',
  'internal',
] as const;
export type TicketKind = (typeof ticketKinds)[number];

export const ticketStates = [
  'new',
  'open',
  'waiting-client',
  'waiting-vendor',
  'planned',
  'resolved',
  'closed',
] as const;
export type TicketState = (typeof ticketStates)[number];

/** 1 is the most urgent. */
export const priorities = [1, 2, 3, 4] as const;
export type Priority = (typeof priorities)[number];

export const levels = ['high', 'medium', 'low'] as const;
/** Impact or urgency of a ticket. */
export type Level = (typeof levels)[number];
