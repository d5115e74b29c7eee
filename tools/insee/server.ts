import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { seriesAnswer, unknownAnswer, type Window } from './answer.ts';
import { nextOf, publishedOn, type Observation, type Series } from './series.ts';

/** What goes wrong with the next requests. */
interface Fault {
  /** At one of the two addresses; at both without it. */
  address?: 'bdm' | 'api';
  times: number;
  status?: number;
  retryAfter?: string;
  /** Instead of the answer. */
  body?: string;
  delayMs?: number;
  /** The connection is cut in the middle of the answer. */
  cut?: boolean;
}

/** What the side door changes of a series. */
interface Change {
  /** The next value appears. */
  publish?: true;
  /** A value appears, or is another one than before. */
  observation?: Partial<Observation> & { period: string };
  /** Values are on another scale from now on: the new title says so. */
  title?: string;
  /** Every value times this many hundredths. */
  hundredths?: number;
  lastUpdate?: string;
}

interface Seen {
  address: 'bdm' | 'api';
  url: string;
  at: number;
}

const route = /^(\/series\/sdmx|\/series\/BDM\/V1)\/data\/SERIES_BDM\/([^/]+)$/;

/**
 * A local INSEE: the web service of its series over real HTTP, at both addresses, with invented values up to date. Its side
 * door, `/__insee`, publishes, corrects and breaks what is asked. The product does not know the difference.
 */
export class LocalInsee {
  readonly #server: Server;
  readonly #today: () => string;
  #series: Series[];
  #faults: Fault[] = [];
  readonly #seen: Seen[] = [];

  constructor(today: () => string = () => new Date().toISOString().slice(0, 10)) {
    this.#today = today;
    this.#series = publishedOn(today());
    this.#server = createServer((request, response) => {
      this.#serve(request, response).catch((error: unknown) => {
        response.writeHead(500).end(String(error));
      });
    });
  }

  /** Starts to listen; returns where. */
  listen(port: number): Promise<string> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, '127.0.0.1', () => {
        const address = this.#server.address();
        resolve(`http://127.0.0.1:${address !== null && typeof address === 'object' ? address.port : port}`);
      });
    });
  }

  close(): Promise<void> {
    this.#server.closeAllConnections();
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://insee.test');
    if (url.pathname.startsWith('/__insee/')) return this.#control(request, response, url.pathname);
    const [, base, ids] = route.exec(url.pathname) ?? [];
    if (base === undefined || ids === undefined || request.method !== 'GET') {
      response.writeHead(404).end();
      return;
    }
    const address = base === '/series/sdmx' ? 'bdm' : 'api';
    this.#seen.push({ address, url: url.pathname + url.search, at: Date.now() });
    const fault = this.#faultOf(address);
    if (fault?.delayMs !== undefined) await new Promise((resolve) => setTimeout(resolve, fault.delayMs));
    const wanted = decodeURIComponent(ids).split('+');
    const found = this.#series.filter(({ idbank }) => wanted.includes(idbank));
    const answer =
      found.length === 0 ? unknownAnswer : seriesAnswer(found, windowOf(url.searchParams), new Date());
    send(response, fault, { status: found.length === 0 ? 404 : 200, body: answer });
  }

  #faultOf(address: 'bdm' | 'api'): Fault | undefined {
    const fault = this.#faults.find(
      (one) => one.times > 0 && (one.address === undefined || one.address === address),
    );
    if (fault !== undefined) fault.times -= 1;
    return fault;
  }

  async #control(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    const [room, idbank] = path.slice('/__insee/'.length).split('/');
    const body = await bodyOf(request);
    const verb = `${request.method} ${room}`;
    if (verb === 'PUT faults') this.#faults = (body as Fault[]).map((fault) => ({ ...fault }));
    else if (verb === 'POST reset') this.#reset();
    else if (verb === 'PATCH series') this.#change(idbank ?? '', body as Change);
    else if (verb !== 'GET requests') {
      response.writeHead(404).end();
      return;
    }
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(verb === 'GET requests' ? this.#seen : null));
  }

  #reset(): void {
    this.#faults = [];
    this.#seen.length = 0;
    this.#series = publishedOn(this.#today());
  }

  #change(idbank: string, { publish, observation, title, hundredths, lastUpdate }: Change): void {
    const series = this.#series.find((one) => one.idbank === idbank);
    if (series === undefined) throw new Error(`no series ${idbank}`);
    if (publish) series.values.push(nextOf(series));
    if (observation !== undefined) write(series, observation);
    if (title !== undefined) series.title = title;
    if (hundredths !== undefined)
      series.values = series.values.map((one) => ({ ...one, value: scaled(one.value, hundredths) }));
    series.lastUpdate = lastUpdate ?? this.#today();
  }
}

function write(series: Series, given: Partial<Observation> & { period: string }): void {
  const before = series.values.find(({ period }) => period === given.period);
  if (before !== undefined) Object.assign(before, { revised: true }, given);
  else series.values.push({ value: '100.0', quality: 'DEF', revised: false, ...given });
  series.values.sort((one, other) => (one.period < other.period ? -1 : 1));
}

/** One decimal, as INSEE rounds. */
function scaled(value: string, hundredths: number): string {
  const tenths = Math.round((Number(value.replace('.', '')) * hundredths) / 100);
  return `${Math.floor(tenths / 10)}.${tenths % 10}`;
}

function send(
  response: ServerResponse,
  fault: Fault | undefined,
  answer: { status: number; body: string },
): void {
  const body = fault?.body ?? (fault?.status === undefined ? answer.body : '');
  response.writeHead(fault?.status ?? answer.status, {
    'content-type': 'application/xml;charset=UTF-8',
    ...(fault?.retryAfter !== undefined && { 'retry-after': fault.retryAfter }),
    'content-length': Buffer.byteLength(body),
  });
  if (fault?.cut === true) response.write(body.slice(0, 100), () => response.destroy());
  else response.end(body);
}

function windowOf(query: URLSearchParams): Window {
  const [from, to, last] = ['startPeriod', 'endPeriod', 'lastNObservations'].map((name) => query.get(name));
  return {
    ...(from && { from }),
    ...(to && { to: `${to}~` }),
    ...(last && { last: Number(last) }),
  };
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const text = Buffer.concat(parts).toString('utf8');
  return text === '' ? null : JSON.parse(text);
}
