import { Injectable } from '@nestjs/common';
import { JobHandler, type FinishOnce, type JobPayload } from '@vigie/platform';
import { IndexTicket } from '../use-cases/search/index-ticket';

/** Something was written in a ticket, taken back or moved: search follows. */
@Injectable()
export class IndexTicketJob extends JobHandler<'search.index'> {
  readonly job = 'search.index';

  constructor(private readonly indexing: IndexTicket) {
    super();
  }

  run({ ticketId, clientId }: JobPayload<'search.index'>, finish: FinishOnce): Promise<void> {
    return this.indexing.execute({ id: ticketId, clientId }, finish);
  }
}
