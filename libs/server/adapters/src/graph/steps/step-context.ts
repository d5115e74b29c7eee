import type { StepOrder, StepOutcome } from '@vigie/accounts';
import type { StepFailure, StepProof } from '@vigie/wire';
import type { GraphClient, GraphRequest } from '../graph-client';
import { GraphFailure } from '../graph-failure';

/** What a step has at hand: its order, and Graph for its tenant. */
export interface StepContext {
  order: StepOrder;
  send: <Body = unknown>(request: GraphRequest) => Promise<{ body: Body; requestId: string | null }>;
  /** The same for what may not be there: null on 404. */
  find: <Body>(path: string) => Promise<Body | null>;
  items: <Item>(path: string) => Promise<Item[]>;
  /** How bodies name what stands at a path, whatever address is called. */
  reference: (path: string) => string;
  /** The account that the plan is about. A StepRefusal before it exists. */
  account: () => string;
}

/** A step cannot be done as it stands, for a reason of ours. */
export class StepRefusal extends Error {
  constructor(
    readonly failure: StepFailure,
    message: string,
  ) {
    super(message);
  }
}

export function contextOf(client: GraphClient, order: StepOrder): StepContext {
  const { tenantId, person } = order;
  return {
    order,
    send: (request) => client.send(tenantId, request),
    find: (path) => client.find(tenantId, path),
    items: (path) => client.all(tenantId, path),
    reference: (path) => client.reference(path),
    account: () => {
      if (person.accountId === null) throw new StepRefusal('account-missing', 'no account yet');
      return encodeURIComponent(person.accountId);
    },
  };
}

type Seen = StepProof['seen'];

export const done = (requestId: string | null, seen: Seen = {}): StepOutcome => ({
  kind: 'done',
  proof: { requestId, changed: true, seen },
});

/** It had been done before: by somebody else, or by a try of ours whose answer was lost. */
export const already = (seen: Seen = {}): StepOutcome => ({
  kind: 'done',
  proof: { requestId: null, changed: false, seen },
});

/** Microsoft took the order, by this request, and is at work. */
export const waitFor = (seconds: number, requestId: string | null = null): StepOutcome => ({
  kind: 'wait',
  why: 'microsoft',
  seconds,
  requestId,
});

/** The step that a target names; what plans always give. */
export function targetOf({ order }: StepContext): { id: string; name: string } {
  const { target } = order.step;
  if (!target) throw new StepRefusal('refused', `no target in ${order.step.key}`);
  return target;
}

/** Replicas of the directory tell of what was written within tens of seconds. */
export const replicaSeconds = 30;

/**
 * Done once what was ordered can be read back; `look` gives the facts, or null while they do not show. What cannot be
 * read now is looked at again, not before Microsoft wants to be asked: the next try begins with that.
 */
export async function readBack(
  requestId: string | null,
  look: () => Promise<Seen | null>,
): Promise<StepOutcome> {
  try {
    const seen = await look();
    return seen === null ? waitFor(replicaSeconds, requestId) : done(requestId, seen);
  } catch (error) {
    const asked = error instanceof GraphFailure ? Math.ceil((error.retryAfterMs ?? 0) / 1000) : 0;
    return waitFor(Math.max(replicaSeconds, asked), requestId);
  }
}

/** Sends an order and gives its request id; null when the refusal only says that it is so already. */
export async function ordered(
  context: StepContext,
  request: GraphRequest,
  isSo: (failure: GraphFailure) => boolean,
): Promise<string | null> {
  try {
    return (await context.send(request)).requestId;
  } catch (error) {
    if (error instanceof GraphFailure && isSo(error)) return null;
    throw error;
  }
}

/** Nothing is there any more. */
export const isGone = ({ status }: GraphFailure): boolean => status === 404;
