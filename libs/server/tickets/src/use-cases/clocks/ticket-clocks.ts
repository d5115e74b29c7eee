import { Injectable } from '@nestjs/common';
import {
  carriedThresholds,
  clockKinds,
  pauseReasonOf,
  type ClockEffect,
  type ClockEvent,
  type ClockKind,
  type ClockReading,
  type ClockTerms,
  type PauseReason,
  type TicketState,
} from '@vigie/rules';
import { WakeUps, type Transaction } from '@vigie/platform';
import {
  changeDuration,
  changeTerms,
  insertClock,
  insertClockEvent,
  insertPastEvents,
  lockClocks,
  refreshClock,
  refreshTicketDeadline,
  type NewClock,
  type NewClockEvent,
  type StoredClock,
  type StoredEvent,
} from '../../store/clocks/clock.store';
import { carryFirings, toldUnder } from '../../store/clocks/clock-firing.store';
import type { MovedClock } from '../../store/clocks/merged-clock.store';
import type { TicketKey } from '../../store/desk/ticket.store';
import { clocksStandStill } from '../../store/suspension/suspended-client.store';

/** What a change of state means for the clocks, and whose doing it is. */
export interface ClockChange {
  effect: ClockEffect;
  reason: PauseReason | null;
  by: string;
  /** The answer that brings it, if one does. */
  messageId: string | null;
}

