import { Injectable } from '@nestjs/common';
import {
  alertLevels,
  climbs,
  comesBack,
  isFoundIn,
  isLasting,
  isSameNight,
  type AlertClass,
} from '@vigie/rules';
import { systemActor, type Transaction } from '@vigie/platform';
import { OpenTicket, RenewTicket } from '@vigie/tickets';
import {
  changeAlert,
  closeAlert,
  holdJob,
  insertAlert,
  latestAlert,
  openAlertsOf,
  type HeldJob,
  type StoredAlert,
} from '../../store/alerts/backup-alert.store';
import { alertTexts } from '../../texts/alerts/alert.texts';

const vigie = systemActor('backups');
const mostDetail = 1000;

/** Something is wrong with a job. */
export interface AlertFact {
  jobId: string;
  class: AlertClass;
  /** The user, site or path; empty or left out for the whole job. */
  object?: string;
  detail: string;
  /** What it was found in, such as `run:12`: the same news twice counts once, and so does a night of which more is told. */
  cause: string;
  /** When this was so: the night, not the hour at which we learned of it. */
  at: Date;
  /** Of what lasts: a higher one is told, the same one is not. */
  level?: number;
  /** What it goes on from, such as a missed run that came and failed: its alert ends, its ticket is kept. */
  from?: readonly AlertClass[];
  /** Of these objects only. */
  fromObjects?: readonly string[];
}

/** Something is no longer wrong with a job. */
export interface AlertEnd {
  jobId: string;
  class: AlertClass;
  object?: string;
  /** How we know, to be read after « Retour à la normale : »; else what is so instead, or why nobody looks any more. */
  detail: string;
  how?: 'well' | 'otherwise' | 'groundless';
  /** Only when this was the last that was found. */
  cause?: string;
}

/**
 * One open alert and one ticket for a job and what is wrong with it, however often and by however many workers it is
 * found: the job is held meanwhile. Called inside the transaction in which the fact is written down.
 */
@Injectable()
export class RaiseAlert {
  constructor(
    private readonly tickets: OpenTicket,
    private readonly renewals: RenewTicket,
  ) {}

  /** Opens an alert, or counts one that is there. */
  raise(tx: Transaction, fact: AlertFact): Promise<void> {
    return this.raiseAll(tx, [fact]);
  }

  /** Facts of one job and one class, found together: what is new among them shares a ticket and a line on it. */
  async raiseAll(tx: Transaction, facts: readonly AlertFact[]): Promise<void> {
    const [first] = facts;
    const job = first && (await holdJob(tx, first.jobId));
    if (!job || job.state === 'ended') return;
    const begins: AlertFact[] = [];
    for (const fact of facts) if (!(await this.again(tx, fact))) begins.push(fact);
    if (begins.length > 0) await this.begin(tx, job, begins);
    tx.live({ type: 'backup.changed', clientId: job.clientId, jobId: job.id });
  }

  /** It is over: said on the ticket, which a person closes. */
  async recover(
    tx: Transaction,
    { jobId, class: alertClass, object, detail, how = 'well', cause }: AlertEnd,
  ): Promise<void> {
    const job = await holdJob(tx, jobId);
    const alert = job && (await latestAlert(tx, { jobId, alertClass, object: keyOf(object) }));
    if (!job || !alert?.isOpen || (cause !== undefined && !isFoundIn(alert.lastCause, cause))) return;
    const body = alertTexts.over[how](detail);
    await this.renewals.execute(tx, vigie, { ticketId: alert.ticketId, body, reopens: false, climbs: null });
    await this.close(tx, alert);
    tx.live({ type: 'backup.changed', clientId: job.clientId, jobId });
  }

  /** It goes on with another job that shares what is wrong, on the same ticket; false when that job has it already. */
  async handOver(
    tx: Transaction,
    alert: StoredAlert,
    { to, detail }: { to: string; detail: string },
  ): Promise<boolean> {
    const { alertClass, object, ticketId, clientId, jobId: from } = alert;
    const job = await holdJob(tx, to);
    if (!job || job.state === 'ended') return false;
    if ((await latestAlert(tx, { jobId: to, alertClass, object }))?.isOpen) return false;
    const body = alertTexts.handedOver(detail, job.name);
    await this.renewals.execute(tx, vigie, { ticketId, body, reopens: false, climbs: null });
    await changeAlert(tx, alert, { jobId: to });
    await tx.audit(vigie, 'backup-alert.handed-over', `backup-alert:${alert.id}`, { from, to });
    for (const jobId of [from, to]) tx.live({ type: 'backup.changed', clientId, jobId });
    return true;
  }

