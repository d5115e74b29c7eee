import { Injectable } from '@nestjs/common';
import { type ClientScope, Database, found, scopeCondition } from '@vigie/platform';
import type { AnyRequest, PlanFacts, TicketPlans as TicketPlansView } from '@vigie/wire';
import { namedInTenant, templateFor } from '../../store/plans/tenant.store';
import { PlanGate } from './plan-gate';
import { Plans } from './plans';

/** What is planned on a ticket, and what its written request asks for. */
@Injectable()
export class TicketPlans {
  constructor(
    private readonly database: Database,
    private readonly gate: PlanGate,
    private readonly plans: Plans,
  ) {}

  /** 404 outside the scope. */
  async of(scope: ClientScope, ticketId: string): Promise<TicketPlansView> {
    const own = scopeCondition(scope, 'client_id');
    const row = await this.database.one<{ clientId: string }>(
      `SELECT client_id AS clientId FROM ticket WHERE id = ? AND ${own.sql}`,
      [ticketId, ...own.parameters],
    );
    const { clientId } = found(row);
    const { request, obstacle } = await this.gate.look({ id: ticketId, clientId }, null);
    return {
      items: await this.plans.ofTicket(clientId, ticketId),
      obstacle,
      proposal: request && (await this.proposal(clientId, request.request)),
    };
  }

  private async proposal(clientId: string, request: AnyRequest): Promise<PlanFacts | null> {
    if (request.kind === 'account.arrival') return this.arrival(clientId, request.form);
    if (request.kind === 'account.departure')
      return {
        kind: 'departure',
        address: request.form.userPrincipalName,
        mailbox: request.form.mailbox,
        ...{ redirectTo: null, automaticReply: null, heirs: [], devices: {}, tasks: [] },
      };
    if (request.kind === 'account.change')
      return {
        kind: 'change',
        address: request.form.userPrincipalName,
        ...{ jobTitle: null, join: [], leave: [], addLicences: [], removeLicences: [] },
      };
    return null;
  }

  /** By the template of the function, and what the client named beside. */
  private async arrival(
    clientId: string,
    form: Extract<AnyRequest, { kind: 'account.arrival' }>['form'],
  ): Promise<PlanFacts> {
    const { firstName, lastName, jobTitle = null, licence, groups = [] } = form;
    const template = jobTitle === null ? null : await templateFor(this.database, clientId, jobTitle);
    const named = await namedInTenant(this.database, clientId, { licence, groups });
    const both = (one: readonly string[] = [], other: readonly string[]) => [...new Set([...one, ...other])];
    return {
      ...{ kind: 'arrival', firstName, lastName, jobTitle, address: null, manager: null },
      templateId: template?.id ?? null,
      licences: both(template?.licences, named.licences),
      groups: both(template?.groups, named.groups),
      tasks: template?.tasks ?? [],
    };
  }
}
