import type { Reader } from './plan.store';

/** What plans that have not ended keep for themselves at a client: licences by product, and addresses. */
export interface Reservations {
  licences: ReadonlyMap<string, number>;
  addresses: readonly string[];
}

/** `exceptPlanId`: the plan that is made again. */
export async function reservationsOf(
  reader: Reader,
  clientId: string,
  exceptPlanId: string | null,
): Promise<Reservations> {
  const except = exceptPlanId ?? '0';
  const licences = await reader.query<{ id: string; count: string }>(
    `SELECT s.target_id AS id, COUNT(*) AS count
       FROM account_step s JOIN account_plan p ON p.id = s.plan_id AND p.client_id = s.client_id
      WHERE s.client_id = ? AND s.kind = 'assign-licence' AND s.state NOT IN ('done', 'skipped')
        AND p.state NOT IN ('completed', 'cancelled') AND p.id <> ?
      GROUP BY s.target_id`,
    [clientId, except],
  );
  const addresses = await reader.query<{ address: string }>(
    `SELECT address FROM account_plan
      WHERE client_id = ? AND kind = 'arrival' AND state NOT IN ('completed', 'cancelled')
        AND account_id IS NULL AND address IS NOT NULL AND id <> ?`,
    [clientId, except],
  );
  return {
    licences: new Map(licences.map(({ id, count }) => [id, Number(count)])),
    addresses: addresses.map(({ address }) => address),
  };
}
