import { Injectable } from '@nestjs/common';
import { Directory } from '@vigie/directory';
import { Database, DomainError } from '@vigie/platform';
import { type PlanKind, type RequestKind, requestKinds, ruleOfKind } from '@vigie/rules';
import { type GroundRequest, WrittenRequests } from '@vigie/tickets';
import type { TicketPlans } from '@vigie/wire';
import type { Reader } from '../../store/plans/plan.store';
import { tenantOfClient, type PlanTenant } from '../../store/plans/tenant.store';

/** What a plan of a ticket rests upon. */
export interface Ground {
  tenant: PlanTenant;
  request: GroundRequest;
}

interface Seen {
  tenant: PlanTenant | null;
  request: GroundRequest | null;
  obstacle: TicketPlans['obstacle'];
}

/** Nothing is done without a written request of somebody who may ask, and without the agreement that the client wants. */
@Injectable()
export class PlanGate {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
    private readonly requests: WrittenRequests,
  ) {}

  /** What there is, and what stands in the way of a plan of this kind; of any kind when none is given. */
  async look(
    ticket: { id: string; clientId: string },
    kind: PlanKind | null,
    reader: Reader = this.database,
  ): Promise<Seen> {
    const tenant = await tenantOfClient(reader, ticket.clientId);
    const request = await this.requests.ofTicket(ticket, reader);
    const { approvalKinds } = await this.directory.clientTerms(ticket.clientId, reader);
    const asked = requestKinds.find((one) => one === `account.${kind ?? ''}`);
    const written: (RequestKind | null | undefined)[] = [request?.kind, request?.qualifiedKind];
    const wanted = [...written, asked].filter((one) => one && ruleOfKind(approvalKinds, one).by !== 'nobody');
    // Who agreed to what was asked has agreed to nothing else.
    const agreed = (request?.approvedBy ?? null) !== null && wanted.every((one) => written.includes(one));
    const approved = wanted.length === 0 || agreed;
    const authored = request !== null && request.authorId !== null;
    const obstacle = !tenant ? 'no-tenant' : !authored ? 'no-request' : !approved ? 'not-approved' : null;
    return { tenant, request, obstacle };
  }

  /** The same where a plan is made or launched. Errors: plan.no-tenant, plan.no-request, plan.not-approved. */
  async pass(
    ticket: { id: string; clientId: string },
    kind: PlanKind,
    reader: Reader = this.database,
  ): Promise<Ground> {
    const { tenant, request, obstacle } = await this.look(ticket, kind, reader);
    if (obstacle !== null) throw new DomainError(`plan.${obstacle}`);
    if (!tenant || !request) throw new DomainError('plan.no-request');
    return { tenant, request };
  }
}
