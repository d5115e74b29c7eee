import type { Formula } from '../contract/formula';
import type { RequestKind } from '../ticket/vocabulary';
import type { ApprovalRule, Audience } from './definition';

/** Somebody who wants to ask. */
export interface AskingContact {
  clientId: string;
  formula: Formula;
  requester: boolean;
  approver: boolean;
}

/** Whether a contact may ask for a type of request. */
export function mayAskFor({ people, formulas, clientIds }: Audience, contact: AskingContact): boolean {
  const named = clientIds.includes(contact.clientId) || formulas.includes(contact.formula);
  if (!named && clientIds.length + formulas.length > 0) return false;
  switch (people) {
    case 'everyone':
      return true;
    case 'requesters':
      return contact.requester || contact.approver;
    case 'approvers':
      return contact.approver;
  }
}

/** An active contact of the client who could agree. */
export interface PossibleApprover {
  id: string;
  approver: boolean;
}

/**
 * Who may agree to a request: those the rule names, else every approver of the client. Nobody agrees to what they asked
 * themselves, unless nobody else could. Empty when no agreement is needed; the rule waits for one in every other case.
 */
export function approversOf(
  rule: ApprovalRule,
  contacts: readonly PossibleApprover[],
  requesterId: string,
): string[] {
  if (rule.by === 'nobody') return [];
  const named = contacts.filter(({ id }) => rule.by === 'contacts' && rule.contactIds.includes(id));
  const all = named.length > 0 ? named : contacts.filter(({ approver }) => approver);
  const others = all.filter(({ id }) => id !== requesterId);
  return (others.length > 0 ? others : all).map(({ id }) => id);
}

/** The kinds of every contract for which a client can want the agreement of its management. */
export const approvableKinds = [
  'account.arrival',
  'account.departure',
  'account.change',
  'backup.restore',
] as const satisfies readonly RequestKind[];
export type ApprovableKind = (typeof approvableKinds)[number];

/** Who agrees to a request of a kind, from what its client chose. Types of the catalogue bring their own rule. */
export function ruleOfKind(chosen: readonly ApprovableKind[], kind: RequestKind): ApprovalRule {
  const needed = chosen.some((one) => one === kind);
  return { by: needed ? 'approvers' : 'nobody', contactIds: [] };
}
