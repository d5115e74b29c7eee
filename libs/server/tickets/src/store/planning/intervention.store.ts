import { found, fromJson, type ClientScope, type Transaction } from '@vigie/platform';
import type { Used } from '@vigie/rules';
import type { Locale, Role } from '@vigie/wire';
import { In, MoreThan } from 'typeorm';
import { InterventionSeriesRow } from './intervention-series.row';
import { InterventionRow } from './intervention.row';

/** An intervention as stored; stays inside the feature. */
export type StoredIntervention = Readonly<InterventionRow>;
type Filled = 'usedMinutes' | 'changeAsked' | 'changeAskedBy' | 'changeAskedAt' | 'createdAt' | 'version';
export type NewInterventionRow = Omit<StoredIntervention, 'id' | Filled>;

/** Adds an intervention; returns its identifier. */
export const insertIntervention = (tx: Transaction, row: NewInterventionRow): Promise<string> =>
  tx.insert(InterventionRow, { ...row, createdAt: tx.now, version: 1 });

/** Adds a series; returns its identifier. */
export const insertSeries = (
  tx: Transaction,
  series: Pick<InterventionSeriesRow, 'clientId' | 'rule' | 'zone' | 'plannedMinutes'>,
): Promise<string> => tx.insert(InterventionSeriesRow, { ...series, createdAt: tx.now });

/** Reads an intervention inside the scope and holds it; 404 outside. */
export async function lockIntervention(
  tx: Transaction,
  scope: ClientScope,
  id: string,
): Promise<StoredIntervention> {
  const where = scope.kind === 'all' ? { id } : { id, clientId: scope.clientId };
  return found(await tx.manager.findOne(InterventionRow, { where, lock: { mode: 'pessimistic_write' } }));
}

/** Changes an intervention that was read at `version`. */
export const updateIntervention = (
  tx: Transaction,
  { id }: StoredIntervention,
  version: number,
  values: Partial<StoredIntervention>,
): Promise<void> => tx.updateVersioned(InterventionRow, { id, version }, values);

/** Whether a site belongs to a client. */
export async function isSiteOf(tx: Transaction, clientId: string, siteId: string): Promise<boolean> {
  const rows = await tx.query('SELECT id FROM site WHERE client_id = ? AND id = ?', [clientId, siteId]);
  return rows.length > 0;
}

/** A series, held. */
export async function lockSeries(tx: Transaction, id: string): Promise<Readonly<InterventionSeriesRow>> {
  const where = { id };
  return found(
    await tx.manager.findOne(InterventionSeriesRow, { where, lock: { mode: 'pessimistic_write' } }),
  );
}

/** The occurrences that a series has after one of them, held, but for those that took place or were missed. */
export const lockFollowing = (
  tx: Transaction,
  { clientId, seriesId, recurrenceAt }: StoredIntervention,
): Promise<StoredIntervention[]> =>
  seriesId && recurrenceAt
    ? tx.manager.find(InterventionRow, {
        where: {
          clientId,
          seriesId,
          recurrenceAt: MoreThan(recurrenceAt),
          state: In(['planned', 'confirmed', 'cancelled']),
        },
        order: { recurrenceAt: 'ASC', id: 'ASC' },
        lock: { mode: 'pessimistic_write' },
      })
    : Promise.resolve([]);

/** What the occurrences of a series that took place since the last adjustment were planned and used, oldest first. */
export async function usedOf(
  tx: Transaction,
  { id, clientId, adjustedAfter }: Readonly<InterventionSeriesRow>,
): Promise<(Used & { startsAt: Date })[]> {
  const rows = await tx.manager.find(InterventionRow, {
    where: { clientId, seriesId: id, state: 'done' },
    order: { startsAt: 'ASC', id: 'ASC' },
  });
  return rows
    .filter(({ startsAt }) => adjustedAfter === null || startsAt > adjustedAfter)
    .map(({ plannedMinutes, usedMinutes, startsAt }) => ({
      planned: plannedMinutes,
      used: usedMinutes ?? 0,
      startsAt,
    }));
}

/** The length of a series from now on. */
export async function setSeriesMinutes(tx: Transaction, id: string, plannedMinutes: number): Promise<void> {
  await tx.manager.update(InterventionSeriesRow, id, { plannedMinutes });
}

/** Gives a series and its occurrences that lie ahead another duration; returns how many these are. */
export async function adjustSeries(
  tx: Transaction,
  series: Readonly<InterventionSeriesRow>,
  { minutes, after }: { minutes: number; after: Date },
): Promise<number> {
  await tx.manager.update(InterventionSeriesRow, series.id, {
    plannedMinutes: minutes,
    adjustedAfter: after,
  });
  return tx.execute(
    `UPDATE intervention SET planned_minutes = ?, version = version + 1
      WHERE client_id = ? AND series_id = ? AND state IN ('planned', 'confirmed') AND starts_at > ?`,
    [minutes, series.clientId, series.id, after],
  );
}

/** Somebody of a client to be told about its interventions. */
export interface Reader {
  name: string;
  email: string;
  locale: Locale;
}

/** Those of a client who decide, or those who ask when nobody is named to decide. */
export async function readersOf(tx: Transaction, clientId: string): Promise<Reader[]> {
  const rows = await tx.query<Reader & { roles: Role[] | string }>(
    `SELECT name, email, locale, roles FROM person
      WHERE client_id = ? AND kind = 'contact' AND active = 1 ORDER BY id LIMIT 100`,
    [clientId],
  );
  const holding = (role: Role) => rows.filter(({ roles }) => fromJson<Role[]>(roles).includes(role));
  const deciding = holding('approver');
  return deciding.length > 0 ? deciding : holding('requester');
}

/** What a mail tells of an intervention. */
export async function newsOf(tx: Transaction, id: string) {
  const [row] = await tx.query<{
    subject: string;
    starts_at: Date;
    planned_minutes: number;
    state: StoredIntervention['state'];
    client: string;
  }>(
    `SELECT i.subject, i.starts_at, i.planned_minutes, i.state, c.name AS client
       FROM intervention i JOIN client c ON c.id = i.client_id WHERE i.id = ?`,
    [id],
  );
  return found(row);
}
