import { Agent } from 'node:http';
import type { Connection, RowDataPacket } from 'mysql2/promise';
import { PlainError, step } from '../lib/console.ts';
import { signInAdministrator } from './callers.ts';
import { ask } from './closed-loop.ts';
import { bringLateInvoices, lateInvoice } from './late-invoices.ts';
import { memoryOf, type Memory } from './processor.ts';

export interface PenaltiesResult {
  invoices: number;
  seconds: number;
  api: Memory | undefined;
}

interface Where {
  port: number;
  api: number;
}
const dayMs = 86_400_000;
/** One invoice in so many is computed once more, day by day. */
const every = 97;

/** The penalties of so many overdue invoices, computed from the database and written into a file. */
export function measurePenalties(
  connection: Connection,
  { port, api }: Where,
  invoices: number,
): Promise<PenaltiesResult> {
  return step(`Pénalités de ${invoices.toLocaleString('fr-FR')} factures en retard`, async () => {
    const today = new Date(`${new Date().toISOString().slice(0, 10)}T00:00:00Z`);
    await bringLateInvoices(connection, invoices, today);
    const { cookie } = await signInAdministrator(connection);
    const agent = new Agent({ keepAlive: true });
    const path = `/api/penalties/export?format=csv&asOf=${today.toISOString().slice(0, 10)}`;
    const began = Date.now();
    const { text } = await ask(port, agent, { method: 'GET', path, cookie, status: 200, word: 'BENCH-0' });
    const seconds = (Date.now() - began) / 1000;
    agent.destroy();
    await check(connection, text, { invoices, today });
    return { invoices, seconds, api: memoryOf(api) };
  });
}

interface Asked {
  invoices: number;
  today: Date;
}

/** Every invoice of ours has its line, and each amount that is counted again is right to the cent. */
async function check(connection: Connection, text: string, { invoices, today }: Asked): Promise<void> {
  const lines = text.split('\r\n').map((line) => line.split(text.includes(';') ? ';' : ','));
  const penalties = new Map(
    lines.flatMap((cells) => (cells[1]?.startsWith('BENCH-') ? [[cells[1], cells[8]]] : [])),
  );
  if (penalties.size !== invoices) throw new PlainError(`Pénalités : ${penalties.size} factures calculées.`);
  const [rows] = await connection.query<RowDataPacket[]>(
    "SELECT half, rate FROM penalty_rate WHERE kind = 'legal' AND is_current = 1",
  );
  const rates = new Map(rows.map(({ half, rate }) => [String(half), BigInt(String(rate).replace('.', ''))]));
  for (let place = 0; place < invoices; place += every) {
    const { number } = lateInvoice(place);
    const [expected, found] = [counted(place, today, rates), penalties.get(number)?.replace(',', '.')];
    if (found !== expected) throw new PlainError(`Pénalités : ${number}, ${found} au lieu de ${expected}.`);
  }
}

/** Eighteen times the legal rate a year, day after day on what was unpaid. */
function counted(place: number, today: Date, rates: ReadonlyMap<string, bigint>): string {
  const { grossCents, delay, part } = lateInvoice(place);
  let sum = 0n;
  for (let day = 1; day <= delay; day += 1) {
    const date = new Date(today.getTime() - (delay - day) * dayMs);
    const half = `${date.getUTCFullYear()}S${date.getUTCMonth() < 6 ? 1 : 2}`;
    const open = grossCents - (part && day > part.after ? part.cents : 0n);
    sum += open * 18n * (rates.get(half) ?? 0n);
  }
  // Thousandths of a percent, 365 days.
  const whole = 365n * 100_000n;
  const digits = ((2n * sum + whole) / (2n * whole)).toString().padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
