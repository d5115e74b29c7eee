import { Injectable } from '@nestjs/common';
import { Directory } from '@vigie/directory';
import { isQuoteExpired, localDateOf, quoteTotals } from '@vigie/rules';
import { allClients, Database, Mailroom, type FinishOnce, type Transaction } from '@vigie/platform';
import { quoteWords } from '@vigie/wire';
import { PublicLinks } from '../../links/public-links';
import { approversOfClient } from '../../store/catalogue/form-options.store';
import { activeStaff, type Colleague } from '../../store/desk/staff.store';
import { mailboxOfTicket, senderOf } from '../../store/mailboxes/mailbox.store';
import { ticketNumber } from '../../store/desk/ticket.store';
import {
  lockQuote,
  markReminded,
  subjectOfQuote,
  type StoredQuote,
} from '../../store/quotes/ticket-quote.store';
import { quoteTexts } from '../../texts/quote-texts';

/** Mails about quotes: to those who decide for the client, once more three working days later, then to our assignee. */
@Injectable()
export class TellQuote {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
    private readonly mailroom: Mailroom,
    private readonly links: PublicLinks,
  ) {}

  /** A quote that was answered, replaced or that is over is not asked for again. */
  ask(id: string, reminder: boolean, finish: FinishOnce): Promise<void> {
    return this.database.transaction(async (tx) => {
      if (!(await finish(tx))) return;
      const quote = await lockQuote(tx, allClients, id);
      const { calendar } = await this.directory.clientTerms(quote.clientId, tx);
      const today = localDateOf(tx.now.toISOString(), calendar.zone);
      if (quote.state !== 'waiting' || isQuoteExpired(quote, today)) return;
      const { subject } = await subjectOfQuote(tx, quote);
      const number = ticketNumber(quote.ticketId);
      const { totalCents } = quoteTotals(quote.netCents, quote.vatRate);
      const sender = senderOf(await mailboxOfTicket(tx, quote.ticketId));
      for (const { id: approverId } of await approversOfClient(tx, quote.clientId)) {
        const approver = await this.directory.contactById(approverId, tx);
        if (!approver) continue;
        const { ask } = quoteTexts[approver.locale];
        const { money, day } = quoteWords[approver.locale];
        const facts = { name: approver.name, number, subject, url: this.links.quote(id) };
        const signed = this.links.quoteFor({ quoteId: id, personId: approver.id, until: quote.validUntil });
        const said = { amount: money(totalCents), until: day(quote.validUntil) };
        await this.mailroom.post(tx, {
          to: approver.email,
          subject: (reminder ? ask.again : ask.subject)(number, subject),
          text: ask.body({ ...facts, ...said, signed }),
          automatic: true,
          sender,
        });
      }
      if (reminder) await markReminded(tx, id);
    });
  }

  /** Tells who works on the ticket what was decided; the dispatchers, when nobody does. */
  decided(id: string, finish: FinishOnce): Promise<void> {
    return this.database.transaction(async (tx) => {
      if (!(await finish(tx))) return;
      const quote = await lockQuote(tx, allClients, id);
      const { assigneeId } = await subjectOfQuote(tx, quote);
      const staff = await activeStaff(tx);
      const assignee = staff.filter((person) => person.id === assigneeId);
      const told = assignee.length > 0 ? assignee : staff.filter(({ roles }) => roles.includes('dispatcher'));
      for (const person of told) await this.tell(tx, quote, person);
    });
  }

  private async tell(tx: Transaction, quote: StoredQuote, { email, locale }: Colleague): Promise<void> {
    const texts = quoteTexts[locale];
    const number = ticketNumber(quote.ticketId);
    const { totalCents } = quoteTotals(quote.netCents, quote.vatRate);
    const { decidedBy, comment } = quote;
    await this.mailroom.post(tx, {
      to: email,
      subject: (quote.state === 'accepted' ? texts.accepted : texts.refused)(number),
      text: texts.decided({
        number,
        by: decidedBy ?? '',
        amount: quoteWords[locale].money(totalCents),
        comment,
        url: this.links.ticket(quote.ticketId),
      }),
      automatic: true,
      ticketId: quote.ticketId,
    });
  }
}
