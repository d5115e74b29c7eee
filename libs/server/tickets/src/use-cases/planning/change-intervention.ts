import { Injectable } from '@nestjs/common';
import { Directory } from '@vigie/directory';
import { classOfIntervention, isAhead, mayClientChange } from '@vigie/rules';
import { Database, DomainError, type Actor, type Transaction } from '@vigie/platform';
import type { InterventionChange } from '@vigie/wire';
import { recordHistory } from '../../store/desk/history.store';
import {
  isSiteOf,
  lockIntervention,
  updateIntervention,
  type StoredIntervention,
} from '../../store/planning/intervention.store';

/** Moves an intervention that lies ahead, or changes what it is about. */
@Injectable()
export class ChangeIntervention {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
  ) {}

  execute(actor: Actor, id: string, change: InterventionChange): Promise<void> {
    return this.database.transaction(async (tx) => {
      const before = await lockIntervention(tx, actor.scope, id);
      if (!isAhead(before.state)) throw new DomainError('intervention.over');
      await this.check(tx, before, change);
      const { version, startsAt, askedByClient, reason, ...rest } = change;
      const values = { ...defined(rest), ...(await this.dates(tx, before, startsAt)) };
      const answered = { changeAsked: null, changeAskedBy: null, changeAskedAt: null };
      await updateIntervention(tx, before, version, { ...values, ...(startsAt && answered) });
      await this.tell(tx, actor, before, { startsAt, askedByClient, reason, ...rest });
    });
  }

  private async dates(tx: Transaction, before: StoredIntervention, startsAt: string | undefined) {
    if (!startsAt) return {};
    const { calendar } = await this.directory.clientTerms(before.clientId, tx);
    const asked = before.requestedAt.toISOString();
    return { startsAt: new Date(startsAt), class: classOfIntervention(asked, startsAt, calendar) };
  }

  private async check(tx: Transaction, before: StoredIntervention, change: InterventionChange) {
    const { technicianId, siteId } = change;
    if (technicianId && !(await this.directory.assignee(technicianId, tx)))
      throw new DomainError('intervention.technician-refused');
    if (siteId && !(await isSiteOf(tx, before.clientId, siteId)))
      throw new DomainError('intervention.site-refused');
    if (!change.askedByClient || change.reason) return;
    const { calendar } = await this.directory.clientTerms(before.clientId, tx);
    // What counts is when the client asked, not when somebody gets round to it.
    const asked = before.changeAskedAt ?? tx.now;
    if (!mayClientChange(before.startsAt.toISOString(), asked.toISOString(), calendar))
      throw new DomainError('intervention.change-too-late');
  }

  private async tell(
    tx: Transaction,
    actor: Actor,
    before: StoredIntervention,
    change: Omit<Partial<InterventionChange>, 'version'>,
  ): Promise<void> {
    const { id, clientId, ticketId } = before;
    if (ticketId && change.startsAt) {
      const data = { startsAt: change.startsAt, ...(change.reason && { reason: change.reason }) };
      await recordHistory(tx, { id: ticketId, clientId }, actor, 'intervention-moved', data);
    }
    const was = { startsAt: before.startsAt, minutes: before.plannedMinutes };
    await tx.audit(actor, 'intervention.changed', `intervention:${id}`, { was, ...defined(change) });
    if (change.startsAt ?? change.technicianId)
      await tx.emit('intervention.changed', { interventionId: id, byPersonId: actor.id });
    tx.live({ type: 'planning.changed', clientId });
  }
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };
const defined = <T extends object>(values: T): Defined<T> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Defined<T>;
