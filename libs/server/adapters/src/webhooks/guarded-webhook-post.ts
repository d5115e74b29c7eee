import { request as httpRequest, type ClientRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import { WebhookPost, type WebhookAnswer, type WebhookCall } from '@vigie/tickets';
import type { WebhookFailure } from '@vigie/wire';
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from 'request-filtering-agent';

export interface PostOptions {
  /** Whether addresses of our own network may be called. */
  allowPrivate: boolean;
  timeoutMs?: number;
  /** Instead of the system's resolver. */
  lookup?: LookupFunction;
}

const timeoutMs = 15_000;
/** What is kept of an answer; the rest is not read. */
const keptBytes = 2048;

/**
 * Calls from Node's own client, whose agent checks the address that the connection goes to: what a name resolved to
 * a moment before does not count. Node follows no redirect.
 */
export class GuardedWebhookPost extends WebhookPost {
  private readonly timeoutMs: number;
  private readonly http: RequestFilteringHttpAgent;
  private readonly https: RequestFilteringHttpsAgent;

  constructor(options: PostOptions) {
    super();
    this.timeoutMs = options.timeoutMs ?? timeoutMs;
    const filter = {
      allowPrivateIPAddress: options.allowPrivate,
      keepAlive: false,
      ...(options.lookup && { lookup: options.lookup }),
    };
    this.http = new RequestFilteringHttpAgent(filter);
    this.https = new RequestFilteringHttpsAgent(filter);
  }

  async send(call: WebhookCall): Promise<WebhookAnswer> {
    const started = performance.now();
    const took = () => Math.round(performance.now() - started);
    const signal = AbortSignal.timeout(this.timeoutMs);
    try {
      const { statusCode, response } = await answerOf(this.open(call, signal), call.body);
      return { statusCode, response, durationMs: took(), failure: failureOf(statusCode) };
    } catch (error) {
      const failure = signal.aborted ? 'timeout' : reasonOf(error);
      return { statusCode: null, response: wordsOf(error), durationMs: took(), failure };
    }
  }

  private open({ url, headers, body }: WebhookCall, signal: AbortSignal): ClientRequest {
    const target = new URL(url);
    const length = String(Buffer.byteLength(body));
    const options = { method: 'POST', headers: { ...headers, 'content-length': length }, signal };
    return target.protocol === 'https:'
      ? httpsRequest(target, { ...options, agent: this.https })
      : httpRequest(target, { ...options, agent: this.http });
  }
}

interface Answered {
  statusCode: number;
  response: string;
}

function answerOf(request: ClientRequest, body: string): Promise<Answered> {
  return new Promise((resolve, reject) => {
    request.on('error', reject);
    request.on('response', (message) => {
      beginningOf(message).then(
        (response) => resolve({ statusCode: message.statusCode ?? 0, response }),
        reject,
      );
    });
    request.end(body);
  });
}

/** The first bytes of an answer as text; the connection is cut once they are there. */
async function beginningOf(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= keptBytes) break;
  }
  return storable(Buffer.concat(chunks).subarray(0, keptBytes).toString('utf8'));
}

/** Text without what a database or a screen stumbles over. */
const storable = (text: string) => text.toWellFormed().replaceAll(/[\p{Cc}--[\n\r\t]]/gv, '�');

function failureOf(statusCode: number): WebhookFailure | null {
  if (statusCode >= 200 && statusCode < 300) return null;
  return statusCode >= 300 && statusCode < 400 ? 'redirect' : 'bad-status';
}

const reasonOf = (error: unknown): WebhookFailure =>
  String(error).includes('is not allowed') ? 'target-refused' : 'unreachable';

/** What the log says of a call without answer; of a refused address, not where it leads. */
function wordsOf(error: unknown): string {
  if (reasonOf(error) === 'target-refused' || typeof error !== 'object' || error === null) return '';
  return 'code' in error ? String(error.code) : '';
}
