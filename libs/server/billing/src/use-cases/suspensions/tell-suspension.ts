import { Inject, Injectable } from '@nestjs/common';
import { Directory } from '@vigie/directory';
import { CONFIG, Mailroom, type Config, type Transaction } from '@vigie/platform';
import { amountText } from '@vigie/rules';
import { findCompany, sellerOf } from '../../store/company/company.store';
import { billingEmails } from '../../store/penalties/claim.store';
import type { Suspendable } from '../../store/suspensions/suspendable.store';
import { suspensionMailTexts } from '../../texts/suspensions/suspension-mail.texts';

type Owed = Pick<Suspendable, 'open' | 'invoices'>;

/** Writes to a client that its contract is suspended, or in force again: to its management and where invoices go. */
@Injectable()
export class TellSuspension {
  constructor(
    private readonly directory: Directory,
    private readonly mailroom: Mailroom,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Nothing is owed once it is lifted. */
  async tell(
    tx: Transaction,
    { clientId, contract, owed }: { clientId: string; contract: string; owed: Owed | null },
  ): Promise<void> {
    const company = await findCompany(tx);
    const facts = {
      ...{ contract, seller: company && sellerOf(company), url: `${this.config.publicUrl}/factures` },
      open: owed && amountText(owed.open),
      invoices: owed?.invoices.map(({ number }) => number) ?? [],
    };
    const people = await this.directory.contactsToNotify('invoices.own', [clientId], tx);
    const locales = new Map((await billingEmails(tx, clientId)).map((email) => [email, 'fr' as const]));
    const all = new Map([...locales, ...people.map(({ email, locale }) => [email, locale] as const)]);
    for (const [to, locale] of all) {
      const { subject, lines } = suspensionMailTexts[locale](facts);
      await this.mailroom.post(tx, { to, subject, text: lines.join('\n'), automatic: true });
    }
  }
}
