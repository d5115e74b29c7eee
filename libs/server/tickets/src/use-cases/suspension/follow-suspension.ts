import { Injectable } from '@nestjs/common';
import { isClientSuspended } from '@vigie/contracts';
import { allClients, Database, type FinishOnce } from '@vigie/platform';
import { lockTicket } from '../../store/desk/ticket.store';
import {
  clocksStandStill,
  markSuspended,
  ticketsToFollow,
} from '../../store/suspension/suspended-client.store';
import { TicketClocks } from '../clocks/ticket-clocks';

/** Few enough that nobody waits for them. */
const batch = 50;

/**
 * Pauses the clocks of a client whose contract was suspended, and lets them go on once none is any more. Each ticket is
 * one transaction that looks at what holds at that moment: however often this runs, it ends with the last word.
 */
@Injectable()
export class FollowSuspension {
  constructor(
    private readonly database: Database,
    private readonly clocks: TicketClocks,
  ) {}

  async execute(clientId: string, finish: FinishOnce): Promise<void> {
    await this.database.transaction((tx) =>
      markSuspended(tx, clientId, () => isClientSuspended(tx, clientId)),
    );
    for (let after = '0'; ;) {
      const ids = await ticketsToFollow(this.database, clientId, { after, limit: batch });
      for (const id of ids) await this.follow(id);
      const last = ids.at(-1);
      if (!last || ids.length < batch) break;
      after = last;
    }
    await this.database.transaction((tx) => finish(tx));
  }

  private follow(ticketId: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const ticket = await lockTicket(tx, allClients, ticketId);
      const { clientId } = ticket;
      if (await clocksStandStill(tx, clientId)) await this.clocks.suspend(tx, ticket);
      else await this.clocks.takeUp(tx, ticket);
      tx.live({ type: 'ticket.changed', ticketId, clientId });
    });
  }
}
