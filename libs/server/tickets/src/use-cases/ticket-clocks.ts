import { Injectable } from '@nestjs/common';
import type { ClockEffect, ClockEvent, ClockKind, PauseReason } from '@vigie/rules';
import { WakeUps, type Transaction } from '@vigie/platform';
import {
  changeDuration,
  insertClock,
  insertClockEvent,
  lockClocks,
  refreshClock,
  refreshTicketDeadline,
  type NewClock,
} from '../store/clock.store';
import type { TicketKey } from '../store/ticket.store';

type EventType = ClockEvent['type'];

/** What a change of state writes on which clocks. The first answer is due even while we wait for somebody. */
const effects: Record<NonNullable<ClockEffect>, { type: EventType; kinds: readonly ClockKind[] }> = {
  pause: { type: 'paused', kinds: ['promise', 'resolution'] },
  resume: { type: 'resumed', kinds: ['promise', 'resolution'] },
  stop: { type: 'stopped', kinds: ['promise', 'response', 'resolution'] },
  restart: { type: 'restarted', kinds: ['promise', 'resolution'] },
};

/** Starts, pauses, resumes and stops the clocks of a ticket by writing events; all else follows from them. */
@Injectable()
export class TicketClocks {
  constructor(private readonly wakeUps: WakeUps) {}

  async start(tx: Transaction, ticket: TicketKey, clocks: readonly NewClock[]): Promise<void> {
    for (const clock of clocks) this.wake(tx, await insertClock(tx, ticket, clock));
    await refreshTicketDeadline(tx, ticket.id);
  }

  /** Carries over to the clocks what a change of state means for them. */
  async apply(
    tx: Transaction,
    ticket: TicketKey,
    { effect, reason, by }: { effect: ClockEffect; reason: PauseReason | null; by: string },
  ): Promise<void> {
    if (effect === null) return;
    const event = { type: effects[effect].type, reason: effect === 'pause' ? reason : null, byName: by };
    await this.record(tx, ticket, event, effects[effect].kinds);
  }

  /** The first answer was given. */
  async answered(tx: Transaction, ticket: TicketKey, by: string): Promise<void> {
    await this.record(tx, ticket, { type: 'stopped', reason: null, byName: by }, ['response']);
  }

  /** Gives live clocks new durations; their thresholds speak again for the new terms. */
  async changeTerms(
    tx: Transaction,
    ticket: TicketKey,
    durations: Partial<Record<ClockKind, number>>,
  ): Promise<void> {
    for (const clock of await lockClocks(tx, ticket, Object.keys(durations) as ClockKind[])) {
      const durationMs = durations[clock.kind];
      if (clock.stopped || durationMs === undefined) continue;
      await changeDuration(tx, clock.id, durationMs);
      await this.refresh(tx, clock.id);
    }
    await refreshTicketDeadline(tx, ticket.id);
  }

  /** Only a stopped clock starts again; anything else happens to live ones. */
  private async record(
    tx: Transaction,
    ticket: TicketKey,
    event: { type: EventType; reason: PauseReason | null; byName: string },
    kinds: readonly ClockKind[],
  ): Promise<void> {
    const wantsStopped = event.type === 'restarted';
    for (const clock of await lockClocks(tx, ticket, kinds)) {
      if (clock.stopped !== wantsStopped) continue;
      await insertClockEvent(tx, clock.id, event);
      await this.refresh(tx, clock.id);
    }
    await refreshTicketDeadline(tx, ticket.id);
  }

  private async refresh(tx: Transaction, id: string): Promise<void> {
    this.wake(tx, { id, ...(await refreshClock(tx, id)) });
  }

  private wake(tx: Transaction, { id, nextAt }: { id: string; nextAt: Date | null }): void {
    if (nextAt) tx.afterCommit.push(() => this.wakeUps.planSoon([{ kind: 'clock', id, at: nextAt }]));
  }
}
