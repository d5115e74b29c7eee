import { Injectable } from '@nestjs/common';
import { Database, DomainError, isDuplicate, type Actor } from '@vigie/platform';
import type { CompanyInput } from '@vigie/wire';
import { findCompany, saveCompany } from '../../store/company/company.store';

/** Writes what our company says of itself on the invoices to come; those that were issued keep what they said. */
@Injectable()
export class SaveCompany {
  constructor(private readonly database: Database) {}

  /** Error: version.conflict. */
  async execute(actor: Actor, input: CompanyInput): Promise<void> {
    try {
      await this.database.transaction(async (tx) => {
        const before = await findCompany(tx);
        if (!(await saveCompany(tx, input)))
          throw new DomainError('version.conflict', { version: before?.version ?? 1 });
        // Money goes where the account number says: the journal keeps the one before.
        await tx.audit(actor, 'company.saved', 'company:1', { ...input, ibanBefore: before?.iban ?? null });
      });
    } catch (error) {
      throw isDuplicate(error) ? new DomainError('version.conflict', { version: 1 }) : error;
    }
  }
}
