import { Injectable } from '@nestjs/common';
import { ClientRow } from '@vigie/directory';
import { allClients, Database, FileStore, fromJson, type FinishOnce } from '@vigie/platform';
import { amountText } from '@vigie/rules';
import type { RemindedInvoiceItem } from '@vigie/wire';
import { ReminderLetter, type ReminderLetterFacts } from '../../ports/reminders/reminder-letter';
import { buyerOf, findBillingAccount } from '../../store/company/billing-account.store';
import { findCompany, sellerOf } from '../../store/company/company.store';
import {
  findReminder,
  keepLetter,
  lockReminder,
  type StoredReminder,
} from '../../store/reminders/reminder.store';

/** Draws the letter of a reminder and keeps it: once, whoever dies on the way. */
@Injectable()
export class MakeReminderLetter {
  constructor(
    private readonly database: Database,
    private readonly files: FileStore,
    private readonly letter: ReminderLetter,
  ) {}

  /** Drawn before the transaction; a file that no row refers to is removed. */
  async execute(reminderId: string, finish: FinishOnce): Promise<void> {
    const reminder = await findReminder(this.database, allClients, reminderId);
    const content = await this.letter.pdf(await this.facts(reminder));
    const key = await this.files.write(content);
    const isKept = await this.database.transaction(async (tx) => {
      if (!(await finish(tx))) return false;
      const { id, clientId, fileId, day } = await lockReminder(tx, allClients, reminderId);
      if (fileId !== null) return false;
      const name = `relance-${day}-${id}.pdf`;
      const file = { key, name, type: 'application/pdf', content, clientId, uploadedBy: null };
      const kept = await this.files.register(tx, file);
      await FileStore.reserve(tx, kept, clientId);
      await keepLetter(tx, id, kept);
      return true;
    });
    if (!isKept) await this.files.remove([key]);
  }

  private async facts(reminder: StoredReminder): Promise<ReminderLetterFacts> {
    const { clientId, day, subject, text } = reminder;
    const [company, account] = [
      await findCompany(this.database),
      await findBillingAccount(this.database, clientId),
    ];
    const client = await this.database.manager.findOneByOrFail(ClientRow, { id: clientId });
    return {
      ...{ day, subject, text, client: client.name },
      seller: company && sellerOf(company),
      buyer: account && buyerOf(account, client),
      total: amountText(BigInt(reminder.openCents)),
      invoices: fromJson<RemindedInvoiceItem[]>(reminder.facts),
    };
  }
}
