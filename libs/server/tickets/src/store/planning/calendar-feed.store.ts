import type { InterventionState } from '@vigie/rules';
import type { Transaction } from '@vigie/platform';
import { CalendarFeedRow } from './calendar-feed.row';
import { othersOf, takenBy } from './intervention-team.store';

/** What a calendar shows of an intervention: nothing that is for our people only. */
export interface FeedEvent {
  id: string;
  version: number;
  state: InterventionState;
  subject: string;
  client: string;
  /** The one in charge first. */
  technicians: string[];
  site: string | null;
  address: string | null;
  startsAt: Date;
  createdAt: Date;
  minutes: number;
}

/** Whose interventions a secret link shows. */
export interface Feed {
  id: string;
  personId: string;
  clientId: string | null;
  name: string;
}

/** Replaces the link that a person has for the same interventions; returns the new one's identifier. */
export async function replaceFeed(
  tx: Transaction,
  { personId, clientId, secretHash }: { personId: string; clientId: string | null; secretHash: string },
): Promise<string> {
  await tx.execute('DELETE FROM calendar_feed WHERE person_id = ? AND client_id <=> ?', [personId, clientId]);
  return tx.insert(CalendarFeedRow, { personId, clientId, secretHash, createdAt: tx.now });
}

/** Ends a link of a person; false when there is none. */
export async function deleteFeed(tx: Transaction, personId: string, id: string): Promise<boolean> {
  const { affected } = await tx.manager.delete(CalendarFeedRow, { id, personId });
  return affected === 1;
}

/** The feed behind a secret, of somebody who is still active; null when there is none. */
export async function feedOf(tx: Transaction, secretHash: string): Promise<Feed | null> {
  const [feed] = await tx.query<Feed>(
    `SELECT f.id, f.person_id AS personId, f.client_id AS clientId, COALESCE(c.name, p.name) AS name
       FROM calendar_feed f JOIN person p ON p.id = f.person_id LEFT JOIN client c ON c.id = f.client_id
      WHERE f.secret_hash = ? AND p.active = 1 AND (p.kind = 'staff' OR p.client_id = f.client_id)`,
    [secretHash],
  );
  if (feed) await tx.manager.update(CalendarFeedRow, feed.id, { lastReadAt: tx.now });
  return feed ?? null;
}

/** Three months back, and a year ahead. */
export async function feedEvents(tx: Transaction, { personId, clientId }: Feed): Promise<FeedEvent[]> {
  const whose = clientId ? { sql: 'i.client_id = ?', parameters: [clientId] } : takenBy(personId);
  const rows = await tx.query<Omit<FeedEvent, 'technicians'> & { technician: string }>(
    `SELECT i.id, i.version, i.state, i.subject, c.name AS client, p.name AS technician, s.name AS site, s.address,
            i.starts_at AS startsAt, i.created_at AS createdAt, i.planned_minutes AS minutes
       FROM intervention i JOIN client c ON c.id = i.client_id JOIN person p ON p.id = i.technician_id
       LEFT JOIN site s ON s.client_id = i.client_id AND s.id = i.site_id
      WHERE ${whose.sql} AND i.starts_at BETWEEN ? - INTERVAL 90 DAY AND ? + INTERVAL 366 DAY
        AND i.state IN ('planned', 'confirmed', 'done') ORDER BY i.starts_at LIMIT 2000`,
    [...whose.parameters, tx.now, tx.now],
  );
  const others = await othersOf(
    tx,
    rows.map(({ id }) => id),
  );
  return rows.map(({ technician, ...event }) => ({
    ...event,
    technicians: [technician, ...others(event.id).map(({ name }) => name)],
  }));
}
