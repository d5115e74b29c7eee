import { Injectable } from '@nestjs/common';
import { Database, found, type Actor } from '@vigie/platform';
import type { LicenceAgreement } from '@vigie/wire';
import { saveAgreement } from '../../store/licences/licence-agreement.store';
import { stockOf } from '../../store/licences/licence-stock.store';

/** Writes down what the contract, or its last amendment, says of a product. Errors: not-found, version.conflict. */
@Injectable()
export class AgreeLicences {
  constructor(private readonly database: Database) {}

  execute(actor: Actor, clientId: string, skuId: string, agreement: LicenceAgreement): Promise<void> {
    return this.database.transaction(async (tx) => {
      found(await stockOf(tx, clientId, skuId));
      await saveAgreement(tx, { clientId, skuId }, agreement);
      await tx.audit(actor, 'licences.agreed', `client:${clientId}`, { skuId, ...agreement });
    });
  }
}
