import { Injectable } from '@nestjs/common';
import { Directory } from '@vigie/directory';
import { classOfIntervention } from '@vigie/rules';
import { Database, DomainError, notFound, type Actor, type Transaction } from '@vigie/platform';
import type { NewIntervention } from '@vigie/wire';
import { recordHistory } from '../../store/desk/history.store';
import { lockTicket, type StoredTicket } from '../../store/desk/ticket.store';
import { putOthers } from '../../store/planning/intervention-team.store';
import { insertIntervention, insertSeries, isSiteOf } from '../../store/planning/intervention.store';
import { occurrencesOf } from './occurrences';
import { besides, checkPast, checkTeam } from './team';

/** Plans an intervention, or a series of them, for a client. */
@Injectable()
export class PlanIntervention {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
  ) {}

  /** Returns the identifier of the first one. */
  execute(actor: Actor, input: NewIntervention): Promise<string> {
    return this.database.transaction(async (tx) => {
      const { recurrence, otherIds, past: _meant, ...facts } = input;
      const ticket = await this.check(tx, actor, input);
      const { calendar } = await this.directory.clientTerms(facts.clientId, tx);
      const { starts, rule } = recurrence
        ? occurrencesOf(facts.startsAt, recurrence, calendar.zone)
        : { starts: [new Date(facts.startsAt)], rule: '' };
      const seriesId = recurrence ? await insertSeries(tx, { ...facts, rule, zone: calendar.zone }) : null;
      // What a ticket needs was asked for when it was opened, whenever somebody gets round to planning it.
      const requestedAt = facts.requestedAt ? new Date(facts.requestedAt) : (ticket?.createdAt ?? tx.now);
      const ids: string[] = [];
      for (const startsAt of starts) {
        const asked = requestedAt.toISOString();
        const dates = {
          startsAt,
          recurrenceAt: seriesId ? startsAt : null,
          requestedAt,
          class: classOfIntervention(asked, startsAt.toISOString(), calendar),
        };
        const id = await insertIntervention(tx, { ...facts, ...dates, seriesId, state: 'planned' });
        await putOthers(tx, { id, clientId: facts.clientId }, besides(facts.technicianId, otherIds));
        ids.push(id);
      }
      const [first = ''] = ids;
      await this.tell(tx, actor, first, input);
      return first;
    });
  }

  /** Returns the ticket that it is for. */
  private async check(tx: Transaction, actor: Actor, input: NewIntervention): Promise<StoredTicket | null> {
    const ticket = input.ticketId ? await lockTicket(tx, actor.scope, input.ticketId) : null;
    if (ticket && ticket.clientId !== input.clientId) throw notFound();
    checkPast(tx, input.startsAt, input.past);
    await checkTeam(tx, this.directory, [input.technicianId, ...input.otherIds]);
    if (input.siteId && !(await isSiteOf(tx, input.clientId, input.siteId)))
      throw new DomainError('intervention.site-refused');
    return ticket;
  }

  private async tell(tx: Transaction, actor: Actor, id: string, input: NewIntervention): Promise<void> {
    const { clientId, ticketId, startsAt } = input;
    if (ticketId)
      await recordHistory(tx, { id: ticketId, clientId }, actor, 'intervention-planned', { startsAt });
    await tx.audit(actor, 'intervention.planned', `intervention:${id}`, { ...input });
    await tx.emit('intervention.changed', { interventionId: id, byPersonId: actor.id });
    tx.live({ type: 'planning.changed', clientId });
  }
}