  /** Whether the fact belongs to an alert that is open, or was some days ago; then it is counted there. */
  private async again(tx: Transaction, fact: AlertFact): Promise<boolean> {
    const { jobId, class: alertClass, cause, detail, level = 0 } = fact;
    const alert = await latestAlert(tx, { jobId, alertClass, object: keyOf(fact.object) });
    if (!alert) return false;
    if (alert.lastCause === cause) return true;
    const { isOpen, resolvedAt } = alert;
    if (!isOpen && !(resolvedAt && comesBack(resolvedAt.toISOString(), tx.now.toISOString()))) return false;
    if (!isOpen && (await this.before(tx, fact)).length > 0) return false;
    const counted = countedWith(alert, fact);
    const ticketId = await this.tell(tx, alert, { ...fact, level }, counted);
    if (ticketId === null) {
      // A closed ticket is final: what goes on begins anew.
      if (isOpen) await closeAlert(tx, alert);
      return false;
    }
    await changeAlert(tx, alert, {
      ...{ ...counted, ticketId, level, detail: detail.slice(0, mostDetail) },
      ...{ lastAt: tx.now, lastCause: cause, isOpen: true, resolvedAt: null },
    });
    return true;
  }

  /** Says it on the ticket unless there is nothing new in it; the ticket, or null once it is closed. */
  private tell(
    tx: Transaction,
    { ticketId, isOpen, alertClass, level: before, occurrences: told }: StoredAlert,
    { detail, level }: AlertFact & { level: number },
    { streak, occurrences }: { streak: number; occurrences: number },
  ): Promise<string | null> {
    const lasts = isLasting(alertClass);
    if (isOpen && lasts && level <= before) return Promise.resolve(ticketId);
    const isNew = occurrences > told;
    const again = isNew ? alertTexts.again(detail, occurrences, streak) : alertTexts.sameNight(detail);
    const said = lasts ? alertTexts.more(detail) : again;
    return this.renewals.execute(tx, vigie, {
      ticketId,
      body: isOpen ? said : alertTexts.back(detail, occurrences),
      reopens: true,
      climbs: (isNew && climbs(alertClass, streak)) || (isOpen && lasts) ? alertTexts.climbs(streak) : null,
    });
  }

  private async begin(tx: Transaction, job: HeldJob, facts: readonly AlertFact[]): Promise<void> {
    const [first] = facts;
    if (!first) return;
    const ended = await this.before(tx, first);
    const [before] = ended;
    for (const one of ended) if (one.ticketId === before?.ticketId) await this.close(tx, one);
    const details = facts.map(({ detail }) => detail).join('\n');
    // What it goes on from, or another user of the same job who lacks already: they are looked after together.
    const [other] = before ? [before] : await openAlertsOf(tx, { jobId: job.id, alertClass: first.class });
    const known = other
      ? await this.renewals.execute(tx, vigie, {
          ...{ ticketId: other.ticketId, body: details, reopens: true, climbs: null },
        })
      : null;
    const ticketId = known ?? (await this.open(tx, job, first, details));
    for (const { class: alertClass, object, detail, cause: lastCause, at, level = 0 } of facts) {
      const id = await insertAlert(tx, {
        ...{ jobId: job.id, clientId: job.clientId, ticketId, alertClass, level, lastCause },
        ...{
          streak: streakAfter(before, lastCause),
          sinceAt: before && before.sinceAt < at ? before.sinceAt : at,
        },
        object: keyOf(object),
        detail: detail.slice(0, mostDetail),
      });
      await tx.audit(vigie, 'backup-alert.opened', `backup-alert:${id}`, {
        jobId: job.id,
        class: alertClass,
      });
    }
  }

  /** The open alerts that a fact goes on from. */
  private async before(
    tx: Transaction,
    { jobId, from = [], fromObjects }: AlertFact,
  ): Promise<StoredAlert[]> {
    if (from.length === 0) return [];
    return (await openAlertsOf(tx, { jobId })).filter(
      ({ alertClass, object }) => from.includes(alertClass) && (fromObjects?.includes(object) ?? true),
    );
  }

  private async close(tx: Transaction, alert: StoredAlert): Promise<void> {
    const { id, jobId, alertClass } = alert;
    await closeAlert(tx, alert);
    await tx.audit(vigie, 'backup-alert.resolved', `backup-alert:${id}`, { jobId, class: alertClass });
  }

  private async open(
    tx: Transaction,
    { clientId, client, name }: HeldJob,
    { class: alertClass, level }: AlertFact,
    detail: string,
  ): Promise<string> {
    const { ticketId } = await this.tickets.open(tx, vigie, {
      ...{ clientId, kind: 'internal', ...alertLevels(alertClass) },
      ...alertTexts.ticket({ job: name, client, alert: alertClass, level }, detail),
    });
    return ticketId;
  }
}

/** An alert with one more fact: the nights in a row, all of them, and since when; what was over begins anew. */
function countedWith(
  { isOpen, streak, occurrences, lastCause, sinceAt }: StoredAlert,
  { cause, at }: AlertFact,
) {
  const more = isOpen && isSameNight(lastCause, cause) ? 0 : 1;
  return {
    streak: isOpen ? streak + more : 1,
    occurrences: occurrences + more,
    sinceAt: isOpen && sinceAt < at ? sinceAt : at,
  };
}

/** What goes on as another alert has its row of nights, and this one unless it was the same. */
const streakAfter = (before: StoredAlert | undefined, cause: string): number =>
  before ? before.streak + (isSameNight(before.lastCause, cause) ? 0 : 1) : 1;

/** As the column keeps it. */
const keyOf = (object = ''): string => object.trim().slice(0, 300);
