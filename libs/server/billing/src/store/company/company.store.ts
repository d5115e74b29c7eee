import { fromJson, type Transaction } from '@vigie/platform';
import { amountText, readAmount, type InvoiceSeller } from '@vigie/rules';
import { defaultAccounts, type CompanyFields, type CompanyInput, type LedgerAccounts } from '@vigie/wire';
import { CompanyRow } from '../invoices/company.row';

/** Our company has one row, with this identifier. */
const id = 1;

export const findCompany = ({ manager }: Pick<Transaction, 'manager'>): Promise<CompanyRow | null> =>
  manager.findOneBy(CompanyRow, { id });

/** What it says of itself, as it is edited. */
export function companyOf(row: CompanyRow): CompanyFields & { version: number } {
  const { id: _id, capitalCents, updatedAt: _at, accounts, ...said } = row;
  return { ...said, capital: capitalOf(capitalCents), accounts: accountsOf(accounts) };
}

/** The same as an invoice freezes it. */
export function sellerOf(row: CompanyRow): InvoiceSeller {
  const { accounts: _accounts, version: _version, ...seller } = companyOf(row);
  return seller;
}

/** Where its entries are booked. */
export const accountsOf = (stored: LedgerAccounts | null | undefined): LedgerAccounts =>
  stored ? fromJson(stored) : defaultAccounts;

const capitalOf = (cents: string | null) => (cents === null ? null : amountText(BigInt(cents)));

/** Writes the row; false when somebody else did in between. */
export async function saveCompany(
  tx: Transaction,
  { version, capital, ...said }: CompanyInput,
): Promise<boolean> {
  const values = {
    ...said,
    capitalCents: capital === null ? null : String(readAmount(capital)),
    updatedAt: tx.now,
  };
  if (version === null) {
    if (await findCompany(tx)) return false;
    await tx.manager.insert(CompanyRow, { id, ...values, version: 1 });
    return true;
  }
  const { affected } = await tx.manager.update(
    CompanyRow,
    { id, version },
    { ...values, version: version + 1 },
  );
  return affected === 1;
}
