import { Injectable } from '@nestjs/common';
import { ClientRow } from '@vigie/directory';
import { Database, DomainError, found, isDuplicate, type Actor } from '@vigie/platform';
import { misfits } from '@vigie/rules';
import type { BillingAccountInput } from '@vigie/wire';
import { findBillingAccount, saveBillingAccount } from '../../store/company/billing-account.store';

/** Writes how a client is invoiced from now on. */
@Injectable()
export class SaveBillingAccount {
  constructor(private readonly database: Database) {}

  /** Errors: not-found, request.invalid (numbers of another company), version.conflict. */
  async execute(actor: Actor, clientId: string, input: BillingAccountInput): Promise<void> {
    try {
      await this.database.transaction(async (tx) => {
        const { siren } = found(await tx.manager.findOneBy(ClientRow, { id: clientId }));
        const wrong = misfits(siren, input);
        if (wrong.length > 0)
          throw new DomainError(
            'request.invalid',
            undefined,
            wrong.map((path) => ({ path, code: 'field.invalid' as const })),
          );
        if (!(await saveBillingAccount(tx, clientId, input))) {
          const now = await findBillingAccount(tx, clientId);
          throw new DomainError('version.conflict', { version: now?.version ?? 1 });
        }
        await tx.audit(actor, 'billing-account.saved', `client:${clientId}`, input);
      });
    } catch (error) {
      throw isDuplicate(error) ? new DomainError('version.conflict', { version: 1 }) : error;
    }
  }
}
