import { Injectable } from '@nestjs/common';
import { Directory } from '@vigie/directory';
import {
  addCalendarDays,
  conflictsOf,
  defaultCalendar,
  holidayOn,
  isAhead,
  lastChangeDay,
  mayClientChange,
  mayReturn,
  openStretches,
  startOfDay,
  type ServiceCalendar,
} from '@vigie/rules';
import { Clock, Database, found, fromJson, scopeCondition, type ClientScope } from '@vigie/platform';
import type {
  Intervention,
  InterventionSeries,
  OwnIntervention,
  Planning,
  PlanningDay,
  PlanningQuery,
} from '@vigie/wire';
import { ticketNumber } from '../../store/desk/ticket.store';
import { InterventionRow } from '../../store/planning/intervention.row';
import { othersOf, takenBy } from '../../store/planning/intervention-team.store';
import { checkInScope } from '../in-scope';

interface Columns {
  id: string;
  client_id: string;
  client: string;
  technician_id: string;
  technician: string;
  site_id: string | null;
  site: string | null;
  ticket_id: string | null;
  ticket_subject: string | null;
  series_id: string | null;
  recurrence_at: Date | null;
  subject: string;
  place: Intervention['place'];
  class: Intervention['class'];
  state: Intervention['state'];
  requested_at: Date;
  starts_at: Date;
  planned_minutes: number;
  used_minutes: number | null;
  note: string | null;
  report_id: string | null;
  signed_at: Date | null;
  change_asked: string | null;
  change_asked_by: string | null;
  change_asked_at: Date | null;
  version: number;
}

/** A row with those who take part beside the technician in charge. */
type Row = Columns & { others: { id: string; name: string }[] };

const most = 2000;
/** The longest intervention is a day: one that began the day before may still go on. */
const dayMs = 86_400_000;

const named = (
  page: string,
) => `SELECT i.id, i.client_id, c.name AS client, i.technician_id, p.name AS technician,
    i.site_id, s.name AS site, i.ticket_id, t.subject AS ticket_subject, i.series_id, i.recurrence_at, i.subject, i.place, i.class,
    i.state, i.requested_at, i.starts_at, i.planned_minutes, i.used_minutes, i.note, i.change_asked,
    i.change_asked_by, i.change_asked_at, i.version, r.id AS report_id, r.signed_at
  FROM (SELECT * FROM intervention i WHERE ${page} ORDER BY i.starts_at, i.id LIMIT ${most}) i
  JOIN client c ON c.id = i.client_id
  JOIN person p ON p.id = i.technician_id
  LEFT JOIN site s ON s.client_id = i.client_id AND s.id = i.site_id
  LEFT JOIN intervention_report r ON r.client_id = i.client_id AND r.intervention_id = i.id
  LEFT JOIN ticket t ON t.id = i.ticket_id AND t.client_id = i.client_id
  ORDER BY i.starts_at, i.id`;

