import { Injectable } from '@nestjs/common';
import { Clock, Database, DomainError, todayOf } from '@vigie/platform';
import { addCalendarDays, reminderTones, reminderWordsFault } from '@vigie/rules';
import {
  reminderLanguages,
  type ReminderText,
  type ReminderTextKey,
  type ReminderTextPreview,
  type ReminderTextSample,
} from '@vigie/wire';
import { findCompany, sellerOf } from '../../store/company/company.store';
import { textVersions } from '../../store/reminders/reminder-text.store';
import { reminderText, usualReminderWords } from '../../texts/reminders/reminder-mail.texts';

const mostVersions = 20;

/** What reminders say, version after version, and how it would read. */
@Injectable()
export class ReminderTexts {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async list(): Promise<{ items: ReminderText[] }> {
    const items: ReminderText[] = [];
    for (const language of reminderLanguages)
      for (const tone of reminderTones) items.push(await this.one({ tone, language }));
    return { items };
  }

  /** Of two invoices that do not exist. Errors: reminder.text-empty, reminder.text-unknown. */
  async preview({ tone, language, ...words }: ReminderTextSample): Promise<ReminderTextPreview> {
    const fault = reminderWordsFault(words);
    if (fault) throw new DomainError(fault);
    const company = await findCompany(this.database);
    const today = todayOf({ now: this.clock.now() });
    const late = (number: string, days: number, open: string) => ({
      ...{ number, days, open, dueOn: addCalendarDays(today, -days) },
    });
    const year = today.slice(0, 4);
    return reminderText({
      ...{
        tone,
        language,
        words,
        isProfessional: true,
        penalties: '46.12',
        total: '1500.00',
        awaitingRateFrom: null,
      },
      client: language === 'fr' ? 'Exemple SARL' : 'Example Ltd',
      invoices: [late(`FA-${year}-000123`, 20, '1200.00'), late(`FA-${year}-000145`, 4, '300.00')],
      seller: company && sellerOf(company),
    });
  }

  private async one(key: ReminderTextKey): Promise<ReminderText> {
    const usual = usualReminderWords[key.language][key.tone];
    const rows = await textVersions(this.database, key, mostVersions);
    const versions = rows.map(({ version, subject, before, after, savedAt, savedBy }) => ({
      ...{ version, subject, before, after, at: savedAt.toISOString(), by: savedBy },
    }));
    return { ...key, version: versions[0]?.version ?? 0, words: wordsIn(rows[0] ?? usual), usual, versions };
  }
}

const wordsIn = ({ subject, before, after }: ReminderText['words']) => ({ subject, before, after });
