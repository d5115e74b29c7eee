import { randomUUID } from 'node:crypto';
import type { Fault, Faults } from '../control/faults';
import { type JournalLine, withoutSecrets } from '../control/journal';
import type { Grant, Tokens } from '../sign-in/tokens';
import type { Tenant } from '../tenant/state';
import type { VirtualClock } from '../virtual-clock';
import { type Answer, GraphError, missing, type Operation } from './operation';
import { find } from './operations';

export interface GraphRequest {
  method: string;
  /** Path after the version, with its query. */
  url: string;
  headers: Record<string, string | undefined>;
  /** The body as text; empty for none. */
  text: string;
  base: string;
}

/** An answer, and whether the line is cut before it leaves. */
export interface Reply extends Answer {
  lost?: boolean;
  delayMs?: number;
}

export interface World {
  clock: VirtualClock;
  tokens: Tokens;
  faults: Faults;
  tenants: Map<string, Tenant>;
  journal: JournalLine[];
}

const json = { 'content-type': 'application/json' };

/** Microsoft Graph v1.0, as far as arrivals and departures need it: every request is checked, answered and noted. */
export class Graph {
  constructor(private readonly world: World) {}

  answer(request: GraphRequest): Reply {
    const requestId = randomUUID();
    const clientRequestId = request.headers['client-request-id'] ?? null;
    const ids = {
      'request-id': requestId,
      ...(clientRequestId !== null && { 'client-request-id': clientRequestId }),
    };
    const noted: Partial<JournalLine> = { requestId, clientRequestId };
    let reply: Reply;
    try {
      reply = this.checked(request, noted);
    } catch (error) {
      if (!(error instanceof GraphError)) throw error;
      const { status, code, message } = error;
      const innerError = { date: new Date(this.world.clock.now()).toISOString(), ...ids };
      reply = { status, body: { error: { code, message, innerError } }, headers: error.headers };
    }
    this.note(request, reply, noted);
    return { ...reply, headers: { ...(reply.body !== undefined && json), ...reply.headers, ...ids } };
  }

  private checked(request: GraphRequest, noted: Partial<JournalLine>): Reply {
    const { method } = request;
    const url = new URL(request.url, 'http://graph');
    const { clock, tokens, tenants, faults } = this.world;
    const grant = tokens.grantOf(request.headers['authorization'], clock.now());
    const tenant = grant && tenants.get(grant.tenantId);
    if (!grant || !tenant)
      throw new GraphError(401, 'InvalidAuthenticationToken', 'Access token is empty, unknown or expired.');
    noted.tenantId = tenant.id;
    const wait = faults.throttled(tenant.id);
    if (wait !== null) throw throttled(wait);
    const { operation, known, values } = find(method, url.pathname);
    if (!operation) throw unknown(method, url.pathname, known);
    noted.operation = operation.path;
    const fault = faults.strike(tenant.id, method, operation.path);
    noted.fault = fault?.kind ?? null;
    refuse(fault, values['id'] ?? '');
    const body = read(operation, request);
    noted.body = withoutSecrets(body);
    noted.permission = permit(operation, grant, body);
    const answer = operation.run({
      ...{ tenant, path: values, query: url.searchParams, headers: request.headers, body },
      now: clock.now(),
      base: request.base,
    });
    return spoilt(answer, fault);
  }

  private note({ method, url }: GraphRequest, { status, lost }: Reply, noted: Partial<JournalLine>): void {
    this.world.journal.push({
      at: new Date(this.world.clock.now()).toISOString(),
      tenantId: null,
      method,
      path: url,
      operation: null,
      permission: null,
      body: null,
      fault: null,
      requestId: '',
      clientRequestId: null,
      ...noted,
      status,
      answered: lost !== true,
    });
  }
}

const throttled = (seconds: number) =>
  new GraphError(429, 'TooManyRequests', 'Too many requests: wait as long as Retry-After says.', {
    'retry-after': String(seconds),
  });

function refuse(fault: Fault | null, id: string): void {
  switch (fault?.kind) {
    case 'throttle':
      throw throttled(fault.retryAfterSeconds);
    case 'unavailable':
      throw new GraphError(503, 'serviceNotAvailable', 'The service is temporarily unavailable.', {
        'retry-after': String(fault.retryAfterSeconds),
      });
    case 'error':
      throw new GraphError(500, 'InternalServerError', 'An unexpected error occurred.');
    case 'lag':
      throw missing(id);
    case 'forbidden':
      throw denied();
    case 'lost':
    case 'gateway':
    case 'slow':
    case 'stale':
    case undefined:
  }
}

/** What becomes of an answer once the work is done. */
function spoilt(answer: Answer, fault: Fault | null): Reply {
  if (fault?.kind === 'gateway') throw new GraphError(504, 'GatewayTimeout', 'The request timed out.');
  if (fault?.kind === 'stale') return { ...answer, body: { value: [] } };
  return {
    ...answer,
    lost: fault?.kind === 'lost',
    delayMs: fault?.kind === 'slow' ? fault.delayMs : 0,
  };
}

const denied = () =>
  new GraphError(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.');

function unknown(method: string, path: string, known: boolean): GraphError {
  if (known)
    return new GraphError(
      405,
      'Request_BadRequest',
      `Specified HTTP method ${method} is not allowed for this request.`,
    );
  const segment = path.split('/').at(-1) ?? path;
  return new GraphError(404, 'BadRequest', `Resource not found for the segment '${segment}'.`);
}

/** The permission by which the caller may; the last one when the body asks for several. */
function permit(operation: Operation, { roles }: Grant, body: unknown): string {
  const lists = [operation.permissions, ...(operation.also?.(body) ?? [])];
  const held = lists.map((list) => list.find((name) => roles.includes(name)));
  const last = held.at(-1);
  if (last === undefined || held.includes(undefined)) throw denied();
  return last;
}

function read(operation: Operation, { headers, text }: GraphRequest): unknown {
  if (operation.body === null) {
    if (text.trim() !== '' && text.trim() !== '{}')
      throw new GraphError(400, 'BadRequest', 'This operation takes no body.');
    return null;
  }
  if (!/^application\/json\b/.test(headers['content-type'] ?? ''))
    throw new GraphError(415, 'UnsupportedMediaType', 'Write the body as application/json.');
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    throw new GraphError(400, 'BadRequest', 'Unable to read JSON request payload.');
  }
  const parsed = operation.body.safeParse(given);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const place = issue?.path.join('.') ?? '';
  throw new GraphError(
    400,
    'Request_BadRequest',
    `Invalid value specified for property '${place}': ${issue?.message ?? ''}.`,
  );
}
