import type { ClientRow } from '@vigie/directory';
import { fromJson, type Transaction } from '@vigie/platform';
import type { InvoiceParty } from '@vigie/rules';
import type { BillingAccountFields, BillingAccountInput } from '@vigie/wire';
import { BillingAccountRow } from '../invoices/billing-account.row';

export const findBillingAccount = (
  { manager }: Pick<Transaction, 'manager'>,
  clientId: string,
): Promise<BillingAccountRow | null> => manager.findOneBy(BillingAccountRow, { clientId });

/** How a client is invoiced, as it is edited. */
export function billingAccountOf(row: BillingAccountRow): BillingAccountFields & { version: number } {
  const { clientId: _client, updatedAt: _at, emails, ...said } = row;
  return { ...said, emails: fromJson<string[]>(emails) };
}

/** The client as an invoice freezes it. */
export function buyerOf(row: BillingAccountRow, client: Pick<ClientRow, 'name' | 'siren'>): InvoiceParty {
  const { legalName, street, postalCode, city, country, siret, vatNumber, electronicAddress } = row;
  const siren = siret?.slice(0, 9) ?? client.siren;
  const name = legalName ?? client.name;
  return { name, street, postalCode, city, country, siren, siret, vatNumber, electronicAddress };
}

/** Writes the row; false when somebody else did in between. */
export async function saveBillingAccount(
  tx: Transaction,
  clientId: string,
  { version, ...said }: BillingAccountInput,
): Promise<boolean> {
  const values = { ...said, updatedAt: tx.now };
  if (version === null) {
    if (await findBillingAccount(tx, clientId)) return false;
    await tx.manager.insert(BillingAccountRow, { clientId, ...values, version: 1 });
    return true;
  }
  const { affected } = await tx.manager.update(
    BillingAccountRow,
    { clientId, version },
    { ...values, version: version + 1 },
  );
  return affected === 1;
}
