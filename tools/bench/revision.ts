import { Agent } from 'node:http';
import type { Connection, RowDataPacket } from 'mysql2/promise';
import { PlainError, step } from '../lib/console.ts';
import { sleep } from '../lib/processes.ts';
import { signInAccountant, signInAdministrator } from './callers.ts';
import { ask } from './closed-loop.ts';
import { memoryOf, type Memory } from './processor.ts';
import { agreedCents, bringContracts, indexTenths, linesEach } from './revised-contracts.ts';

export interface RevisionResult {
  contracts: number;
  lines: number;
  /** Every price computed; every price written; every letter drawn, kept and mailed. */
  previewSeconds: number;
  applySeconds: number;
  letters: number;
  letterSeconds: number;
  worker: Memory | undefined;
}

interface Campaign {
  id: string;
  state: string;
  version: number;
  progress: { done: number } | null;
  totals: { revised: number };
  letters: { sent: number };
}
interface Where {
  port: number;
  worker: number;
}

const stallMs = 120_000;
const pollMs = 100;

/** The yearly price revision of so many contracts, from its opening to its letters, by the real worker. */
export function measureRevision(
  connection: Connection,
  { port, worker }: Where,
  contracts: number,
): Promise<RevisionResult> {
  return step(`Révision des prix de ${contracts.toLocaleString('fr-FR')} contrats`, async () => {
    const year = new Date().getFullYear();
    await bringContracts(connection, contracts, year);
    const author = await signInAdministrator(connection);
    const second = await signInAccountant(connection);
    const agent = new Agent({ keepAlive: true });
    const post = async (cookie: string, path: string, body: object, status = 200) =>
      JSON.parse(
        (await ask(port, agent, { method: 'POST', path, cookie, body, status, word: '"totals"' })).text,
      ) as Campaign;
    const read = async (id: string): Promise<Campaign> => {
      const path = `/api/price-campaigns/${id}`;
      const call = { method: 'GET' as const, path, cookie: author.cookie, status: 200, word: '"totals"' };
      return JSON.parse((await ask(port, agent, call)).text) as Campaign;
    };
    const began = Date.now();
    const { id } = await post(author.cookie, '/api/price-campaigns', { year }, 201);
    const shown = await until(connection, id, ({ state }) => state === 'draft');
    const previewSeconds = (shown - began) / 1000;
    const act = async (cookie: string, name: string) =>
      post(cookie, `/api/price-campaigns/${id}/acts`, { act: name, version: (await read(id)).version });
    await act(author.cookie, 'submit');
    await act(second.cookie, 'approve');
    const from = Date.now();
    await act(author.cookie, 'apply');
    const applied = await until(connection, id, ({ state }) => state === 'applied');
    const written = await until(
      connection,
      id,
      ({ state, done, total }) => state === 'applied' && done >= total,
    );
    const { letters } = await read(id);
    agent.destroy();
    await check(connection, id, contracts);
    await withdraw(connection, id);
    return {
      contracts,
      lines: contracts * linesEach,
      previewSeconds,
      applySeconds: (applied - from) / 1000,
      letters: letters.sent,
      letterSeconds: (written - applied) / 1000,
      worker: memoryOf(worker),
    };
  });
}

interface Progress extends RowDataPacket {
  state: string;
  done: number;
  total: number;
  step: number;
}

/** When a campaign got there; one that no longer moves is an error, not a slow one. */
async function until(
  connection: Connection,
  id: string,
  isThere: (campaign: Progress) => boolean,
): Promise<number> {
  let last = '';
  let movedAt = Date.now();
  for (;;) {
    const [rows] = await connection.query<Progress[]>(
      'SELECT state, done, total, step FROM price_campaign WHERE id = ?',
      [id],
    );
    const campaign = rows[0];
    if (campaign && isThere(campaign)) return Date.now();
    const now = JSON.stringify(campaign);
    if (now !== last) movedAt = Date.now();
    if (Date.now() - movedAt > stallMs) throw new PlainError(`Campagne arrêtée : ${now}`);
    last = now;
    await sleep(pollMs);
  }
}

/** Every price of ours was written, half up to the cent from what was agreed. */
async function check(connection: Connection, id: string, contracts: number): Promise<void> {
  const [rows] = await connection.query<RowDataPacket[]>(
    `SELECT k.reference, n.position, p.unit_cents AS unit FROM price_campaign_line l
       JOIN contract_price p ON p.id = l.price_id
       JOIN contract k ON k.id = l.contract_id
       JOIN contract_line n ON n.id = l.line_id
      WHERE l.campaign_id = ? AND k.reference LIKE 'BENCH-%'`,
    [id],
  );
  if (rows.length !== contracts * linesEach) throw new PlainError(`Révision : ${rows.length} prix écrits.`);
  const { before, after } = indexTenths;
  const wrong = rows.find(({ reference, position, unit }) => {
    const agreed = BigInt(agreedCents(Number(String(reference).slice(6)), Number(position)));
    return BigInt(String(unit)) !== (agreed * after * 2n + before) / (before * 2n);
  });
  if (wrong) throw new PlainError(`Révision : prix faux, ${JSON.stringify(wrong)}`);
}

/** Takes the prices back without waiting for the mails, so that the next size begins as this one did. */
async function withdraw(connection: Connection, id: string): Promise<void> {
  await connection.query(
    `UPDATE contract_price p JOIN price_campaign_line l ON l.price_id = p.id
        SET p.withdrawn_at = NOW(3) WHERE l.campaign_id = ?`,
    [id],
  );
  await connection.query("UPDATE price_campaign SET state = 'undone', open_year = NULL WHERE id = ?", [id]);
}
