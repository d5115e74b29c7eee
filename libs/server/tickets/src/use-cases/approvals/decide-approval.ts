import { Injectable } from '@nestjs/common';
import { Directory } from '@vigie/directory';
import { Database, DomainError, found, type Actor, type Transaction } from '@vigie/platform';
import { approversOf } from '@vigie/rules';
import type { ApprovalDecision } from '@vigie/wire';
import { lockApproval, updateApproval, type StoredApproval } from '../../store/approvals/approval.store';
import { contactsOf } from '../../store/catalogue/form-options.store';
import { ReceiveRequest } from '../requests/receive-request';

/** Somebody of the client agrees to a request, which makes it the written request, or refuses it, which ends it. */
@Injectable()
export class DecideApproval {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
    private readonly requests: ReceiveRequest,
  ) {}

  execute(actor: Actor, id: string, { decision, ...said }: ApprovalDecision): Promise<void> {
    const comment = said.comment ?? null;
    return this.database.transaction(async (tx) => {
      const approval = await lockApproval(tx, actor.scope, id);
      await this.check(tx, actor, approval);
      const { clientId } = approval;
      const ticketId = decision === 'approve' ? await this.receive(tx, actor, approval, comment) : null;
      await updateApproval(tx, id, {
        state: decision === 'approve' ? 'approved' : 'refused',
        decidedAt: tx.now,
        decidedBy: found(actor.id),
        comment,
        ticketId,
      });
      await tx.audit(actor, `approval.${decision}d`, `approval:${id}`, { comment, ticketId });
      await tx.emit('approval.decided', { approvalId: id, clientId });
      tx.live({ type: 'approval.changed', clientId });
    });
  }

  /** Who may agree is asked of the people of today: those who left no longer do. */
  private async check(tx: Transaction, actor: Actor, approval: StoredApproval): Promise<void> {
    const contacts = await contactsOf(tx, approval.clientId);
    if (!approversOf(approval.rule, contacts, approval.requesterId).includes(found(actor.id)))
      throw new DomainError('permission.missing');
    if (approval.state !== 'waiting') throw new DomainError('approval.already-decided');
  }

  private async receive(
    tx: Transaction,
    actor: Actor,
    approval: StoredApproval,
    comment: string | null,
  ): Promise<string> {
    const { clientId, request, nature, fileIds, askedAt } = approval;
    const author = found(await this.directory.contactById(approval.requesterId, tx));
    const { ticketId } = await this.requests.receive(tx, {
      clientId,
      author: { id: author.id, name: author.name, email: author.email },
      channel: 'portal',
      receivedAt: tx.now,
      request,
      ...(nature && { nature }),
      approval: {
        by: { id: found(actor.id), name: actor.name, email: actor.email },
        askedAt: askedAt.toISOString(),
        at: tx.now.toISOString(),
        comment,
        ownRequest: false,
      },
      fileIds,
      raw: null,
    });
    return ticketId;
  }
}