/** Interventions, as a calendar, and as their clients see them. */
@Injectable()
export class Interventions {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
    private readonly clock: Clock,
  ) {}

  /** Some days of the calendar: interventions, working hours, and our technicians. */
  async planning(scope: ClientScope, query: PlanningQuery): Promise<Planning> {
    const calendar = await this.ourCalendar();
    const last = addCalendarDays(query.from, query.days);
    const from = new Date(Date.parse(startOfDay(query.from, calendar.zone)) - dayMs);
    const to = new Date(startOfDay(last, calendar.zone));
    const own = scopeCondition(scope, 'i.client_id');
    const within = `i.starts_at >= ? AND i.starts_at < ? AND ${own.sql}`;
    const all = [from, to, ...own.parameters];
    const technician = query.technician ? takenBy(query.technician) : { sql: 'TRUE', parameters: [] };
    const rows = await this.rows(`${within} AND ${technician.sql}`, [...all, ...technician.parameters]);
    // A colleague who comes along may be awaited where the asked technician has no part.
    const isShared = query.technician && rows.some(({ others }) => others.length > 0);
    const conflicts = conflictsIn(isShared ? await this.rows(within, all) : rows);
    const people = await this.directory.staffToNotify('tickets.work');
    const days = Array.from({ length: query.days }, (_, count) =>
      describeDay(addCalendarDays(query.from, count), calendar),
    );
    const start = startOfDay(query.from, calendar.zone);
    return {
      items: rows
        .map((row) => present(row, conflicts.has(row.id)))
        .filter(({ startsAt, plannedMinutes }) => endOf(startsAt, plannedMinutes) > start),
      days,
      technicians: people.map(({ id, name }) => ({ id, name })),
    };
  }

  /** The interventions of a ticket and of those that go on in it; 404 outside the scope. */
  async ofTicket(scope: ClientScope, ticketId: string): Promise<Intervention[]> {
    await checkInScope(this.database, scope, 'ticket', ticketId);
    const own = scopeCondition(scope, 'i.client_id');
    const rows = await this.rows(
      `(i.ticket_id = ? OR i.ticket_id IN (SELECT m.ticket_id FROM ticket_merge m WHERE m.standing_id = ?))
       AND ${own.sql}`,
      [ticketId, ticketId, ...own.parameters],
    );
    return rows.map((row) => present(row, false));
  }

  /** One of them; 404 outside the scope. */
  async one(scope: ClientScope, id: string): Promise<Intervention> {
    const own = scopeCondition(scope, 'i.client_id');
    const [row] = await this.rows(`i.id = ? AND ${own.sql}`, [id, ...own.parameters]);
    const wanted = found(row);
    const near = await this.rows('i.starts_at BETWEEN ? AND ?', [
      new Date(wanted.starts_at.getTime() - dayMs),
      new Date(wanted.starts_at.getTime() + dayMs),
    ]);
    return present(wanted, conflictsIn(near).has(id));
  }

  /** The occurrences of the series that an intervention belongs to, none for one of its own; 404 outside the scope. */
  async series(scope: ClientScope, id: string): Promise<InterventionSeries> {
    const { clientId, seriesId } = found(
      await this.database.manager.findOneBy(InterventionRow, {
        id,
        ...(scope.kind === 'client' && { clientId: scope.clientId }),
      }),
    );
    if (!seriesId) return { items: [] };
    const rows = await this.database.manager.find(InterventionRow, {
      where: { clientId, seriesId },
      order: { recurrenceAt: 'ASC', id: 'ASC' },
    });
    const now = this.clock.now().toISOString();
    return { items: rows.map((row) => presentOccurrence(row, now)) };
  }

  /** What a client sees: what lies ahead, and the last twenty that are over. */
  async own(scope: ClientScope): Promise<OwnIntervention[]> {
    const own = scopeCondition(scope, 'i.client_id');
    const now = this.clock.now();
    const since = new Date(now.getTime() - 60 * dayMs);
    const rows = await this.rows(`i.starts_at >= ? AND ${own.sql}`, [since, ...own.parameters]);
    const calendars = new Map<string, ServiceCalendar>();
    for (const { client_id: id } of rows)
      if (!calendars.has(id)) calendars.set(id, (await this.directory.clientTerms(id)).calendar);
    return rows.map((row) =>
      presentOwn(row, calendars.get(row.client_id) ?? defaultCalendar, now.toISOString()),
    );
  }

  /** The calendar of the house: the first that was made. */
  private async ourCalendar(): Promise<ServiceCalendar> {
    const row = await this.database.one<{
      zone: string;
      region: ServiceCalendar['region'];
      good_friday: number;
      hours: ServiceCalendar['hours'] | string;
      exceptions: ServiceCalendar['exceptions'] | string;
    }>('SELECT zone, region, good_friday, hours, exceptions FROM calendar ORDER BY id LIMIT 1');
    if (!row) return defaultCalendar;
    const { zone, region, hours, exceptions } = row;
    const goodFriday = row.good_friday === 1;
    return { zone, region, goodFriday, hours: fromJson(hours), exceptions: fromJson(exceptions) };
  }

  private async rows(where: string, parameters: unknown[]): Promise<Row[]> {
    const rows = await this.database.query<Columns>(named(where), parameters);
    const others = await othersOf(
      this.database,
      rows.map(({ id }) => id),
    );
    return rows.map((row) => ({ ...row, others: others(row.id) }));
  }
}

