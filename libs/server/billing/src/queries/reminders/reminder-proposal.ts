import { Injectable } from '@nestjs/common';
import { Clock, Database, DomainError, inScope, todayOf, type ClientScope } from '@vigie/platform';
import { amountText, type Cents, type LocalDate } from '@vigie/rules';
import { mostProposed, type ProposedReminder, type ReminderProposal } from '@vigie/wire';
import { presentPause } from '../../store/reminders/reminder-pause.store';
import { planReminders, type PlannedReminder } from '../../store/reminders/reminder-plan.store';
import { reminderSettingOf } from '../../store/reminders/reminder-setting.store';
import { remindedOf } from '../../store/reminders/reminder-facts.store';
import { namesOf } from '../payments/names';

/** What would be sent on a day, and what is held: the decision of the real run, without sending. */
@Injectable()
export class DryRunOfReminders {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Today or a later day, as things stand now. Error: reminder.day-over. */
  async read(scope: ClientScope, asked?: LocalDate): Promise<ReminderProposal> {
    const today = todayOf({ now: this.clock.now() });
    const day = asked ?? today;
    if (day < today) throw new DomainError('reminder.day-over');
    const { levels } = await reminderSettingOf(this.database);
    const all = (await planReminders(this.database, { levels, today: day }))
      .filter(({ clientId }) => inScope(scope, clientId))
      .map((planned) => ({ planned, open: sumOf(planned) }))
      .toSorted(heaviest);
    const shown = all.slice(0, mostProposed);
    const names = await namesOf(
      this.database,
      shown.map(({ planned }) => planned.clientId),
    );
    return {
      day,
      items: shown.map(({ planned, open }) =>
        present(planned, { open, day, name: names.get(planned.clientId) }),
      ),
      count: all.length,
      open: amountText(all.reduce((sum, { open }) => sum + open, 0n)),
      held: all.filter(({ planned }) => planned.plan.hold !== null).length,
    };
  }
}

const sumOf = ({ invoices }: PlannedReminder): Cents => invoices.reduce((sum, { open }) => sum + open, 0n);

/** What can be sent first, the highest level, the most money. */
function heaviest(
  one: { planned: PlannedReminder; open: Cents },
  other: { planned: PlannedReminder; open: Cents },
): number {
  const held = Number(one.planned.plan.hold !== null) - Number(other.planned.plan.hold !== null);
  return held || other.planned.level - one.planned.level || (other.open > one.open ? 1 : -1);
}

function present(
  planned: PlannedReminder,
  { open, day, name = '' }: { open: Cents; day: LocalDate; name: string | undefined },
): ProposedReminder {
  const { clientId, level, tone, channel, plan, emails, pauses, invoices } = planned;
  return {
    ...{ client: { id: clientId, name }, level, tone, channel, hold: plan.hold, open: amountText(open) },
    to: channel === 'mail' ? emails : [],
    pauses: pauses.map(presentPause),
    invoices: invoices.map((invoice) => remindedOf(invoice, planned, day)),
  };
}
