import { Injectable } from '@nestjs/common';
import { Directory } from '@vigie/directory';
import { Database, found, type Actor, type Transaction } from '@vigie/platform';
import { ruleOfKind } from '@vigie/rules';
import type { NewRequest } from '@vigie/wire';
import { formWasSent } from '../../store/form-drafts/form-draft.store';
import { AskApproval } from '../approvals/ask-approval';
import { ReceiveRequest } from './receive-request';
import type { ReceivedRequest } from './received';
import { checkRequestDates } from './request-dates';

/** What became of a request: received, or held until the client's management agrees. */
export type SentRequest = { requestId: string; ticketId: string } | { approvalId: string };

/** A contact sends a request of one of the kinds of every contract. */
@Injectable()
export class SendRequest {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
    private readonly approvals: AskApproval,
    private readonly requests: ReceiveRequest,
  ) {}

  /** From its form on the portal, whose draft goes with it. */
  execute(actor: Actor, request: NewRequest): Promise<SentRequest> {
    return this.database.transaction(async (tx) => {
      const { attachmentIds: fileIds = [], ...content } = request;
      await formWasSent(tx, actor, request.kind);
      return this.send(tx, actor, {
        clientId: found(actor.clientId),
        author: { id: found(actor.id), name: actor.name, email: actor.email },
        channel: 'portal',
        receivedAt: tx.now,
        request: content,
        fileIds,
        raw: null,
      });
    });
  }

  /** Received, or held back where its client wants an agreement to the kind; inside the caller's transaction. */
  async send(tx: Transaction, actor: Actor, input: ReceivedRequest): Promise<SentRequest> {
    const { clientId, author, request, fileIds } = input;
    const { approvalKinds, calendar } = await this.directory.clientTerms(clientId, tx);
    const rule = ruleOfKind(approvalKinds, request.kind);
    checkRequestDates(request, { now: input.receivedAt, zone: calendar.zone });
    const asked = { clientId, requesterId: author.id, request, nature: null, fileIds, rule };
    const outcome = await this.approvals.ask(tx, actor, asked);
    if (outcome.state === 'waiting') return { approvalId: outcome.approvalId };
    return this.requests.receive(tx, { ...input, approval: outcome.approval });
  }
}
