import type { ClockKind, Threshold } from '@vigie/rules';
import type { Transaction } from '@vigie/platform';

/** A threshold that was reached, as what is to be done about it. */
export interface FiringTarget {
  percent: Threshold;
  clock: ClockKind;
  dueAt: Date | null;
  zone: string;
  /** The clock ended since, or waits. */
  idle: boolean;
  /** The same threshold of the clock was reached before, under other terms. */
  repeated: boolean;
}

export async function firingTarget(tx: Transaction, firingId: string): Promise<FiringTarget | null> {
  const [row] = await tx.query<
    Omit<FiringTarget, 'idle' | 'repeated'> & {
      stoppedAt: Date | null;
      pauseReason: string | null;
      earlier: number | string;
    }
  >(
    `SELECT f.percent, c.kind AS clock, c.due_at AS dueAt, c.stopped_at AS stoppedAt, c.pause_reason AS pauseReason,
            JSON_UNQUOTE(JSON_EXTRACT(c.calendar, '$.zone')) AS zone,
            (SELECT COUNT(*) FROM clock_firing b WHERE b.clock_id = f.clock_id AND b.percent = f.percent
                AND b.terms_version < f.terms_version) AS earlier
       FROM clock_firing f JOIN sla_clock c ON c.id = f.clock_id WHERE f.id = ?`,
    [firingId],
  );
  if (!row) return null;
  const { stoppedAt, pauseReason, earlier, ...target } = row;
  return { ...target, idle: stoppedAt !== null || pauseReason !== null, repeated: Number(earlier) > 0 };
}
