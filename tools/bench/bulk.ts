import { Agent } from 'node:http';
import { performance } from 'node:perf_hooks';
import type { Connection, RowDataPacket } from 'mysql2/promise';
import { PlainError, step } from '../lib/console.ts';
import { signInAdministrator } from './callers.ts';
import { ask } from './closed-loop.ts';

export interface BulkResult {
  tickets: number;
  changeSeconds: number;
  undoSeconds: number;
}

const wanted = 1000;
/** As the console sends them, so that it can show how far it is. */
const batch = 25;

interface Answer {
  id: string;
  results: { outcome: string }[];
}

/** Gives a thousand open tickets to somebody, and takes it back. */
export async function measureBulk(connection: Connection, port: number): Promise<BulkResult> {
  const { cookie, personId } = await signInAdministrator(connection);
  const [tickets] = await connection.query<RowDataPacket[]>(
    `SELECT id, version FROM ticket WHERE is_open = 1 AND assignee_id <> ? ORDER BY sort_due, id LIMIT ?`,
    [personId, wanted],
  );
  const agent = new Agent({ keepAlive: true });
  const post = async (path: string, body: object): Promise<Answer> => {
    const call = { method: 'POST' as const, path, cookie, body, status: 200, word: '"results":' };
    const answer = JSON.parse((await ask(port, agent, call)).text) as Answer;
    const others = answer.results.filter(({ outcome }) => outcome !== 'done');
    if (others.length > 0) throw new PlainError(`${path} : ${JSON.stringify(others.slice(0, 3))}`);
    return answer;
  };
  return step(`${tickets.length} tickets changés ensemble`, async () => {
    const change = { type: 'assign', assigneeId: String(personId) };
    const began = performance.now();
    const done: string[] = [];
    for (let from = 0; from < tickets.length; from += batch) {
      const some = tickets
        .slice(from, from + batch)
        .map((row) => ({ id: String(row['id']), version: Number(row['version']) }));
      done.push((await post('/api/tickets/bulk', { tickets: some, change })).id);
    }
    const changed = performance.now();
    for (const id of done) await post(`/api/tickets/bulk/${id}/undo`, {});
    agent.destroy();
    return {
      tickets: tickets.length,
      changeSeconds: (changed - began) / 1000,
      undoSeconds: (performance.now() - changed) / 1000,
    };
  });
}