const endOf = (startsAt: string, minutes: number) =>
  new Date(Date.parse(startsAt) + minutes * 60_000).toISOString();

function describeDay(day: string, calendar: ServiceCalendar): PlanningDay {
  return {
    day,
    open: openStretches(day, calendar),
    holiday: holidayOn(day, calendar.region, calendar)?.name ?? null,
  };
}

/** Those at which one of the technicians should be somewhere else. */
function conflictsIn(rows: readonly Row[]): Set<string> {
  const taken = rows
    .filter(({ state }) => isAhead(state) || state === 'done')
    .flatMap(({ id, technician_id: inCharge, others, starts_at: at, planned_minutes: minutes }) =>
      [inCharge, ...others.map((one) => one.id)].map((personId) => ({
        personId,
        slot: { id, startsAt: at.toISOString(), minutes },
      })),
    );
  const conflicts = new Set<string>();
  for (const own of Map.groupBy(taken, ({ personId }) => personId).values())
    for (const id of conflictsOf(own.map(({ slot }) => slot))) conflicts.add(id);
  return conflicts;
}

const presentOccurrence = (
  { id, state, version, ...row }: InterventionRow,
  now: string,
): InterventionSeries['items'][number] => {
  const startsAt = row.startsAt.toISOString();
  const recurrenceAt = row.recurrenceAt?.toISOString() ?? null;
  return {
    id,
    state,
    version,
    startsAt,
    recurrenceAt,
    mayReturn: mayReturn({ startsAt, recurrenceAt, state }, now),
  };
};

const referenceOf = (id: string | null, name: string | null) => (id ? { id, name: name ?? '' } : null);

const askedOf = (row: Columns) =>
  row.change_asked && row.change_asked_at
    ? { text: row.change_asked, by: row.change_asked_by ?? '', at: row.change_asked_at.toISOString() }
    : null;

const present = (row: Row, conflict: boolean): Intervention => ({
  id: row.id,
  client: { id: row.client_id, name: row.client },
  technician: { id: row.technician_id, name: row.technician },
  others: row.others,
  site: referenceOf(row.site_id, row.site),
  ticket: row.ticket_id
    ? { id: row.ticket_id, number: ticketNumber(row.ticket_id), subject: row.ticket_subject ?? '' }
    : null,
  seriesId: row.series_id,
  recurrenceAt: row.recurrence_at?.toISOString() ?? null,
  subject: row.subject,
  place: row.place,
  class: row.class,
  state: row.state,
  requestedAt: row.requested_at.toISOString(),
  startsAt: row.starts_at.toISOString(),
  plannedMinutes: row.planned_minutes,
  usedMinutes: row.used_minutes,
  note: row.note,
  changeAsked: askedOf(row),
  conflict,
  version: row.version,
});

function reportOf(row: Columns): OwnIntervention['report'] {
  if (row.report_id === null) return 'none';
  return row.signed_at ? 'signed' : 'to-sign';
}

function presentOwn(row: Row, calendar: ServiceCalendar, now: string): OwnIntervention {
  const startsAt = row.starts_at.toISOString();
  return {
    id: row.id,
    subject: row.subject,
    place: row.place,
    state: row.state,
    startsAt,
    plannedMinutes: row.planned_minutes,
    usedMinutes: row.used_minutes,
    site: referenceOf(row.site_id, row.site),
    technician: row.technician,
    others: row.others.map(({ name }) => name),
    changeAsked: askedOf(row),
    changeUntil: lastChangeDay(startsAt, calendar),
    report: reportOf(row),
    mayChange: isAhead(row.state) && mayClientChange(startsAt, now, calendar),
  };
}
