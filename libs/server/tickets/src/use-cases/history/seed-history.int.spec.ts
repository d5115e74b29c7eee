import { SeedDirectory } from '@vigie/directory';
import type { ClockState } from '@vigie/rules';
import { Proofs } from '../../queries/requests/proofs';
import { refreshClock } from '../../store/clocks/clock.store';
import { TicketWorld } from '../../testing/ticket-world';
import { SeedHistory } from './seed-history';

let world: TicketWorld;
beforeAll(async () => {
  world = await TicketWorld.open('seed_history');
  await world.get(SeedDirectory).run();
  await world.get(SeedHistory).execute();
}, 120_000);
afterAll(() => world.close());

const count = async (sql: string) => {
  const row = await world.database.one<{ count: number | string }>(`SELECT COUNT(*) AS count FROM ${sql}`);
  return Number(row?.count);
};

describe('half a year of a demonstration', () => {
  it('is over: nothing is open, due or asked', async () => {
    expect(await count('ticket')).toBeGreaterThan(150);
    expect(await count('ticket WHERE is_open = 1 OR closed_at > NOW(3)')).toBe(0);
    expect(await count('sla_clock WHERE next_at IS NOT NULL OR stopped_at IS NULL')).toBe(0);
    expect(await count('outbox')).toBe(0);
    expect(await count('satisfaction WHERE asked_at > NOW(3) - INTERVAL 7 DAY')).toBe(0);
  });

  it('has some of everything that figures are made of', async () => {
    const months = await world.database.query<{ month: string }>(
      "SELECT DATE_FORMAT(created_at, '%Y-%m') AS month FROM ticket GROUP BY month",
    );
    expect(months.length).toBeGreaterThanOrEqual(6);
    for (const rows of [
      "sla_clock WHERE kind = 'response' AND state = 'met'",
      "sla_clock WHERE kind = 'response' AND state = 'breached'",
      "sla_clock WHERE kind = 'resolution' AND state = 'breached' AND breach_reason IS NOT NULL",
      "sla_clock WHERE kind = 'promise' AND state = 'met'",
      "satisfaction WHERE rating = 'good'",
      "satisfaction WHERE rating = 'bad'",
      'vendor_escalation',
      'ticket_reopening',
      "intervention WHERE state = 'done'",
      'time_entry WHERE billable = 1',
    ])
      expect({ rows, count: await count(rows) }).not.toEqual({ rows, count: 0 });
    expect(await count('sla_clock WHERE consumed_ms IS NULL')).toBe(0);
  });

  it('holds when it is computed again: clocks from their events, seals from their text', async () => {
    const clocks = await world.database.query<{ id: string; state: ClockState }>(
      'SELECT id, state FROM sla_clock',
    );
    await world.database.transaction(async (tx) => {
      for (const { id } of clocks) await refreshClock(tx, id);
    });
    const again = await world.database.query('SELECT id, state FROM sla_clock');
    expect(again).toEqual(clocks);
    expect(await count('sla_clock WHERE next_at IS NOT NULL')).toBe(0);
    const { broken, checked } = await world.get(Proofs).verify();
    expect(broken).toBeNull();
    expect(checked).toBeGreaterThan(100);
  });
});
