import { setTimeout as sleep } from 'node:timers/promises';
import { IndexSource, IndexSourceFailure, type PublishedSeries } from '@vigie/contracts';
import { readAnswer, readRefusal } from './read-answer';

export interface InseeSettings {
  /** Asked in this order: the next one when one does not answer as it should. */
  addresses: readonly string[];
  timeoutMs?: number;
  /** Attempts at one address, the first included. */
  attempts?: number;
  /** Longest pause before another attempt; a longer Retry-After is left to the next reading. */
  longestPauseMs?: number;
  /** Whom each request asks first; all processes share what INSEE allows. */
  limit: { take(): Promise<void> };
  pause?: (ms: number) => Promise<unknown>;
  random?: () => number;
}

const mostBytes = 8 * 1024 * 1024;
/** What another address may know better. */
const elsewhere = new Set(['no-answer', 'server-error', 'refused', 'unreadable']);
const passing = new Set([429, 500, 502, 503, 504]);

/**
 * The series of INSEE (BDM, SDMX 2.1) over fetch: a limit of requests, time-out, growing pauses, a second address. What it
 * answers is handed on byte for byte.
 */
export class InseeSource extends IndexSource {
  private readonly pause: (ms: number) => Promise<unknown>;

  constructor(private readonly settings: InseeSettings) {
    super();
    this.pause = settings.pause ?? sleep;
  }

  async read(code: string): Promise<PublishedSeries> {
    let last = new IndexSourceFailure('no-answer', 'no address');
    for (const address of this.settings.addresses) {
      try {
        return await this.readAt(`${address}/data/SERIES_BDM/${encodeURIComponent(code)}`, code);
      } catch (error) {
        if (!(error instanceof IndexSourceFailure) || !elsewhere.has(error.code)) throw error;
        last = error;
      }
    }
    throw last;
  }

  private async readAt(url: string, code: string): Promise<PublishedSeries> {
    for (let attempt = 1; ; attempt += 1) {
      const outcome = await this.once(url, code);
      if (!(outcome instanceof IndexSourceFailure)) return outcome;
      const wait = this.waitAfter(outcome, attempt);
      if (wait === null) throw outcome;
      await this.pause(wait);
    }
  }

  /** One request: the series, or why there is none. */
  private async once(url: string, code: string): Promise<PublishedSeries | IndexSourceFailure> {
    await this.settings.limit.take();
    let response: Response;
    let content: Buffer;
    try {
      response = await fetch(url, {
        headers: { accept: 'application/xml', 'user-agent': 'Vigie' },
        redirect: 'follow',
        signal: AbortSignal.timeout(this.settings.timeoutMs ?? 15_000),
      });
      content = Buffer.from(await response.arrayBuffer());
    } catch (error) {
      return new IndexSourceFailure('no-answer', causeOf(error));
    }
    if (!response.ok) return failureOf(response, content.toString('utf8'));
    if (content.length > mostBytes)
      return new IndexSourceFailure('unreadable', `${content.length} bytes are too many`);
    try {
      const mediaType = response.headers.get('content-type') ?? 'application/xml';
      return { ...readAnswer(content.toString('utf8'), code), answer: { url, mediaType, content } };
    } catch (error) {
      if (error instanceof IndexSourceFailure) return error;
      throw error;
    }
  }

  /** How long to wait before another attempt; null when there is none. */
  private waitAfter({ code, retryAfterMs }: IndexSourceFailure, attempt: number): number | null {
    const again = code === 'no-answer' || code === 'server-error' || code === 'throttled';
    if (!again || attempt >= (this.settings.attempts ?? 3)) return null;
    const longest = this.settings.longestPauseMs ?? 30_000;
    if (retryAfterMs !== null) return retryAfterMs > longest ? null : retryAfterMs;
    const most = Math.min(1000 * 2 ** attempt, longest);
    return most / 2 + (most / 2) * (this.settings.random ?? Math.random)();
  }
}

function failureOf({ status, headers }: Response, text: string): IndexSourceFailure {
  const said = readRefusal(text);
  const message = said ? `${said.code} ${said.message}` : `HTTP ${status}`;
  if (status === 404 && said) return new IndexSourceFailure('unknown-series', message);
  if (status === 429)
    return new IndexSourceFailure('throttled', message, retryAfterMs(headers.get('retry-after')));
  return new IndexSourceFailure(passing.has(status) ? 'server-error' : 'refused', message);
}

function causeOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  return cause instanceof Error ? cause.message : String(cause);
}

/** Seconds, or a date, as the header may hold. */
function retryAfterMs(header: string | null): number | null {
  if (header === null) return null;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(0, at - Date.now());
}
