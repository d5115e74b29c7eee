import { Injectable } from '@nestjs/common';
import { Database, found, type Actor } from '@vigie/platform';
import type { Checklist, TicketCheck } from '@vigie/wire';
import { checklistsOf } from '../../store/checklists/checklist.store';
import { checksOf, toCheck } from '../../store/checklists/ticket-check.store';
import { TicketList } from '../desk/ticket-list';

/** The checklists that are kept, and the points of a ticket. */
@Injectable()
export class Checklists {
  constructor(
    private readonly database: Database,
    private readonly list: TicketList,
  ) {}

  /** The points of a ticket of the scope. */
  async of({ scope }: Actor, ticketId: string): Promise<{ items: TicketCheck[] }> {
    const { client } = await this.list.row(scope, ticketId);
    const rows = await checksOf(this.database.manager, { id: ticketId, clientId: client.id });
    return { items: rows.map(toCheck) };
  }

  /** Those that can be put on tickets. */
  async all(): Promise<{ items: Checklist[] }> {
    return { items: await checklistsOf(this.database.manager) };
  }

  /** One of them. */
  async find(id: string): Promise<Checklist> {
    return found((await this.all()).items.find((checklist) => checklist.id === id));
  }
}
