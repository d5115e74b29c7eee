import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { GraphFailure } from './graph-failure';
import { GraphTokens, rolesIn, type TokenSource } from './graph-tokens';

export interface GraphSettings extends Omit<TokenSource, 'timeoutMs'> {
  graphUrl: string;
  timeoutMs?: number;
  /** Attempts of one request, the first included. */
  attempts?: number;
  /** Longest pause before another attempt; a longer Retry-After is left to the caller's own next time. */
  longestPauseMs?: number;
  pause?: (ms: number) => Promise<unknown>;
  random?: () => number;
}

export interface GraphRequest {
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** Relative to the version: `/users/{id}`. */
  path: string;
  body?: unknown;
  headers?: Record<string, string>;
}

export interface GraphAnswer<Body> {
  status: number;
  body: Body;
  requestId: string | null;
}

interface BatchItem {
  id: string;
  method: 'GET';
  url: string;
}

interface ItemsPage<Item> {
  value: Item[];
  '@odata.nextLink'?: string;
}

export type BatchOutcome = { status: number; body: unknown };

const errorBody = z.object({ error: z.object({ code: z.string(), message: z.string() }) });
const batchBody = z.object({
  responses: z.array(
    z.object({
      id: z.string(),
      status: z.number(),
      headers: z.record(z.string(), z.string()).optional(),
      body: z.unknown().optional(),
    }),
  ),
});
const passing = new Set([429, 502, 503, 504]);
const batchSize = 20;
/** Batches of ours hold readings only. */
const batchPath = '/$batch';
const mostPages = 10_000;

/**
 * Microsoft Graph v1.0 over fetch: tokens, patience with throttling, pages, batches, request ids. A write whose answer
 * was lost is never sent again: it fails with the outcome `unknown`.
 */
export class GraphClient {
  private readonly tokens: GraphTokens;
  private readonly base: string;
  private readonly resource: string;
  private readonly timeoutMs: number;
  private readonly attempts: number;
  private readonly longestPauseMs: number;
  private readonly pause: (ms: number) => Promise<unknown>;
  private readonly random: () => number;

  constructor(settings: GraphSettings) {
    this.base = `${settings.graphUrl}/v1.0`;
    this.resource = settings.resource;
    this.timeoutMs = settings.timeoutMs ?? 30_000;
    this.attempts = settings.attempts ?? 5;
    this.longestPauseMs = settings.longestPauseMs ?? 60_000;
    this.pause = settings.pause ?? sleep;
    this.random = settings.random ?? Math.random;
    this.tokens = new GraphTokens({ ...settings, timeoutMs: this.timeoutMs });
  }

  /** One request; throws a GraphFailure. The body is what Graph answered, unchecked: name its published type. */
  async send<Body = unknown>(tenant: string, request: GraphRequest): Promise<GraphAnswer<Body>> {
    let renewed = false;
    for (let attempt = 1; ; attempt += 1) {
      const response = await this.once(tenant, request);
      const requestId = response.headers.get('request-id');
      const body: unknown = await bodyOf(response, request);
      if (response.ok || response.status === 302)
        return { status: response.status, body: body as Body, requestId };
      if (response.status === 401 && !renewed) {
        renewed = true;
        this.tokens.forget(tenant);
        continue;
      }
      const wait = isLost(response) && !isReading(request) ? null : this.waitAfter(response, attempt);
      if (wait === null) throw failureOf(response, body);
      await this.pause(wait);
    }
  }

  /** How bodies name what stands at a path: by the service itself, whatever address is called. */
  reference(path: string): string {
    return `${this.resource}/v1.0${path}`;
  }

  /** Signs in anew, and reads from the token which permissions our application has there. */
  async roles(tenant: string): Promise<string[]> {
    this.tokens.forget(tenant);
    return rolesIn(await this.tokens.of(tenant));
  }

  /** Reads what may not be there: null on 404. */
  async find<Body>(tenant: string, path: string): Promise<Body | null> {
    try {
      return (await this.send<Body>(tenant, { method: 'GET', path })).body;
    } catch (error) {
      if (error instanceof GraphFailure && error.status === 404) return null;
      throw error;
    }
  }

  /** A whole collection in memory. */
  async all<Item>(tenant: string, path: string): Promise<Item[]> {
    const all: Item[] = [];
    for await (const item of this.items<Item>(tenant, path)) all.push(item);
    return all;
  }

  /** Every item of a collection, page after page; links elsewhere are not followed. */
  async *items<Item>(tenant: string, path: string, headers?: Record<string, string>): AsyncGenerator<Item> {
    let next: string | null = path;
    for (let page = 0; next !== null && page < mostPages; page += 1) {
      const request: GraphRequest = { method: 'GET', path: next, ...(headers && { headers }) };
      const body: ItemsPage<Item> = (await this.send<ItemsPage<Item>>(tenant, request)).body;
      yield* body.value;
      next = this.pathOf(body['@odata.nextLink']);
    }
  }

  private pathOf(link: string | undefined): string | null {
    if (link === undefined) return null;
    if (link.startsWith(`${this.base}/`)) return link.slice(this.base.length);
    throw new GraphFailure({
      status: 0,
      code: 'foreign-link',
      message: link,
      requestId: null,
      outcome: 'refused',
    });
  }

