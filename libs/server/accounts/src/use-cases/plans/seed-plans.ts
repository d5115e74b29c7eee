import { Injectable } from '@nestjs/common';
import { type Actor, Database, found, type Transaction } from '@vigie/platform';
import { isAutomaticStep } from '@vigie/rules';
import { AssignTicket, demoPerson, ReceiveRequest, TicketWork } from '@vigie/tickets';
import type { StepProof } from '@vigie/wire';
import { insertPlan, stepsOf, type StoredStep, updatePlan, updateStep } from '../../store/plans/plan.store';
import { tenantOfClient } from '../../store/plans/tenant.store';
import { AdvancePlan, holdOf, type OpenPlan } from './advance-plan';
import { type DemoPlan, demoPlans } from './demo-plans.data';
import { makePlan } from './make-plan';

/** What a plan rests upon, and who works on it. */
interface DemoGround {
  clientId: string;
  ticketId: string;
  requestId: string;
  technician: Actor;
}

const hourMs = 3_600_000;
/** Between two steps, and between two looks at what waits. */
const stepMs = 45_000;
const lookMs = 120_000;
const free = { licences: new Map<string, number>(), addresses: [] };

/** Plans of a demonstration, as far as they have come; what runs of them goes on with its worker. */
@Injectable()
export class SeedPlans {
  constructor(
    private readonly database: Database,
    private readonly requests: ReceiveRequest,
    private readonly assigning: AssignTicket,
    private readonly advancing: AdvancePlan,
    private readonly work: TicketWork,
  ) {}

  async execute(): Promise<void> {
    const technician = await demoPerson(this.database, 'tech@vigie.test');
    for (const demo of demoPlans()) {
      const ground = { ...(await this.ground(demo, technician)), technician };
      await this.database.transaction((tx) => this.seed(tx, demo, ground));
    }
  }

  private async ground({ by, hoursAgo, request }: DemoPlan, technician: Actor) {
    const author = await demoPerson(this.database, by);
    const clientId = found(author.clientId);
    const received = await this.database.transaction((tx) =>
      this.requests.receive(tx, {
        ...{ clientId, channel: 'portal', request, fileIds: [], raw: null },
        author: { id: found(author.id), name: author.name, email: author.email },
        receivedAt: new Date(tx.now.getTime() - hoursAgo * hourMs),
      }),
    );
    await this.assigning.execute(technician, received.ticketId, { assigneeId: technician.id, version: 1 });
    return { clientId, ...received };
  }

  private async seed(tx: Transaction, demo: DemoPlan, ground: DemoGround): Promise<void> {
    const { clientId, ticketId, requestId, technician } = ground;
    const tenant = found(await tenantOfClient(tx, clientId));
    const { facts, person, notices, steps } = makePlan(demo.facts, tenant, demo.seen, free);
    const row = { ticketId, clientId, requestId, kind: facts.kind, facts, notices: [...notices] };
    const { accountId, effectiveDate } = demo;
    const id = await insertPlan(tx, { ...row, ...person, accountId, effectiveDate, templateId: null }, steps);
    const open = await this.advancing.open(tx, technician.scope, id);
    const launchedAt = new Date(tx.now.getTime() - (demo.hoursAgo - 1) * hourMs);
    const launched = { createdAt: launchedAt, launchedAt, launchedBy: technician.name, runAt: launchedAt };
    await updatePlan(tx, open.plan, { ...launched, state: 'running' });
    await this.work.hold(tx, open.ticket, holdOf(id));
    await this.carry(tx, demo, open, ground);
    await this.advancing.advance(tx, open, technician);
  }

  /** Brings every step to where it stands. */
  private async carry(tx: Transaction, demo: DemoPlan, open: OpenPlan, ground: DemoGround): Promise<void> {
    const launchedAt = open.plan.launchedAt ?? tx.now;
    for (const step of await stepsOf(tx, open.plan)) {
      const at = new Date(launchedAt.getTime() + step.position * stepMs);
      const begun = { startedAt: at, attempts: 1 };
      if (demo.done === 'all' || demo.done.includes(step.kind))
        await updateStep(tx, step, {
          ...begun,
          ...doneAt(new Date(at.getTime() + 20_000), step, demo, ground),
        });
      if (demo.waits === step.kind) {
        const nextProbeAt = new Date(tx.now.getTime() + lookMs);
        const waits = { state: 'waiting-for-microsoft', waitsFor: 'microsoft', nextProbeAt } as const;
        await updateStep(tx, step, { ...begun, ...waits });
        await this.advancing.due(tx, step, nextProbeAt);
      }
      if (demo.failed?.kind === step.kind) {
        const { lacking, message: vendorMessage } = demo.failed;
        const failed = { state: 'failed', failure: 'permission-missing', vendorMessage } as const;
        await updateStep(tx, step, { ...begun, ...failed, lacking: [lacking] });
      }
    }
    open.steps = await stepsOf(tx, open.plan);
  }
}

function doneAt(
  endedAt: Date,
  { kind }: StoredStep,
  { accountId }: DemoPlan,
  { technician }: DemoGround,
): Partial<StoredStep> {
  const seen: StepProof['seen'] = kind === 'create-account' ? { accountId } : {};
  const byHand = { byName: technician.name, note: 'Fait sur place.' };
  return {
    ...{ state: 'done', endedAt },
    ...(isAutomaticStep(kind) ? { proof: { requestId: null, changed: true, seen } } : byHand),
  };
}
