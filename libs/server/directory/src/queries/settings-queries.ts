import { Injectable } from '@nestjs/common';
import { Database, found, fromJson } from '@vigie/platform';
import type { Calendar } from '@vigie/wire';
import { Conditions } from './sql';

interface CalendarColumns {
  id: string;
  name: string;
  zone: string;
  region: Calendar['region'];
  good_friday: number;
  hours: Calendar['hours'] | string;
  exceptions: Calendar['exceptions'] | string;
  version: number;
}

const maxCalendars = 200;

/** Calendars of the installation; the same for every client, so they have no scope. */
@Injectable()
export class SettingsQueries {
  constructor(private readonly database: Database) {}

  calendars(): Promise<Calendar[]> {
    return this.read(new Conditions());
  }

  /** One calendar, or 404. */
  async calendar(id: string): Promise<Calendar> {
    const [calendar] = await this.read(new Conditions().add('id = ?', id));
    return found(calendar);
  }

  private async read(where: Conditions): Promise<Calendar[]> {
    const rows = await this.database.query<CalendarColumns>(
      `SELECT id, name, zone, region, good_friday, hours, exceptions, version
         FROM calendar WHERE ${where.sql} ORDER BY name LIMIT ?`,
      [...where.parameters, maxCalendars],
    );
    return rows.map(({ good_friday, hours, exceptions, ...row }) => ({
      ...row,
      goodFriday: Boolean(good_friday),
      hours: fromJson(hours),
      exceptions: fromJson(exceptions),
    }));
  }
}
