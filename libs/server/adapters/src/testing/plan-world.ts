import { randomUUID } from 'node:crypto';
import { Global, Module } from '@nestjs/common';
import { accountEntities, planJobs, PlansHttpModule, PlansModule, TenantOperations } from '@vigie/accounts';
import { type Actor, JobRunner } from '@vigie/platform';
import { graphPermissions } from '@vigie/rules';
import { TicketWorld } from '@vigie/tickets/testing';
import type { AccountPlan, AccountStep, NewRequest, PlanFacts } from '@vigie/wire';
import type { Agent } from 'supertest';
import { makeCertificate } from '../graph/certificate';
import { GraphClient } from '../graph/graph-client';
import { GraphOperations } from '../graph/graph-operations';
import { GraphSimulator } from './simulator';
import { borel, clientId } from './tenant.data';

/** What is asked of Microsoft, in the order of the requests. */
export interface JournalLine {
  method: string;
  operation: string;
  path: string;
  status: number;
  /** The fault that struck it. */
  fault: string | null;
}

let operations: GraphOperations;

@Global()
@Module({
  providers: [{ provide: TenantOperations, useFactory: () => operations }],
  exports: [TenantOperations],
})
class SimulatedTenants {}

/** Clients with tenants on the simulator, our people, and a worker that does what is due. */
export class PlanWorld {
  private constructor(
    readonly desk: TicketWorld,
    readonly simulator: GraphSimulator,
    readonly technician: Actor,
    readonly staff: Agent,
    readonly second: Agent,
  ) {}

  static async open(name: string): Promise<PlanWorld> {
    const simulator = await GraphSimulator.open();
    const certificate = await makeCertificate('Vigie', new Date(), 30);
    const certificates = [certificate.certificatePem];
    await simulator.control('PUT', '/applications', {
      clientId,
      certificates,
      permissions: graphPermissions,
    });
    operations = new GraphOperations(
      new GraphClient({
        loginUrl: simulator.url,
        graphUrl: simulator.url,
        resource: 'https://graph.microsoft.com',
        credentials: () => Promise.resolve({ clientId, ...certificate }),
        attempts: 2,
        pause: () => Promise.resolve(),
      }),
    );
    const desk = await TicketWorld.open(name, {
      imports: [PlansModule, PlansHttpModule, SimulatedTenants],
      jobs: planJobs,
      entities: accountEntities,
    });
    const technician = await desk.staff();
    const second = await desk.http(await desk.staff());
    return new PlanWorld(desk, simulator, technician, await desk.http(technician), second);
  }

  async close(): Promise<void> {
    await this.desk.close();
    await this.simulator.close();
  }

  /** A client with a tenant, and its portal. `other`: what its tenant has otherwise than Borel. */
  async client(other: object = {}): Promise<{ id: string; requester: Actor; portal: Agent; tenant: string }> {
    const { id, requester } = await this.desk.client();
    const tenant = randomUUID();
    await this.simulator.control('DELETE', '/faults');
    await this.simulator.control('POST', '/tenants', { id: tenant, ...borel, ...other });
    await this.desk.database.query(
      `INSERT INTO m365_tenant (client_id, guid, domain, naming, created_at, version)
       VALUES (?, ?, 'borel.test', 'first.last', NOW(3), 1)`,
      [id, tenant],
    );
    return { id, requester, tenant, portal: await this.desk.http(requester) };
  }

  /** The ticket of a written request, in the hands of our technician. */
  async ticket(portal: Agent, request: NewRequest): Promise<{ id: string; requestId: string }> {
    const { body } = await portal.post('/api/portal/requests').send(request).expect(201);
    const ticket = await this.staff.get(`/api/tickets/${body.ticketId}`).expect(200);
    await this.staff
      .post(`/api/tickets/${body.ticketId}/assign`)
      .send({ assigneeId: this.technician.id, version: ticket.body.version })
      .expect(200);
    return { id: body.ticketId, requestId: body.id };
  }

  async propose(ticketId: string, facts: PlanFacts): Promise<AccountPlan> {
    const { body } = await this.staff
      .post(`/api/tickets/${ticketId}/account-plans`)
      .send({ facts })
      .expect(201);
    return body;
  }

  async launch({ id, version }: AccountPlan, when: object = { at: 'now' }): Promise<AccountPlan> {
    return (await this.staff.post(`/api/account-plans/${id}/launch`).send({ when, version }).expect(200))
      .body;
  }

  async plan(id: string): Promise<AccountPlan> {
    return (await this.staff.get(`/api/account-plans/${id}`).expect(200)).body;
  }

  /** Time goes by at Microsoft’s, and whatever waits is due. */
  async later(seconds = 60): Promise<void> {
    await this.simulator.control('POST', '/clock', { advanceSeconds: seconds });
    await this.desk.database.query(
      "UPDATE outbox SET available_at = NOW(3) WHERE done_at IS NULL AND job = 'plan.step'",
    );
  }

  /** Identifiers of the jobs of steps that are due. */
  async dueSteps(): Promise<{ id: string; stepId: string; attempt: number }[]> {
    const rows = await this.desk.database.query<{ id: string; payload: string | object }>(
      "SELECT id, payload FROM outbox WHERE done_at IS NULL AND job = 'plan.step' AND available_at <= NOW(3) ORDER BY id",
    );
    return rows.map(({ id, payload }) => ({
      id,
      ...((typeof payload === 'string' ? JSON.parse(payload) : payload) as {
        stepId: string;
        attempt: number;
      }),
    }));
  }

  /** Runs a plan as workers and people would, until it ends or somebody has to decide. */
  async play(planId: string, tenant: string, work = () => this.desk.settle()): Promise<AccountPlan> {
    for (let round = 0; round < 60; round += 1) {
      await work();
      const plan = await this.plan(planId);
      if (plan.state === 'completed' || plan.steps.some(({ state }) => state === 'failed')) return plan;
      for (const step of plan.steps) await this.act(step, tenant);
      await this.later();
    }
    throw new Error(`the plan never ends: ${JSON.stringify((await this.plan(planId)).steps)}`);
  }

  /** Runs one job of the outbox again, as another worker would. */
  run(outboxId: string): Promise<void> {
    return this.desk.get(JobRunner).run(outboxId);
  }

  async journal(tenant: string): Promise<JournalLine[]> {
    return (await this.simulator.control<{ lines: JournalLine[] }>('GET', `/journal?tenantId=${tenant}`))
      .lines;
  }

  private async act(step: AccountStep, tenantId: string): Promise<void> {
    const path = `/api/account-steps/${step.id}`;
    if (step.state === 'waiting' && step.hindrance?.why === 'second-person') {
      await this.staff.post(`${path}/confirm`).expect(200);
      await this.second.post(`${path}/confirm`).expect(200);
    }
    if (step.state !== 'ready' || step.channel === 'automatic') return;
    if (step.command !== null) {
      const pasted = { tenantId, line: step.command };
      const taken = await this.simulator.control('POST', '/exchange', pasted).then(
        () => true,
        () => false,
      );
      // Exchange does not know a mailbox at once: people try again, too.
      if (!taken) return;
    }
    await this.staff.post(`${path}/done`).send({ evidence: 'Fait, vu de mes yeux.' }).expect(200);
  }
}
