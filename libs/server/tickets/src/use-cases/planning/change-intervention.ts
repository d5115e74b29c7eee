import { Injectable } from '@nestjs/common';
import { Directory } from '@vigie/directory';
import {
  classOfIntervention,
  exceptionOf,
  isAhead,
  mayClientChange,
  movedAlike,
  type ServiceCalendar,
} from '@vigie/rules';
import { Database, DomainError, type Actor, type Transaction } from '@vigie/platform';
import type { InterventionChange } from '@vigie/wire';
import { recordHistory } from '../../store/desk/history.store';
import { othersOf, putOthers } from '../../store/planning/intervention-team.store';
import {
  isSiteOf,
  lockFollowing,
  lockIntervention,
  setSeriesMinutes,
  updateIntervention,
  type StoredIntervention,
} from '../../store/planning/intervention.store';
import { besides, checkPast, checkTeam } from './team';

const answered = { changeAsked: null, changeAskedBy: null, changeAskedAt: null };

/** Moves an intervention that lies ahead, or changes what it is about; those that follow in its series too if asked. */
@Injectable()
export class ChangeIntervention {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
  ) {}

  execute(actor: Actor, id: string, { version, ...wanted }: InterventionChange): Promise<void> {
    return this.database.transaction(async (tx) => {
      const before = await lockIntervention(tx, actor.scope, id);
      if (!isAhead(before.state)) throw new DomainError('intervention.over');
      const change = withoutSameStart(before, wanted);
      const { calendar } = await this.directory.clientTerms(before.clientId, tx);
      await this.check(tx, before, change, calendar);
      const following = change.following ? await lockFollowing(tx, before) : [];
      await this.changeOne(tx, { before, version }, change, calendar);
      if (change.following && change.plannedMinutes && before.seriesId)
        await setSeriesMinutes(tx, before.seriesId, change.plannedMinutes);
      for (const next of following) await this.changeNext(tx, before, next, change, calendar);
      await this.tell(tx, actor, before, { ...change, following: following.length });
    });
  }

  private async check(
    tx: Transaction,
    before: StoredIntervention,
    change: Change,
    calendar: ServiceCalendar,
  ): Promise<void> {
    const { technicianId, otherIds = [], siteId, startsAt } = change;
    if (startsAt) checkPast(tx, startsAt, change.past);
    await checkTeam(tx, this.directory, [...(technicianId ? [technicianId] : []), ...otherIds]);
    if (siteId && !(await isSiteOf(tx, before.clientId, siteId)))
      throw new DomainError('intervention.site-refused');
    if (!change.askedByClient || change.reason) return;
    // What counts is when the client asked, not when somebody gets round to it.
    const asked = before.changeAskedAt ?? tx.now;
    if (!mayClientChange(before.startsAt.toISOString(), asked.toISOString(), calendar))
      throw new DomainError('intervention.change-too-late');
  }

  private async changeOne(
    tx: Transaction,
    { before, version }: { before: StoredIntervention; version: number },
    change: Change,
    calendar: ServiceCalendar,
  ): Promise<void> {
    const { startsAt } = change;
    const dates = startsAt && {
      ...datesOf(before, startsAt, calendar),
      // With those that follow, the series itself moves: this one is no exception of it.
      ...(change.following && before.recurrenceAt && { recurrenceAt: new Date(startsAt) }),
      ...answered,
    };
    await updateIntervention(tx, before, version, { ...plain(change), ...dates });
    await this.putTeam(tx, before, change);
  }

  /** What was moved on its own stays where it is; what was cancelled stays cancelled. */
  private async changeNext(
    tx: Transaction,
    moved: StoredIntervention,
    next: StoredIntervention,
    change: Change,
    calendar: ServiceCalendar,
  ): Promise<void> {
    const recurrenceAt = shifted(moved, next, change, calendar);
    const isInPlace = exceptionOf(occurrenceOf(next)) === null;
    const dates = recurrenceAt && {
      recurrenceAt: new Date(recurrenceAt),
      ...(isInPlace && datesOf(next, recurrenceAt, calendar)),
    };
    const values = isAhead(next.state) ? plain(change) : {};
    await updateIntervention(tx, next, next.version, { ...values, ...dates });
    if (isAhead(next.state)) await this.putTeam(tx, next, change);
  }

  private async putTeam(tx: Transaction, before: StoredIntervention, change: Change): Promise<void> {
    const { technicianId = before.technicianId, otherIds } = change;
    if (!change.technicianId && !otherIds) return;
    const now = otherIds ?? (await othersOf(tx, [before.id]))(before.id).map(({ id }) => id);
    await putOthers(tx, before, besides(technicianId, now));
  }

  private async tell(
    tx: Transaction,
    actor: Actor,
    before: StoredIntervention,
    change: Omit<Change, 'following'> & { following: number },
  ): Promise<void> {
    const { id, clientId, ticketId } = before;
    if (ticketId && change.startsAt) {
      const data = { startsAt: change.startsAt, ...(change.reason && { reason: change.reason }) };
      await recordHistory(tx, { id: ticketId, clientId }, actor, 'intervention-moved', data);
    }
    const was = { startsAt: before.startsAt, minutes: before.plannedMinutes };
    await tx.audit(actor, 'intervention.changed', `intervention:${id}`, { was, ...defined(change) });
    if (change.startsAt ?? change.technicianId ?? change.otherIds)
      await tx.emit('intervention.changed', { interventionId: id, byPersonId: actor.id });
    tx.live({ type: 'planning.changed', clientId });
  }
}

type Change = Omit<InterventionChange, 'version'>;

/** A form sends the start that it showed: that is no move. */
function withoutSameStart(before: StoredIntervention, { startsAt, ...change }: Change): Change {
  return startsAt && Date.parse(startsAt) !== before.startsAt.getTime() ? { ...change, startsAt } : change;
}

/** What is written as it came. */
const plain = ({ plannedMinutes, technicianId, subject, place, siteId, note }: Change) =>
  defined({ plannedMinutes, technicianId, subject, place, siteId, note });

const occurrenceOf = ({ startsAt, recurrenceAt, state }: StoredIntervention) => ({
  startsAt: startsAt.toISOString(),
  recurrenceAt: recurrenceAt?.toISOString() ?? null,
  state,
});

const datesOf = (before: StoredIntervention, startsAt: string, calendar: ServiceCalendar) => ({
  startsAt: new Date(startsAt),
  class: classOfIntervention(before.requestedAt.toISOString(), startsAt, calendar),
});

/** Where the series has an occurrence after the one that moves; undefined when none moves. */
function shifted(
  moved: StoredIntervention,
  next: StoredIntervention,
  { startsAt }: Change,
  { zone }: ServiceCalendar,
): string | undefined {
  if (!startsAt || !moved.recurrenceAt || !next.recurrenceAt) return undefined;
  const move = { from: moved.recurrenceAt.toISOString(), to: startsAt };
  return movedAlike(next.recurrenceAt.toISOString(), move, zone);
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };
const defined = <T extends object>(values: T): Defined<T> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Defined<T>;
