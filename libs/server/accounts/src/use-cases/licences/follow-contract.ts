import { Injectable } from '@nestjs/common';
import { AgreedLicences } from '@vigie/contracts';
import { Database, systemActor, type FinishOnce } from '@vigie/platform';
import { followAgreement } from '../../store/licences/licence-agreement.store';
import { skuNamed } from '../../store/licences/licence-stock.store';

const vigie = systemActor('licences');

/** What a contract or its amendment says of the licences of a client is what is agreed about them. */
@Injectable()
export class FollowContract {
  constructor(
    private readonly database: Database,
    private readonly agreed: AgreedLicences,
  ) {}

  execute(clientId: string, finish: FinishOnce): Promise<void> {
    return this.database.transaction(async (tx) => {
      if (!(await finish(tx))) return;
      for (const { partNumber, count, on } of await this.agreed.ofClient(tx, clientId)) {
        const skuId = await skuNamed(tx, clientId, partNumber);
        if (skuId === null || !(await followAgreement(tx, { clientId, skuId }, { count, on }))) continue;
        await tx.audit(vigie, 'licences.agreed', `client:${clientId}`, { skuId, count, on });
      }
    });
  }
}