/** What a change of state writes on which clocks. The first answer is due even while we wait for somebody. */
const effects: Record<ClockEffect, { type: ClockEvent['type']; kinds: readonly ClockKind[] }> = {
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
    await this.keepStill(tx, ticket);
    await refreshTicketDeadline(tx, ticket.id);
  }

  /** Starts clocks that have been running since before now, each with what has happened to it since. */
  async startInPast(
    tx: Transaction,
    ticket: TicketKey,
    clocks: readonly { clock: NewClock; events: readonly StoredEvent[] }[],
  ): Promise<void> {
    for (const { clock, events } of clocks) {
      const { id } = await insertClock(tx, ticket, clock);
      await insertPastEvents(tx, id, events);
      await this.refresh(tx, id);
    }
    await this.keepStill(tx, ticket);
    await refreshTicketDeadline(tx, ticket.id);
  }

  /** Clocks that are no longer owed. What they missed before stays missed. */
  async cancel(tx: Transaction, ticket: TicketKey, kinds: readonly ClockKind[], by: string): Promise<void> {
    if (kinds.length === 0) return;
    const event = { type: 'cancelled' as const, reason: null, byName: by, messageId: null };
    for (const clock of await lockClocks(tx, ticket, kinds)) {
      // What a merged ticket promised is still owed.
      if (!clock.own) continue;
      await insertClockEvent(tx, clock.id, event);
      await this.refresh(tx, clock.id);
    }
    await refreshTicketDeadline(tx, ticket.id);
  }

  /** Carries over to the clocks what a change of state means for them. */
  async apply(tx: Transaction, ticket: TicketKey, change: ClockChange): Promise<void> {
    const { effect, reason, by: byName, messageId } = change;
    const { type, kinds } = effects[effect];
    // Whoever is waited for, the clocks of a suspended client stand still: its state decides when they go on.
    const isStill = await clocksStandStill(tx, ticket.clientId);
    if (isStill && (effect === 'pause' || effect === 'resume')) return;
    await this.record(tx, ticket, { type, reason, byName, messageId }, kinds);
    if (isStill) await this.suspend(tx, ticket);
  }

  /** The contract of the client is suspended: every clock that is not stopped stands still, the first answer too. */
  async suspend(tx: Transaction, ticket: TicketKey): Promise<void> {
    const still = { type: 'paused', reason: 'client-suspended', byName: 'Vigie', messageId: null } as const;
    for (const clock of await lockClocks(tx, ticket, clockKinds)) {
      if (clock.stopped || clock.pauseReason === 'client-suspended') continue;
      await insertClockEvent(tx, clock.id, still);
      await this.refresh(tx, clock.id);
    }
    await refreshTicketDeadline(tx, ticket.id);
  }

  /** The contract is in force again: clocks go on, unless the ticket waits for somebody. */
  async takeUp(tx: Transaction, ticket: TicketKey & { state: TicketState }): Promise<void> {
    const waits = pauseReasonOf(ticket.state);
    const goesOn = { type: 'resumed', reason: null, byName: 'Vigie', messageId: null } as const;
    for (const clock of await lockClocks(tx, ticket, clockKinds)) {
      if (clock.stopped || clock.pauseReason !== 'client-suspended') continue;
      const isWaiting = waits !== null && effects.pause.kinds.includes(clock.kind);
      await insertClockEvent(tx, clock.id, isWaiting ? { ...goesOn, type: 'paused', reason: waits } : goesOn);
      await this.refresh(tx, clock.id);
    }
    await refreshTicketDeadline(tx, ticket.id);
  }

  /** An answer was given: the first one stops the clock, the others count should it be taken back. */
  async answered(tx: Transaction, ticket: TicketKey, by: string, messageId: string): Promise<void> {
    await this.record(tx, ticket, { type: 'stopped', reason: null, byName: by, messageId }, ['response']);
  }

  /** What these tickets promised in writing is done, whatever becomes of the one in which they go on. */
  async fulfil(
    tx: Transaction,
    ticket: TicketKey,
    done: { of: readonly string[]; by: string },
  ): Promise<void> {
    const event = { type: 'stopped' as const, reason: null, byName: done.by, messageId: null };
    for (const clock of await lockClocks(tx, ticket, ['promise'])) {
      if (!done.of.includes(clock.promisedBy)) continue;
      await insertClockEvent(tx, clock.id, event);
      await this.refresh(tx, clock.id);
    }
    await refreshTicketDeadline(tx, ticket.id);
  }

  /** Computes every clock again, for events that count no longer. */
  async recompute(tx: Transaction, ticket: TicketKey): Promise<void> {
    for (const clock of await lockClocks(tx, ticket, clockKinds)) await this.refresh(tx, clock.id);
    // One whose stop was taken back may run again.
    await this.keepStill(tx, ticket);
    await refreshTicketDeadline(tx, ticket.id);
  }

  /** Gives live clocks new durations; their thresholds speak again for the new terms. */
  async changeTerms(
    tx: Transaction,
    ticket: TicketKey,
    durations: Partial<Record<ClockKind, number>>,
  ): Promise<void> {
    for (const clock of await lockClocks(tx, ticket, Object.keys(durations) as ClockKind[])) {
      const durationMs = durations[clock.kind];
      if (clock.stopped || !clock.own || durationMs === undefined || durationMs === clock.durationMs)
        continue;
      await changeDuration(tx, clock.id, durationMs);
      await this.refresh(tx, clock.id);
    }
    await refreshTicketDeadline(tx, ticket.id);
  }

  /**
   * Gives a clock other terms. What was told and is still past is not told again; when the new terms move nothing,
   * they are the same version and nothing speaks.
   */
  async retarget(
    tx: Transaction,
    clock: Pick<StoredClock, 'id' | 'ticketId' | 'termsVersion'>,
    { terms, reading, spoken }: { terms: ClockTerms; reading: ClockReading; spoken: boolean },
  ): Promise<void> {
    const termsVersion = clock.termsVersion + (spoken ? 1 : 0);
    await changeTerms(tx, clock.id, { ...terms, termsVersion });
    if (spoken) {
      const told = await toldUnder(tx, clock);
      const kept = carriedThresholds(told, reading, tx.now.toISOString());
      await carryFirings(tx, clock, { termsVersion, percents: kept });
    }
    await this.refresh(tx, clock.id);
    await refreshTicketDeadline(tx, clock.ticketId);
  }

  /** Clocks of a merged ticket go on in the target, with the deadlines they have. */
  async adopt(
    tx: Transaction,
    target: TicketKey,
    merged: TicketKey,
    { moved, resumes, by: byName }: { moved: readonly MovedClock[]; resumes: boolean; by: string },
  ): Promise<void> {
    for (const { id, pauseReason } of moved) {
      if (!resumes || pauseReason === null || pauseReason === 'client-suspended') continue;
      await insertClockEvent(tx, id, { type: 'resumed', reason: null, byName, messageId: null });
      await this.refresh(tx, id);
    }
    await refreshTicketDeadline(tx, merged.id);
    await refreshTicketDeadline(tx, target.id);
  }

  /** Clocks that were given back to a ticket count as they did before. */
  async handBack(
    tx: Transaction,
    target: TicketKey,
    ticket: TicketKey,
    clockIds: readonly string[],
  ): Promise<void> {
    for (const id of clockIds) await this.refresh(tx, id);
    await refreshTicketDeadline(tx, ticket.id);
    await refreshTicketDeadline(tx, target.id);
  }

  /** New clocks of a suspended client do not start. */
  private async keepStill(tx: Transaction, ticket: TicketKey): Promise<void> {
    if (await clocksStandStill(tx, ticket.clientId)) await this.suspend(tx, ticket);
  }

  private async record(
    tx: Transaction,
    ticket: TicketKey,
    event: NewClockEvent,
    kinds: readonly ClockKind[],
  ): Promise<void> {
    for (const clock of await lockClocks(tx, ticket, kinds)) {
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
