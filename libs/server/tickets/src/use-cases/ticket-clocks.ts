import { Injectable } from '@nestjs/common';
import type {
  ClockEffect,
  ClockEvent,
  ClockKind,
  DeadlineMode,
  PauseReason,
  ServiceCalendar,
} from '@vigie/rules';
import { WakeUps, type Transaction } from '@vigie/platform';
import { ClockEventRow } from '../store/clock-event.row';
import { refreshClock, refreshTicketDeadline } from '../store/clock.store';
import { SlaClockRow } from '../store/sla-clock.row';

export interface NewClock {
  kind: ClockKind;
  mode: DeadlineMode;
  durationMs: number;
  calendar: ServiceCalendar;
  startedAt: Date;
}

interface TicketKey {
  id: string;
  clientId: string;
}

/** Starts, pauses, resumes and stops the clocks of a ticket by writing events; all else follows from them. */
@Injectable()
export class TicketClocks {
  constructor(private readonly wakeUps: WakeUps) {}

  async start(tx: Transaction, ticket: TicketKey, clocks: readonly NewClock[]): Promise<void> {
    for (const clock of clocks) {
      const id = await tx.insert(SlaClockRow, {
        ticketId: ticket.id,
        clientId: ticket.clientId,
        kind: clock.kind,
        mode: clock.mode,
        durationMs: String(clock.durationMs),
        calendar: clock.calendar,
        startedAt: clock.startedAt,
        termsVersion: 1,
        state: 'running',
        pauseReason: null,
        dueAt: null,
        warnAt: null,
        nextAt: null,
        nextPercent: null,
        stoppedAt: null,
        breachReason: null,
        fingerprint: '',
      });
      await this.refresh(tx, id);
    }
    await refreshTicketDeadline(tx, ticket.id);
  }

  /** Carries over to the clocks what a change of state means for them. */
  async apply(
    tx: Transaction,
    ticket: TicketKey,
    effect: ClockEffect,
    reason: PauseReason | null,
    by: string,
  ) {
    switch (effect) {
      case 'pause':
        // The first answer is due even while we wait: only the promise and the resolution pause.
        await this.record(tx, ticket, { type: 'paused', reason }, by, ['promise', 'resolution']);
        break;
      case 'resume':
        await this.record(tx, ticket, { type: 'resumed', reason: null }, by, ['promise', 'resolution']);
        break;
      case 'stop':
        await this.record(tx, ticket, { type: 'stopped', reason: null }, by, [
          'promise',
          'response',
          'resolution',
        ]);
        break;
      case 'restart':
        await this.record(tx, ticket, { type: 'restarted', reason: null }, by, ['promise', 'resolution']);
        break;
      case null:
        break;
    }
  }

  /** Writes one event on the live clocks of these kinds. */
  async record(
    tx: Transaction,
    ticket: TicketKey,
    event: { type: ClockEvent['type']; reason: PauseReason | null },
    by: string,
    kinds: readonly ClockKind[],
  ): Promise<void> {
    const clocks = await tx.query<{ id: string; stopped: number }>(
      `SELECT id, stopped_at IS NOT NULL AS stopped FROM sla_clock
        WHERE client_id = ? AND ticket_id = ? AND kind IN (?) ORDER BY id FOR UPDATE`,
      [ticket.clientId, ticket.id, kinds],
    );
    for (const clock of clocks) {
      const wantsStopped = event.type === 'restarted';
      if ((Number(clock.stopped) === 1) !== wantsStopped) continue;
      await tx.insert(ClockEventRow, { clockId: clock.id, at: tx.now, ...event, byName: by });
      await this.refresh(tx, clock.id);
    }
    await refreshTicketDeadline(tx, ticket.id);
  }

  /** Gives the response and resolution clocks new durations; their thresholds speak again for the new terms. */
  async changeTerms(tx: Transaction, ticket: TicketKey, durations: Partial<Record<ClockKind, number>>) {
    for (const [kind, durationMs] of Object.entries(durations)) {
      const [clock] = await tx.query<{ id: string }>(
        'SELECT id FROM sla_clock WHERE client_id = ? AND ticket_id = ? AND kind = ? AND stopped_at IS NULL FOR UPDATE',
        [ticket.clientId, ticket.id, kind],
      );
      if (!clock) continue;
      await tx.execute(
        'UPDATE sla_clock SET duration_ms = ?, terms_version = terms_version + 1 WHERE id = ?',
        [durationMs, clock.id],
      );
      await this.refresh(tx, clock.id);
    }
    await refreshTicketDeadline(tx, ticket.id);
  }

  private async refresh(tx: Transaction, clockId: string): Promise<void> {
    const clock = await tx.manager.findOneByOrFail(SlaClockRow, { id: clockId });
    const nextAt = await refreshClock(tx, clock);
    if (nextAt)
      tx.afterCommit.push(() => this.wakeUps.planSoon([{ kind: 'clock', id: clockId, at: nextAt }]));
  }
}
