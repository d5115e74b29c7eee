import { Injectable } from '@nestjs/common';
import { Mailroom, type Actor, type Transaction } from '@vigie/platform';
import { amountText, readAmount, type LocalDate } from '@vigie/rules';
import type { RemindedInvoiceItem, ReminderRunItemState } from '@vigie/wire';
import { findCompany, sellerOf } from '../../store/company/company.store';
import { reminderFacts } from '../../store/reminders/reminder-facts.store';
import { planReminders, type PlannedReminder } from '../../store/reminders/reminder-plan.store';
import { reminderSettingOf } from '../../store/reminders/reminder-setting.store';
import { textVersions } from '../../store/reminders/reminder-text.store';
import { insertReminder } from '../../store/reminders/reminder.store';
import {
  reminderLanguage,
  reminderText,
  usualReminderWords,
} from '../../texts/reminders/reminder-mail.texts';

/** Invoices that are joined to a mail; a longer list would weigh too much. */
const mostJoined = 10;

/**
 * Reminds one client of what is due today, inside a transaction of the caller: the ledger entry stands or falls with the
 * mail that the mailroom is given, so that nothing leaves unwritten and nothing is written twice.
 */
@Injectable()
export class RemindClient {
  constructor(private readonly mailroom: Mailroom) {}

  /** Returns what was decided: the very decision that the dry run of the day shows. */
  async remind(
    tx: Transaction,
    actor: Actor,
    { clientId, runId, day }: { clientId: string; runId: string | null; day: LocalDate },
  ): Promise<Exclude<ReminderRunItemState, 'waiting'>> {
    const { levels } = await reminderSettingOf(tx);
    const [planned] = await planReminders(tx, { levels, today: day, clientId });
    if (!planned) return 'nothing';
    if (planned.plan.hold !== null) return 'held';
    const facts = await reminderFacts(tx, planned, day);
    const said = await wordsOf(tx, planned, facts);
    const { level, tone, channel } = planned;
    const recipients = channel === 'mail' ? planned.emails : [];
    const outboundMailId = channel === 'mail' ? await this.post(tx, planned, said) : null;
    const { total, subject, text } = said;
    const id = await insertReminder(
      tx,
      {
        ...{ clientId, runId, day, level, tone, channel, state: 'reserved', openCents: String(total) },
        ...{ recipients, subject, text, facts, outboundMailId, fileId: null, error: null },
        ...{ createdAt: tx.now, createdBy: actor.name.slice(0, 150) },
        ...{ decidedAt: null, decidedBy: null, decideReason: null, version: 1 },
      },
      facts,
    );
    if (channel === 'letter') await tx.emit('reminder.letter-due', { reminderId: id, clientId });
    await tx.audit(actor, 'reminder.reserved', `reminder:${id}`, { level, channel, to: recipients });
    return 'reminded';
  }

  private post(
    tx: Transaction,
    { emails, invoices }: PlannedReminder,
    { subject, text }: { subject: string; text: string },
  ): Promise<string> {
    const [to = '', ...cc] = emails;
    const fileIds = invoices.flatMap(({ fileId }) => fileId ?? []).slice(0, mostJoined);
    return this.mailroom.post(tx, { to, cc, subject, text, automatic: false, fileIds });
  }
}

async function wordsOf(tx: Transaction, planned: PlannedReminder, invoices: readonly RemindedInvoiceItem[]) {
  const [client] = await tx.query<{ name: string }>('SELECT name FROM client WHERE id = ?', [
    planned.clientId,
  ]);
  const company = await findCompany(tx);
  const seller = company && sellerOf(company);
  const total = planned.invoices.reduce((sum, { open }) => sum + open, 0n);
  const penalties = invoices.reduce(
    (sum, { penalty }) => sum + (readAmount(penalty?.amount ?? '0') ?? 0n),
    0n,
  );
  const { tone, clientKind, country } = planned;
  const language = reminderLanguage(country);
  const [written] = await textVersions(tx, { tone, language }, 1);
  const text = reminderText({
    ...{ tone, language, words: written ?? usualReminderWords[language][tone], client: client?.name ?? '' },
    ...{ isProfessional: clientKind === 'professional', invoices, seller, total: amountText(total) },
    penalties: penalties > 0n ? amountText(penalties) : null,
    awaitingRateFrom: firstOf(invoices.map(({ penalty }) => penalty?.awaitingRateFrom ?? null)),
  });
  return { total, ...text };
}

const firstOf = (days: readonly (LocalDate | null)[]): LocalDate | null =>
  days.filter((day) => day !== null).toSorted()[0] ?? null;
