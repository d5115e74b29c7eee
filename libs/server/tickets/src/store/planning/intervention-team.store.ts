import type { Transaction } from '@vigie/platform';
import type { Locale } from '@vigie/wire';
import { InterventionTechnicianRow } from './intervention-technician.row';
import type { StoredIntervention } from './intervention.store';

interface Reader {
  query<Row>(sql: string, parameters?: unknown[]): Promise<Row[]>;
}

/** The condition that a person takes part in the intervention `i`, in charge of it or not. */
export const takenBy = (personId: string) => ({
  sql: `(i.technician_id = ? OR EXISTS (SELECT 1 FROM intervention_technician x
    WHERE x.client_id = i.client_id AND x.intervention_id = i.id AND x.person_id = ?))`,
  parameters: [personId, personId],
});

/** Those who take part in interventions beside the technician in charge, by name. */
export async function othersOf(
  reader: Reader,
  ids: readonly string[],
): Promise<(id: string) => { id: string; name: string }[]> {
  if (ids.length === 0) return () => [];
  const rows = await reader.query<{ intervention_id: string; id: string; name: string }>(
    `SELECT x.intervention_id, p.id, p.name FROM intervention i
       JOIN intervention_technician x ON x.client_id = i.client_id AND x.intervention_id = i.id
       JOIN person p ON p.id = x.person_id
      WHERE i.id IN (?) ORDER BY p.name, p.id`,
    [ids],
  );
  const byIntervention = Map.groupBy(rows, (row) => row.intervention_id);
  return (id) => (byIntervention.get(id) ?? []).map(({ id: personId, name }) => ({ id: personId, name }));
}

type Key = Pick<StoredIntervention, 'id' | 'clientId'>;

/** Says who takes part in an intervention beside the technician in charge. */
export async function putOthers(tx: Transaction, { id, clientId }: Key, people: readonly string[]) {
  await tx.manager.delete(InterventionTechnicianRow, { clientId, interventionId: id });
  const rows = people.map((personId) => ({ clientId, interventionId: id, personId }));
  if (rows.length > 0) await tx.manager.insert(InterventionTechnicianRow, rows);
}

/** One of the technicians of an intervention. */
export interface TeamMember {
  id: string;
  name: string;
  email: string;
  locale: Locale;
}

/** Everybody who takes part in an intervention, the one in charge first. */
export const teamOf = (tx: Transaction, interventionId: string): Promise<TeamMember[]> =>
  tx.query(
    `SELECT p.id, p.name, p.email, p.locale FROM (
         SELECT technician_id AS person_id, 0 AS place FROM intervention WHERE id = ?
         UNION ALL SELECT x.person_id, 1 FROM intervention i
           JOIN intervention_technician x ON x.client_id = i.client_id AND x.intervention_id = i.id WHERE i.id = ?
       ) t JOIN person p ON p.id = t.person_id ORDER BY t.place, p.name, p.id`,
    [interventionId, interventionId],
  );
