import type { ApiClient } from './api';
import type { Product } from './product';

/** One request that the Microsoft of the demonstration answered. */
export interface JournalLine {
  method: string;
  operation: string | null;
  status: number;
  permission: string | null;
  body: unknown;
}

interface Step {
  id: string;
  kind: string;
  state: string;
  command: string | null;
}
interface Plan {
  id: string;
  state: string;
  steps: Step[];
}

/** Acme and Cèdre in the Microsoft of the demonstration, and our application there. */
export const acmeTenant = 'a1c00000-0000-4000-8000-000000000001';
export const cedreTenant = 'ced00000-0000-4000-8000-000000000002';
export const application = '3f2c9f0e-6a51-4c57-9d0b-1f6c7a4be001';

/** The side door of the simulator: its clock, its journal, and an administrator who pastes lines. */
export class Microsoft {
  constructor(private readonly product: Product) {}

  /** Time passes at Microsoft. */
  async advance(seconds: number): Promise<void> {
    await this.call('POST', '/clock', { advanceSeconds: seconds });
  }

  /** A line of Exchange Online PowerShell, as an administrator pastes it. */
  async paste(line: string): Promise<void> {
    await this.call('POST', '/exchange', { tenantId: acmeTenant, line });
  }

  /** An administrator of a tenant changes something: licences bought, permissions taken back. */
  async change(change: object, tenantId = acmeTenant): Promise<void> {
    await this.call('PATCH', `/tenants/${tenantId}`, change);
    await this.call('DELETE', '/tokens');
  }

  /** What goes wrong at Microsoft's from now on. */
  async fault(...faults: object[]): Promise<void> {
    await this.call('POST', '/faults', faults);
  }

  /** Somebody of Acme as the tenant has them. */
  async person(
    address: string,
  ): Promise<{ jobTitle: string | null; accountEnabled: boolean; groups: string[] }> {
    const answer = await this.call('GET', `/tenants/${acmeTenant}`);
    const { users, groups } = (await answer.json()) as {
      users: { id: string; userPrincipalName: string; jobTitle: string | null; accountEnabled: boolean }[];
      groups: { displayName: string; members: string[] }[];
    };
    const user = users.find(({ userPrincipalName }) => userPrincipalName === address);
    if (!user) throw new Error(`nobody is ${address}`);
    const own = groups.filter(({ members }) => members.includes(user.id));
    return { ...user, groups: own.map(({ displayName }) => displayName) };
  }

  /** What it did when asked, but for what only reads. */
  async writes(): Promise<JournalLine[]> {
    const answer = await this.call('GET', `/journal?tenantId=${acmeTenant}`);
    const { lines } = (await answer.json()) as { lines: JournalLine[] };
    return lines.filter(
      ({ method, operation, status }) => method !== 'GET' && operation !== null && status < 400,
    );
  }

  /** Lets time pass, and looks again at whatever waits for it (or at one kind), until the plan stands as wanted. */
  async until(api: ApiClient, planId: string, stands: (plan: Plan) => boolean, only?: string): Promise<Plan> {
    for (let round = 0; round < 90; round += 1) {
      const plan = await api.json<Plan>('GET', `/api/account-plans/${planId}`);
      if (stands(plan)) return plan;
      await this.advance(only === undefined ? 60 : 5);
      for (const step of plan.steps)
        if (step.state === 'waiting-for-microsoft' && (only ?? step.kind) === step.kind)
          await api.send('POST', `/api/account-steps/${step.id}/retry`);
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
    const { steps } = await api.json<Plan>('GET', `/api/account-plans/${planId}`);
    throw new Error(
      `the plan stands otherwise: ${steps.map(({ kind, state }) => `${kind} ${state}`).join(', ')}`,
    );
  }

  private async call(method: string, path: string, body?: unknown): Promise<Response> {
    const answer = await fetch(`${this.product.microsoftUrl}/__sim${path}`, {
      method,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer;
  }
}

/** The state of the step of a kind. */
export const stateOf = ({ steps }: Plan, kind: string): string | undefined =>
  steps.find((step) => step.kind === kind)?.state;
