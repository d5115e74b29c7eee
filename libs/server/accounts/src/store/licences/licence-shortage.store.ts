import type { Database, Transaction } from '@vigie/platform';
import { LicenceShortageRow } from './licence-shortage.row';

export type OpenShortage = Readonly<LicenceShortageRow>;

/** The open shortage of a product; null when there is none. */
export const openShortage = (
  tx: Transaction,
  clientId: string,
  skuId: string,
): Promise<OpenShortage | null> =>
  tx.manager.findOneBy(LicenceShortageRow, { clientId, skuId, isOpen: true });

/** Those that have not ended, of all clients. */
export const openShortages = (database: Database): Promise<OpenShortage[]> =>
  database.manager.findBy(LicenceShortageRow, { isOpen: true });

/** Remembers a shortage with the ticket that was opened for it. */
export async function insertShortage(
  tx: Transaction,
  shortage: Pick<LicenceShortageRow, 'ticketId' | 'clientId' | 'skuId' | 'partNumber' | 'units'>,
): Promise<void> {
  await tx.insert(LicenceShortageRow, { ...shortage, openedAt: tx.now, closedAt: null, isOpen: true });
}

/** How many its ticket says to buy by now. */
export async function setUnits(tx: Transaction, id: string, units: number): Promise<void> {
  await tx.manager.update(LicenceShortageRow, id, { units });
}

/** Ends a shortage; the next one is another. */
export async function closeShortage(tx: Transaction, id: string): Promise<void> {
  await tx.manager.update(LicenceShortageRow, id, { closedAt: tx.now, isOpen: null });
}
