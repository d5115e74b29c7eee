import { Injectable } from '@nestjs/common';
import { Directory } from '@vigie/directory';
import { DomainError, type Actor, type Transaction } from '@vigie/platform';
import { addDays, approversOf, daysBetween, localDateOf } from '@vigie/rules';
import { insertApproval, type NewApproval } from '../../store/approvals/approval.store';
import { contactsOf } from '../../store/catalogue/form-options.store';
import type { SealedApproval } from '../../store/requests/written-request.store';

/** What becomes of a request whose type asks for an agreement. */
export type ApprovalOutcome =
  /** Nobody has to agree, or the only one who can is the author: it is received at once. */
  { state: 'received'; approval: SealedApproval | undefined } | { state: 'waiting'; approvalId: string };

const dayMs = 86_400_000;

/** Holds a request back until somebody of the client has agreed to it. */
@Injectable()
export class AskApproval {
  constructor(private readonly directory: Directory) {}

  /** Inside the transaction that would else receive the request. */
  async ask(tx: Transaction, actor: Actor, request: NewApproval): Promise<ApprovalOutcome> {
    const { rule, clientId, requesterId } = request;
    if (rule.by === 'nobody') return { state: 'received', approval: undefined };
    const contacts = await contactsOf(tx, clientId);
    const approvers = approversOf(rule, contacts, requesterId);
    if (approvers.length === 0) throw new DomainError('approval.nobody');
    if (approvers.includes(requesterId)) {
      const by = { id: requesterId, name: actor.name, email: actor.email };
      const at = tx.now.toISOString();
      return { state: 'received', approval: { by, askedAt: at, at, comment: null, ownRequest: true } };
    }
    const approvalId = await insertApproval(tx, request);
    const { calendar } = await this.directory.clientTerms(clientId, tx);
    const today = localDateOf(tx.now.toISOString(), calendar.zone);
    const { region, goodFriday = false } = calendar;
    const next = addDays({ from: today, count: 1, kind: 'ouvre', region, goodFriday });
    await tx.emit('approval.asked', { approvalId, clientId });
    const reminder = new Date(tx.now.getTime() + daysBetween(today, next) * dayMs);
    await tx.emit('approval.reminder-due', { approvalId, clientId }, reminder);
    await tx.audit(actor, 'approval.asked', `approval:${approvalId}`, { kind: request.request.kind });
    tx.live({ type: 'approval.changed', clientId });
    return { state: 'waiting', approvalId };
  }
}
