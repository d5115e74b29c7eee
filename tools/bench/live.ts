import { Agent, request, type ClientRequest } from 'node:http';
import { performance } from 'node:perf_hooks';
import type { Connection } from 'mysql2/promise';
import { PlainError, step } from '../lib/console.ts';
import { sleep } from '../lib/processes.ts';
import { at, signInStaff } from './callers.ts';
import { ask } from './closed-loop.ts';
import { column } from './database.ts';
import { percentile } from './numbers.ts';

export interface LiveResult {
  screens: number;
  changes: number;
  /** From the moment somebody asks for a change to the news on each of the screens. */
  p50: number;
  p95: number;
  p99: number;
  missed: number;
}

const screens = 200;
const changes = 60;
const pauseMs = 250;
const patienceMs = 15_000;

/** Screens that are open on the desk, and colleagues who tag tickets, one after the other. */
export async function measureLive(connection: Connection, port: number): Promise<LiveResult> {
  const callers = await signInStaff(connection, screens + 1);
  const tickets = await column<number>(
    connection,
    'SELECT id FROM ticket WHERE is_open = 1 ORDER BY id DESC LIMIT ?',
    [changes],
  );
  const heard = new Map<string, number[]>();
  const streams: ClientRequest[] = [];
  const agent = new Agent({ keepAlive: true });
  return step(`${screens} écrans ouverts`, async () => {
    try {
      for (const { cookie } of callers.slice(0, screens)) {
        streams.push(await listen(port, cookie, (ticketId) => heard.get(ticketId)?.push(performance.now())));
      }
      const { cookie } = at(callers, screens);
      const delays: number[] = [];
      for (const id of tickets) {
        heard.set(String(id), []);
        const asked = performance.now();
        const body = { name: 'direct' };
        const path = `/api/tickets/${id}/tags`;
        await ask(port, agent, { method: 'POST', path, cookie, body, status: 200, word: '' });
        delays.push(...(await arrivals(heard, String(id))).map((when) => when - asked));
        await sleep(pauseMs);
      }
      delays.sort((one, other) => one - other);
      const p = (percent: number) => percentile(delays, percent);
      const missed = tickets.length * screens - delays.length;
      return { screens, changes: tickets.length, p50: p(50), p95: p(95), p99: p(99), missed };
    } finally {
      for (const stream of streams) stream.destroy();
      agent.destroy();
    }
  });
}

/** The first news of a ticket on each screen: a change may be told more than once. */
async function arrivals(heard: Map<string, number[]>, ticketId: string): Promise<number[]> {
  const limit = performance.now() + patienceMs;
  const found = () => heard.get(ticketId) ?? [];
  while (found().length < screens && performance.now() < limit) await sleep(5);
  return found();
}

/** Opens the live stream of one browser; settles when it is open. */
function listen(port: number, cookie: string, tell: (ticketId: string) => void): Promise<ClientRequest> {
  return new Promise((resolve, reject) => {
    const headers = { Cookie: cookie, Accept: 'text/event-stream' };
    const stream = request({
      host: '127.0.0.1',
      port,
      path: '/api/events?app=console',
      headers,
      agent: false,
    });
    stream.on('error', (error) => reject(new PlainError(`/api/events : ${error.message}`)));
    stream.on('response', (answer) => {
      if (answer.statusCode !== 200) reject(new PlainError(`/api/events : ${answer.statusCode}`));
      const told = new Set<string>();
      answer.setEncoding('utf8').on('data', (text: string) => {
        for (const [, id = ''] of text.matchAll(/"ticket\.changed","ticketId":"(\d+)"/g)) {
          if (!told.has(id)) tell(id);
          told.add(id);
        }
      });
      answer.on('error', () => undefined);
      resolve(stream);
    });
    stream.end();
  });
}
