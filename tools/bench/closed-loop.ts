import { Agent, request, type IncomingMessage } from 'node:http';
import { performance } from 'node:perf_hooks';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { PlainError } from '../lib/console.ts';
import type { Work } from './database.ts';
import { percentile } from './numbers.ts';
import { ProcessorMeter } from './processor.ts';

export interface Call {
  method: 'GET' | 'POST' | 'PUT';
  path: string;
  cookie: string;
  body?: object;
  status: number;
  /** A text that must be in the answer. */
  word: string;
}

export interface Measure {
  users: number;
  requests: number;
  median: number;
  p95: number;
  p99: number;
  perSecond: number;
  /** Processor time per request; nothing where it cannot be read. */
  apiMs: number | undefined;
  databaseMs: number | undefined;
  /** SQL statements and rows read per request, those of the worker included. */
  statements: number;
  rows: number;
  /** Mean size of an answer on the wire, without headers. */
  bytes: number;
}

export interface Plan {
  port: number;
  users: number;
  requests: number;
  call: (index: number, user: number) => Call;
  pids: { api: number; database: number };
  workDone: () => Promise<Work>;
}

interface Answer {
  ms: number;
  status: number;
  encoding: string;
  content: Buffer;
  call: Call;
}

const warmUps = 5;
const mostSeconds = 20;
const timeoutMs = 30_000;

/** A closed loop: so many people, each of whom asks again as soon as the answer is there. */
export async function measure(plan: Plan): Promise<Measure> {
  const agent = new Agent({ keepAlive: true, maxSockets: plan.users });
  try {
    // One for each connection too: opening them is not what is measured.
    await loop(plan, agent, Math.max(warmUps, plan.users), 1_000_000);
    const workBefore = await plan.workDone();
    const meter = new ProcessorMeter(plan.pids);
    const began = performance.now();
    const answers = await loop(plan, agent, plan.requests, 0);
    const seconds = (performance.now() - began) / 1000;
    const api = meter.used('api');
    const database = meter.used('database');
    const workAfter = await plan.workDone();
    // Looked at afterwards: reading them would have kept the processor from those who answer.
    answers.forEach(check);
    const times = answers.map((answer) => answer.ms).sort((one, other) => one - other);
    const bytes = answers.reduce((sum, answer) => sum + answer.content.length, 0);
    return {
      users: plan.users,
      requests: answers.length,
      median: percentile(times, 50),
      p95: percentile(times, 95),
      p99: percentile(times, 99),
      perSecond: answers.length / seconds,
      apiMs: api === undefined ? undefined : api / answers.length,
      databaseMs: database === undefined ? undefined : database / answers.length,
      statements: (workAfter.statements - workBefore.statements) / answers.length,
      rows: (workAfter.rows - workBefore.rows) / answers.length,
      bytes: bytes / answers.length,
    };
  } finally {
    agent.destroy();
  }
}

async function loop(plan: Plan, agent: Agent, count: number, offset: number): Promise<Answer[]> {
  const answers: Answer[] = [];
  const stopAt = performance.now() + mostSeconds * 1000;
  let next = 0;
  const person = async (user: number) => {
    while (next < count && performance.now() < stopAt) {
      const call = plan.call(offset + next++, user);
      answers.push(await send(plan.port, agent, call));
    }
  };
  await Promise.all(Array.from({ length: Math.min(plan.users, count) }, (_, user) => person(user)));
  return answers;
}

/** Asks once; throws when the answer is not the wanted one. */
export async function ask(port: number, agent: Agent, call: Call): Promise<{ text: string; ms: number }> {
  const answer = await send(port, agent, call);
  return { text: check(answer), ms: answer.ms };
}

function send(port: number, agent: Agent, call: Call): Promise<Answer> {
  const body = call.body === undefined ? undefined : Buffer.from(JSON.stringify(call.body));
  // What a browser says of itself, as far as it changes the answer.
  const headers = {
    Cookie: call.cookie,
    'Accept-Encoding': 'gzip, deflate, br',
    ...(body && { 'Content-Type': 'application/json', 'Content-Length': body.length }),
  };
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const outgoing = request(
      { host: '127.0.0.1', port, method: call.method, path: call.path, headers, agent, timeout: timeoutMs },
      (answer) => {
        collect(answer).then(
          (content) =>
            resolve({
              ms: performance.now() - began,
              status: answer.statusCode ?? 0,
              encoding: answer.headers['content-encoding'] ?? '',
              content,
              call,
            }),
          reject,
        );
      },
    );
    outgoing.on('timeout', () => outgoing.destroy(new Error('no answer in time')));
    outgoing.on('error', (error) => reject(new PlainError(`${call.method} ${call.path} : ${error.message}`)));
    outgoing.end(body);
  });
}

function collect(answer: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = [];
    answer.on('data', (piece: Buffer) => pieces.push(piece));
    answer.on('end', () => resolve(Buffer.concat(pieces)));
    answer.on('error', reject);
  });
}

function check({ call, status, encoding, content }: Answer): string {
  const text = unpack(encoding, content).toString('utf8');
  if (status === call.status && text.includes(call.word)) return text;
  throw new PlainError(
    `${call.method} ${call.path} : ${status} au lieu de ${call.status}, ou sans « ${call.word} »\n${text.slice(0, 500)}`,
  );
}

function unpack(encoding: string, content: Buffer): Buffer {
  if (encoding === 'br') return brotliDecompressSync(content);
  return encoding === 'gzip' ? gunzipSync(content) : content;
}
