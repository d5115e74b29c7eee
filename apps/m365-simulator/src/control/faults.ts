import { z } from 'zod';

/**
 * What goes wrong, and how often. `lost` does the work and cuts the line before the answer, `gateway` does it and answers
 * 504; `lag` answers 404 as a replica that has not heard yet, `stale` an empty collection; `throttle` answers 429 and
 * punishes who asks again too early.
 */
export const faultSeed = z.strictObject({
  /** Of which requests: `POST /users`; `*` for any. */
  match: z.string().min(1),
  tenantId: z.uuid().optional(),
  kind: z.enum(['throttle', 'unavailable', 'error', 'lost', 'gateway', 'slow', 'lag', 'stale', 'forbidden']),
  /** How many requests it strikes. */
  times: z.int().min(1).default(1),
  /** Lets as many through first. */
  after: z.int().min(0).default(0),
  retryAfterSeconds: z.int().min(0).default(1),
  delayMs: z.int().min(0).max(60_000).default(0),
});
export type Fault = z.output<typeof faultSeed>;

/** Faults on demand; those of a plan strike in its order. */
export class Faults {
  private readonly planned: Fault[] = [];
  /** Requests allowed per tenant in ten seconds of real time; null for no limit. */
  quota: number | null = null;
  private readonly spent = new Map<string, number[]>();

  add(fault: Fault): void {
    this.planned.push(fault);
  }

  clear(): void {
    this.planned.length = 0;
    this.quota = null;
    this.spent.clear();
  }

  /** The fault that strikes this request, if any. */
  strike(tenantId: string, method: string, operation: string): Fault | null {
    const fits = ({ match, tenantId: only }: Fault) =>
      (only === undefined || only === tenantId) &&
      (match === '*' || match === `${method} ${operation}` || match === `${method} *`);
    const fault = this.planned.find(fits);
    if (!fault) return null;
    if (fault.after > 0) {
      fault.after -= 1;
      return null;
    }
    fault.times -= 1;
    if (fault.times === 0) this.planned.splice(this.planned.indexOf(fault), 1);
    return fault;
  }

  /** Seconds to wait when a tenant has asked too much; calls made while it should wait count, too. */
  throttled(tenantId: string, at = Date.now()): number | null {
    if (this.quota === null) return null;
    const recent = (this.spent.get(tenantId) ?? []).filter((one) => at - one < 10_000);
    recent.push(at);
    this.spent.set(tenantId, recent);
    if (recent.length <= this.quota) return null;
    const first = recent[recent.length - this.quota - 1] ?? at;
    return Math.max(1, Math.ceil((10_000 - (at - first)) / 1000));
  }
}
