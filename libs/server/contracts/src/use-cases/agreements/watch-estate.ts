import { Injectable } from '@nestjs/common';
import { Clock, Database, DueWork } from '@vigie/platform';
import {
  clientsToCount,
  contractsCountingEstate,
  estateCounts,
  noteEstate,
} from '../../store/agreements/estate-count.store';
import { GrowthProposals } from './growth-proposals';

/** Pieces come and go one by one: nobody waits for their number by the second. */
const everyMs = 60_000;

/** The estate of a client holds another number of pieces than before: what no contract bills is proposed (art. 4). */
@Injectable()
export class WatchEstate extends DueWork {
  readonly kind = 'contract-estate';
  private nextLook = 0;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly proposals: GrowthProposals,
  ) {
    super();
  }

  /** Clients whose pieces are other than when their contracts were last compared with them. */
  async overdue(_graceMs: number, limit: number): Promise<string[]> {
    const now = this.clock.now().getTime();
    if (now < this.nextLook) return [];
    const clients = await clientsToCount(this.database, limit);
    if (clients.length < limit) this.nextLook = now + everyMs;
    return clients;
  }

  /** A number changes when somebody changes it: nothing is known before. */
  upcoming(): Promise<{ id: string; at: Date }[]> {
    return Promise.resolve([]);
  }

  fire(clientId: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const counts = await estateCounts(tx, clientId);
      const contracts = await contractsCountingEstate(tx, clientId);
      await this.proposals.look(tx, 'estate-growth', contracts, counts);
      await noteEstate(tx, contracts, counts);
    });
  }
}
