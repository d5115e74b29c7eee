import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Chains } from './chains.ts';
import { measure, type Call } from './closed-loop.ts';
import { percentile } from './numbers.ts';
import { writeDirectory } from './people.ts';
import { Random } from './random.ts';
import { align, replaceReport } from './report.ts';
import type { Row, Sink } from './sink.ts';
import { ClockWriter } from './ticket-clocks.ts';
import { factsOf, type Facts } from './ticket-facts.ts';
import { commonWord, rareWord } from './words.data.ts';

const now = new Date('2026-11-23T09:00:00.000Z');
const count = 20_000;

/** Takes rows as the real one does, and keeps them for the test to look at. */
class Kept {
  readonly rows: (Row & { table: string })[] = [];
  add(table: string, row: Row): void {
    this.rows.push({ ...row, table });
  }
  of(table: string): Row[] {
    return this.rows.filter((row) => row.table === table);
  }
}
const asSink = (kept: Kept) => kept as unknown as Sink;

function tickets(most = count): Facts[] {
  const world = writeDirectory(asSink(new Kept()), now);
  const random = new Random(1);
  return Array.from({ length: most }, (_, i) => factsOf(random, world, now, i + 1, count));
}

describe('the invented desk', () => {
  const all = tickets();
  const text = (facts: Facts) => [facts.subject, facts.description, ...facts.messages].join('\n');

  it('is the same each time', () => {
    expect(tickets(200)).toEqual(all.slice(0, 200));
  });

  it('has the shape that figures are compared on', () => {
    const share = (picked: Facts[]) => picked.length / count;
    const messages = all.reduce((sum, facts) => sum + facts.messages.length, 0);
    expect(share(all.filter((facts) => facts.isOpen))).toBeCloseTo(0.12, 2);
    expect(share(all.filter((facts) => text(facts).includes(commonWord)))).toBeCloseTo(1 / 16, 2);
    expect(all.filter((facts) => text(facts).includes(rareWord))).toHaveLength(Math.floor(count / 997));
    expect(messages / count).toBeCloseTo(3, 1);
    expect(Math.max(...all.map((facts) => facts.messages.length))).toBe(60);
    expect(new Set(all.map((facts) => facts.client.id)).size).toBe(200);
  });

  it('resolves after it opens, and never in the future', () => {
    const wrong = all.filter(({ created, resolved, isOpen }) =>
      resolved === null ? !isOpen : resolved < created || resolved > now,
    );
    expect(wrong).toEqual([]);
  });

  it('leaves the next threshold of every clock in the future, and none of those that do not run', () => {
    const kept = new Kept();
    const writer = new ClockWriter(asSink(kept), new Random(2), now);
    for (const facts of all.slice(-3000)) writer.write(facts);
    const clocks = kept.of('sla_clock');
    const running = clocks.filter((clock) => clock['state'] === 'running');
    expect(running.length).toBeGreaterThan(500);
    expect(running.filter((clock) => !((clock['next_at'] as Date) > now))).toEqual([]);
    expect(clocks.filter((clock) => clock['state'] !== 'running' && clock['next_at'] !== null)).toEqual([]);
  });

  it('chains what it seals', () => {
    const kept = new Kept();
    const chains = new Chains(asSink(kept));
    for (const facts of all.slice(0, 50)) chains.seal(facts);
    const sealed = kept.of('written_request');
    expect(sealed.length).toBeGreaterThan(20);
    sealed.slice(1).forEach((row, i) => expect(row['previous_sha256']).toBe(sealed[i]?.['sha256']));
    expect(chains.heads().written_request.sequence).toBe(sealed.length);
  });
});

describe('the closed loop', () => {
  let server: Server;
  let port = 0;
  let served = 0;

  beforeAll(async () => {
    server = createServer((_request, response) => {
      served += 1;
      response.end('pong');
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    port = (server.address() as AddressInfo).port;
  });
  afterAll(() => {
    server.close();
  });

  const plan = (word: string) => ({
    port,
    users: 3,
    requests: 20,
    pids: { api: process.pid, database: process.pid },
    workDone: () => Promise.resolve({ statements: served, rows: 0 }),
    call: (): Call => ({ method: 'GET', path: '/ping', cookie: '', status: 200, word }),
  });

  it('counts what it asked for, without the warm-up', async () => {
    served = 0;
    const result = await measure(plan('pong'));
    expect(served).toBe(25);
    expect(result).toMatchObject({ users: 3, requests: 20, statements: 1, bytes: 4 });
    expect(result.median).toBeLessThanOrEqual(result.p95);
    expect(result.p95).toBeLessThanOrEqual(result.p99);
  });

  it('accepts no answer without the word', async () => {
    await expect(measure(plan('ping'))).rejects.toThrow(/ping/);
  });
});

describe('the report', () => {
  it.each([
    [50, 5],
    [95, 10],
    [99, 10],
    [1, 1],
  ])('takes the nearest rank: p%d of ten values is the %dth', (percent, place) => {
    expect(percentile([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], percent)).toBe(place);
  });

  it('lines its columns up', () => {
    expect(
      align([
        ['a', 'number'],
        ['word', '1'],
      ]),
    ).toBe('| a    | number |\n| ---- | -----: |\n| word |      1 |');
  });

  it('replaces what stands between the markers, and nothing else', () => {
    const text = 'before\n<!-- bench:start -->\n\nold\n\n<!-- bench:end -->\nafter\n';
    const once = replaceReport(text, 'new');
    expect(once).toBe('before\n<!-- bench:start -->\n\nnew\n\n<!-- bench:end -->\nafter\n');
    expect(replaceReport(once, 'new')).toBe(once);
    expect(() => replaceReport('no markers', 'new')).toThrow(/bench:start/);
  });
});
