import { Injectable } from '@nestjs/common';
import { Database, type FinishOnce } from '@vigie/platform';
import type { DomainEventPayload } from '@vigie/wire';
import { contractsCounting } from '../../store/agreements/contract.store';
import { GrowthProposals } from './growth-proposals';

/** The licences of a client were counted: where they have grown by more than 10 %, an amendment is proposed (art. 17). */
@Injectable()
export class ProposeGrowth {
  constructor(
    private readonly database: Database,
    private readonly proposals: GrowthProposals,
  ) {}

  execute({ clientId, counts }: DomainEventPayload<'licences.counted'>, finish: FinishOnce): Promise<void> {
    return this.database.transaction(async (tx) => {
      if (!(await finish(tx)) || counts.length === 0) return;
      const products = counts.map(({ partNumber }) => partNumber);
      const contracts = await contractsCounting(tx, clientId, products);
      const counted = counts.map(({ partNumber: what, count }) => ({ what, count }));
      await this.proposals.look(tx, 'licence-growth', contracts, counted);
    });
  }
}
