import { Injectable } from '@nestjs/common';
import {
  addCalendarDays,
  endingDays,
  type DaySpan,
  type EquipmentKind,
  type InterventionPlace,
  type TimeActivity,
} from '@vigie/rules';
import { Database, type ClientScope } from '@vigie/platform';
import type { ReviewFigures } from '@vigie/wire';
import { othersOf } from '../../store/planning/intervention-team.store';
import { clientsIn, timeWithin, within } from '../reports/report-days';

const mostInterventions = 50;
const mostEquipment = 30;

/** What was done for a client in a month, and what of its estate needs a decision. */
@Injectable()
export class ReviewWork {
  constructor(private readonly database: Database) {}

  async of(
    scope: ClientScope,
    span: DaySpan,
  ): Promise<Pick<ReviewFigures, 'interventions' | 'time' | 'estate'>> {
    const [interventions, time, estate] = await Promise.all([
      this.interventions(scope, span),
      this.time(scope, span),
      this.estate(scope, span),
    ]);
    return { interventions, time, estate };
  }

  private async interventions(scope: ClientScope, span: DaySpan): Promise<ReviewFigures['interventions']> {
    const where = within('starts_at', span, scope, undefined, 'i.');
    const rows = await this.database.query<{
      id: string;
      subject: string;
      place: InterventionPlace;
      at: Date;
      minutes: number;
      technician: string;
    }>(
      `SELECT i.id, i.subject, i.place, i.starts_at AS at, COALESCE(i.used_minutes, i.planned_minutes) AS minutes,
              p.name AS technician
         FROM intervention i JOIN person p ON p.id = i.technician_id
        WHERE ${where.sql} AND i.state = 'done' ORDER BY i.starts_at, i.id LIMIT ?`,
      [...where.parameters, mostInterventions],
    );
    const others = await othersOf(
      this.database,
      rows.map(({ id }) => id),
    );
    return rows.map(({ id, at, technician, ...one }) => ({
      ...one,
      technician: [technician, ...others(id).map(({ name }) => name)].join(', '),
      startsAt: at.toISOString(),
    }));
  }

  private async time(scope: ClientScope, span: DaySpan): Promise<ReviewFigures['time']> {
    const where = timeWithin(span, scope, undefined);
    const rows = await this.database.query<{ activity: TimeActivity; minutes: string; billable: string }>(
      `SELECT activity, SUM(minutes) AS minutes, SUM(minutes * billable) AS billable
         FROM time_entry WHERE ${where.sql} GROUP BY activity ORDER BY minutes DESC, activity`,
      where.parameters,
    );
    const sum = (key: 'minutes' | 'billable') => rows.reduce((all, row) => all + Number(row[key]), 0);
    return {
      minutes: sum('minutes'),
      billableMinutes: sum('billable'),
      activities: rows.map(({ activity, minutes }) => ({ activity, minutes: Number(minutes) })),
    };
  }

  /** What is lost or gone needs no warranty. */
  private async estate(scope: ClientScope, { to }: DaySpan): Promise<ReviewFigures['estate']> {
    const inside = clientsIn(scope, undefined, 'e.');
    const used = `${inside.sql} AND e.state IN ('in-use', 'in-stock', 'lent')`;
    const until = addCalendarDays(to, endingDays);
    const [count, ending] = await Promise.all([
      this.database.one<{ pieces: number | string }>(
        `SELECT COUNT(*) AS pieces FROM equipment e WHERE ${used}`,
        inside.parameters,
      ),
      this.database.query<{ name: string; kind: EquipmentKind; site: string | null; warrantyEnd: string }>(
        `SELECT e.name, e.kind, s.name AS site, DATE_FORMAT(e.warranty_end, '%Y-%m-%d') AS warrantyEnd
           FROM equipment e LEFT JOIN site s ON s.client_id = e.client_id AND s.id = e.site_id
          WHERE ${used} AND e.warranty_end <= ? ORDER BY e.warranty_end, e.id LIMIT ?`,
        [...inside.parameters, until, mostEquipment],
      ),
    ]);
    return { pieces: Number(count?.pieces ?? 0), ending };
  }
}
