import { Injectable } from '@nestjs/common';
import { Database, DomainError, found, isDuplicate, type Actor, type Transaction } from '@vigie/platform';
import { checkCalendar } from '@vigie/rules';
import { calendarById, insertCalendar, updateCalendar, type CalendarValues } from '../store/settings.store';

/** Adds or changes a service calendar, once one real computation has proved that it opens. */
@Injectable()
export class SaveCalendar {
  constructor(private readonly database: Database) {}

  /** Adds a calendar; returns its identifier. */
  create(actor: Actor, calendar: CalendarValues): Promise<string> {
    return this.write(async (tx) => {
      prove(calendar, tx.now);
      const id = await insertCalendar(tx, calendar);
      await tx.audit(actor, 'calendar.created', `calendar:${id}`, { ...calendar });
      return id;
    });
  }

  /** Replaces a calendar; the open clocks of its clients follow. */
  replace(actor: Actor, id: string, input: CalendarValues & { version: number }): Promise<void> {
    return this.write(async (tx) => {
      const { version, ...calendar } = input;
      found(await calendarById(tx, id));
      prove(calendar, tx.now);
      await updateCalendar(tx, { id, version }, calendar);
      await tx.audit(actor, 'calendar.changed', `calendar:${id}`, { ...calendar });
      await tx.emit('sla.terms-changed', { calendarId: id });
    });
  }

  private async write<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    try {
      return await this.database.transaction(work);
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      throw new DomainError('request.invalid', undefined, [{ path: 'name', code: 'request.invalid' }]);
    }
  }
}

function prove(calendar: CalendarValues, now: Date): void {
  const check = checkCalendar(calendar, now.toISOString());
  if (!check.ok) throw new DomainError(check.code);
}