  /** Readings in batches of twenty; what is throttled is asked again by itself. Outcomes in the order of the paths. */
  async batch(tenant: string, paths: readonly string[]): Promise<BatchOutcome[]> {
    const outcomes = new Map<string, BatchOutcome>();
    let left: BatchItem[] = paths.map((url, at) => ({ method: 'GET', url, id: String(at) }));
    for (let attempt = 1; left.length > 0; attempt += 1) {
      const again: BatchItem[] = [];
      let wait = 0;
      for (let at = 0; at < left.length; at += batchSize) {
        const items = left.slice(at, at + batchSize);
        for (const { id, status, headers, body } of await this.sendBatch(tenant, items)) {
          const item = items.find((one) => one.id === id);
          const retried = item && passing.has(status) && attempt < this.attempts;
          if (retried) {
            again.push(item);
            wait = Math.max(wait, retryAfterMs(headers?.['retry-after'] ?? null) ?? this.backOff(attempt));
          } else outcomes.set(id, { status, body });
        }
      }
      left = again;
      if (left.length > 0) await this.pause(Math.min(wait, this.longestPauseMs));
    }
    return paths.map((_, at) => outcomes.get(String(at)) ?? { status: 0, body: null });
  }

  /** The bodies of readings, in their order; throws the failure of one that did not succeed. */
  async readings<Body>(tenant: string, paths: readonly string[]): Promise<Body[]> {
    return (await this.batch(tenant, paths)).map(({ status, body }) => {
      if (status === 200) return body as Body;
      throw new GraphFailure({ status, ...wordsOf(status, body), requestId: null, outcome: 'refused' });
    });
  }

  private async sendBatch(tenant: string, items: readonly BatchItem[]) {
    const answer = await this.send(tenant, { method: 'POST', path: batchPath, body: { requests: items } });
    return batchBody.parse(answer.body).responses;
  }

  /** Sends once. A reading that was cut is a failure to try again; a write that was cut has an unknown outcome. */
  private async once(tenant: string, request: GraphRequest): Promise<Response> {
    const { method, path, body, headers } = request;
    const token = await this.tokens.of(tenant);
    for (let cut = 1; ; cut += 1) {
      try {
        return await fetch(`${this.base}${path}`, {
          method,
          redirect: 'manual',
          signal: AbortSignal.timeout(this.timeoutMs),
          headers: {
            authorization: `Bearer ${token}`,
            'client-request-id': randomUUID(),
            ...(body !== undefined && { 'content-type': 'application/json' }),
            ...headers,
          },
          ...(body !== undefined && { body: JSON.stringify(body) }),
        });
      } catch (error) {
        const harmless = isReading(request) || neverLeft(error);
        if (!harmless || cut >= this.attempts) throw cutOff(error, harmless);
        await this.pause(this.backOff(cut));
      }
    }
  }

  /** How long to wait before another attempt; null when there is none. */
  private waitAfter({ status, headers }: Response, attempt: number): number | null {
    if (!passing.has(status) || attempt >= this.attempts) return null;
    const asked = retryAfterMs(headers.get('retry-after'));
    if (asked !== null && asked > this.longestPauseMs) return null;
    return asked ?? this.backOff(attempt);
  }

  /** Twice as long each time, from half a second, with a random part so that many do not come back at once. */
  private backOff(attempt: number): number {
    const most = Math.min(500 * 2 ** attempt, this.longestPauseMs);
    return most / 2 + (most / 2) * this.random();
  }
}

/** An answer that was cut says as little as none. */
async function bodyOf(response: Response, request: GraphRequest): Promise<unknown> {
  const text = await response.text().catch((error: unknown) => {
    throw cutOff(error, isReading(request));
  });
  if (response.status === 302) return response.headers.get('location');
  if (text === '' || !/\bjson\b/.test(response.headers.get('content-type') ?? '')) return text;
  return JSON.parse(text);
}

const isReading = ({ method, path }: GraphRequest) => method === 'GET' || path === batchPath;

/** A gateway that gives up says nothing of what is behind it. */
const isLost = ({ status }: Response) => status === 502 || status === 504;

function failureOf(response: Response, body: unknown): GraphFailure {
  const { status, headers } = response;
  const requestId = headers.get('request-id');
  const retryAfter = retryAfterMs(headers.get('retry-after'));
  const outcome = isLost(response) ? 'unknown' : 'refused';
  return new GraphFailure({
    ...{ status, ...wordsOf(status, body), requestId },
    ...{ outcome, retryAfterMs: retryAfter },
  });
}

/** What Graph says of a refusal. */
function wordsOf(status: number, body: unknown): { code: string; message: string } {
  const parsed = errorBody.safeParse(body);
  return parsed.success ? parsed.data.error : { code: String(status), message: '' };
}

/** Whether a request certainly never reached the other side. */
function neverLeft(error: unknown): boolean {
  const { code } = ((error as Error).cause ?? {}) as { code?: string };
  return code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === 'EAI_AGAIN';
}

function cutOff(error: unknown, harmless: boolean): GraphFailure {
  const cause = (error as Error).cause ?? error;
  const message = cause instanceof Error ? cause.message : String(cause);
  const outcome = harmless ? 'refused' : 'unknown';
  return new GraphFailure({ status: 0, code: 'no-answer', message, requestId: null, outcome });
}

/** Seconds, or a date, as the header may hold. */
function retryAfterMs(header: string | null): number | null {
  if (header === null) return null;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(0, at - Date.now());
}
