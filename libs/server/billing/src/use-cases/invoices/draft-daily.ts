import { Injectable } from '@nestjs/common';
import { Clock, Database, DueWork, systemActor, dayOf, startOf } from '@vigie/platform';
import { addCalendarDays, addMonths, type LocalDate } from '@vigie/rules';
import { insertRun } from '../../store/invoices/run.store';
import { clientCount } from './start-run';

const vigie = systemActor('invoices');
/** Work that was noted late is still found. */
const workMonths = 3;

/** Every day drafts what falls due, from the day after the last time on; with the first day of a month its work. */
@Injectable()
export class DraftDailyInvoices extends DueWork {
  readonly kind = 'invoice-drafts';

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {
    super();
  }

  async overdue(graceMs: number): Promise<string[]> {
    const day = dayOf(new Date(this.clock.now().getTime() - graceMs));
    const last = await this.lastDay();
    return last === null || last < day ? [day] : [];
  }

  async upcoming(horizonMs: number): Promise<{ id: string; at: Date }[]> {
    const now = this.clock.now();
    const days = new Set([dayOf(now), dayOf(new Date(now.getTime() + horizonMs))]);
    const last = await this.lastDay();
    return [...days]
      .filter((day) => last === null || last < day)
      .map((day) => ({ id: day, at: startOf(day) }));
  }

  async fire(day: LocalDate): Promise<void> {
    await this.database.transaction(async (tx) => {
      const last = await this.lastDay();
      if (day > dayOf(tx.now) || (last !== null && last >= day)) return;
      const from = last === null ? day : addCalendarDays(last, 1);
      const month = `${day.slice(0, 7)}-01`;
      const hasNewMonth = from <= month;
      const id = await insertRun(tx, vigie, {
        ...{ kind: 'prepare', day, total: await clientCount(tx, null) },
        span: {
          ...{ clientId: null, fromOn: from, untilOn: day },
          workFrom: hasNewMonth ? addMonths(month, -workMonths) : null,
          workUntil: hasNewMonth ? addCalendarDays(month, -1) : null,
        },
      });
      if (id !== null) await tx.audit(vigie, 'invoice-run.started', `invoice-run:${id}`, { kind: 'prepare' });
    });
  }

  private async lastDay(): Promise<LocalDate | null> {
    const row = await this.database.one<{ day: LocalDate | null }>('SELECT MAX(day) AS day FROM invoice_run');
    return row?.day ?? null;
  }
}
