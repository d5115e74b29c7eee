import { Injectable } from '@nestjs/common';
import type { Actor } from '@vigie/platform';
import type { Changed, Reversal } from '../../store/desk/ticket.store';
import { ChangeQueue } from '../queues/change-queue';
import { AssignTicket } from './assign-ticket';
import { ChangePriority } from './change-priority';
import { ChangeWhole } from './change-whole';
import { MoveTicket } from './move-ticket';
import { TagTicket } from './tag-ticket';

/** What is to become of one of many tickets. */
export interface Step {
  id: string;
  version: number;
  change: Reversal;
}

/** Gives each kind of change to the use case that makes it. */
@Injectable()
export class ChangeOne {
  constructor(
    private readonly assigning: AssignTicket,
    private readonly moving: MoveTicket,
    private readonly prioritising: ChangePriority,
    private readonly tagging: TagTicket,
    private readonly queueing: ChangeQueue,
    private readonly whole: ChangeWhole,
  ) {}

  /** Null when the ticket was so already. */
  execute(actor: Actor, { id, version, change }: Step): Promise<Changed | null> {
    switch (change.type) {
      case 'assign':
        return this.assigning.execute(actor, id, { ...change, version });
      case 'transition':
        return this.moving.execute(actor, id, { ...change, version });
      case 'priority':
        return this.prioritising.execute(actor, id, { ...change, version });
      case 'queue':
        return this.queueing.execute(actor, id, { ...change, version });
      case 'tag':
        return this.tagging.execute(actor, id, change.name);
      case 'untag':
        return this.tagging.takeOff(actor, id, change.name);
      case 'merge':
      case 'unmerge':
      case 'macro':
      case 'unmacro':
        return this.whole.execute(actor, id, { ...change, version });
    }
  }
}
