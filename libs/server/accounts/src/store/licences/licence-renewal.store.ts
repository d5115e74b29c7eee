import type { Reader } from '@vigie/directory';
import { addCalendarDays, type LocalDate, renewalNotices } from '@vigie/rules';
import type { Transaction } from '@vigie/platform';

/** A renewal that is near and was not told yet. */
export interface UntoldRenewal {
  clientId: string;
  client: string;
  skuId: string;
  partNumber: string;
  enabled: number;
  consumed: number;
  renewsOn: LocalDate;
  /** The notice that is due. */
  days: number;
}

const [first, last] = renewalNotices;

/** Renewals whose notice is due on a day, of one client or of all. */
export async function untoldRenewals(
  reader: Reader,
  today: LocalDate,
  clientId: string | null = null,
): Promise<UntoldRenewal[]> {
  const rows = await reader.query<Omit<UntoldRenewal, 'days'> & { days: number | string }>(
    `SELECT * FROM (
       SELECT l.client_id AS clientId, c.name AS client, l.sku_id AS skuId, l.name AS partNumber, l.enabled,
              l.consumed, l.renews_on AS renewsOn, IF(l.renews_on <= ?, ${last}, ${first}) AS days
         FROM m365_licence l JOIN client c ON c.id = l.client_id
        WHERE l.renews_on BETWEEN ? AND ? AND l.enabled > 0 ${clientId === null ? '' : 'AND l.client_id = ?'}) AS near
      WHERE NOT EXISTS (SELECT 1 FROM licence_renewal_notice n
        WHERE n.client_id = near.clientId AND n.sku_id = near.skuId AND n.renews_on = near.renewsOn
          AND n.days <= near.days)
      ORDER BY renewsOn, partNumber`,
    [
      ...[addCalendarDays(today, last), today, addCalendarDays(today, first)],
      ...(clientId === null ? [] : [clientId]),
    ],
  );
  return rows.map((row) => ({ ...row, days: Number(row.days) }));
}

/** Keeps that a renewal was told; false when somebody else has just told it. */
export async function keepNotice(
  tx: Transaction,
  { clientId, skuId, renewsOn, days }: UntoldRenewal,
): Promise<boolean> {
  const kept = await tx.execute(
    `INSERT IGNORE INTO licence_renewal_notice (client_id, sku_id, renews_on, days, told_at)
     VALUES (?, ?, ?, ?, ?)`,
    [clientId, skuId, renewsOn, days, tx.now],
  );
  return kept === 1;
}
