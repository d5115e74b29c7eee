import { Injectable } from '@nestjs/common';
import { Directory, type ClientTerms } from '@vigie/directory';
import { Database, type FinishOnce, type Transaction } from '@vigie/platform';
import { clockAt, impactOf, sameTerms, termsUnder, toInstant } from '@vigie/rules';
import { eventsOfClocks, termsOfClock } from '../../store/clocks/clock.store';
import { recordHistory } from '../../store/desk/history.store';
import { lockOpenClocks, openClocksAfter, type OpenClock } from '../../store/sla/open-clocks.store';
import { lockRecompute, saveRecompute, type StoredRecompute } from '../../store/sla/sla-recompute.store';
import { TicketClocks } from '../clocks/ticket-clocks';

/** Few enough that nobody waits for the tickets of a batch. */
export const recomputeBatch = 50;

/**
 * Brings open clocks in line with the terms of today, one batch in one transaction; the next batch is promised in
 * the same one. A clock that is in line already is left alone, so that a second run changes nothing.
 */
@Injectable()
export class RecomputeClocks {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
    private readonly clocks: TicketClocks,
  ) {}

  execute(recomputeId: string, finish: FinishOnce): Promise<void> {
    return this.database.transaction(async (tx) => {
      if (!(await finish(tx))) return;
      const run = await lockRecompute(tx, recomputeId);
      if (!run) return;
      const found = await openClocksAfter(tx, run, run.lastClockId, recomputeBatch);
      await this.follow(tx, run, found);
      run.done += found.length;
      run.lastClockId = found.at(-1)?.id ?? run.lastClockId;
      if (found.length < recomputeBatch) run.finishedAt = tx.now;
      else await tx.emit('sla.recompute-due', { recomputeId });
      await saveRecompute(tx, run);
    });
  }

  private async follow(tx: Transaction, run: StoredRecompute, found: readonly OpenClock[]): Promise<void> {
    if (found.length === 0) return;
    await lockOpenClocks(tx, found);
    // Read again: what was changed before they were held counts. Some may have been reopened between them since.
    const held = await openClocksAfter(tx, run, run.lastClockId, 2 * recomputeBatch);
    const wanted = new Set(found.map(({ id }) => id));
    const terms = new Map<string, ClientTerms>();
    for (const clock of held.filter(({ id }) => wanted.has(id))) {
      const known = terms.get(clock.clientId) ?? (await this.directory.clientTerms(clock.clientId, tx));
      terms.set(clock.clientId, known);
      await this.retarget(tx, run, clock, known);
    }
  }

  private async retarget(
    tx: Transaction,
    run: StoredRecompute,
    clock: OpenClock,
    { calendar, targets }: ClientTerms,
  ): Promise<void> {
    const before = termsOfClock(clock);
    const after = termsUnder(before, clock.kind, { target: targets[clock.priority], calendar });
    if (sameTerms(before, after)) return;
    const now = toInstant(tx.now.getTime());
    const events = (await eventsOfClocks(tx.manager, [clock.id])).get(clock.id) ?? [];
    const was = clockAt(before, events, now);
    const becomes = clockAt(after, events, now);
    // Missed, though not told yet: it stays so.
    if (was.state === 'breached') return;
    const impact = impactOf(was, becomes);
    await this.clocks.retarget(tx, clock, { terms: after, reading: becomes, spoken: impact !== 'same' });
    if (impact === 'same') return;
    run[impact] += 1;
    const data = {
      clock: clock.kind,
      from: was.dueAt,
      to: becomes.dueAt,
      cause: run.cause,
      label: run.label,
    };
    const ticket = { id: clock.ticketId, clientId: clock.clientId };
    await recordHistory(tx, ticket, { kind: 'system', name: 'Vigie' }, 'clock-recomputed', data);
  }
}
