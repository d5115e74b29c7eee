import { threadOf } from '../../store/mail/mail-thread.store';
import { Injectable } from '@nestjs/common';
import { Directory } from '@vigie/directory';
import { Database, Mailroom, type FinishOnce } from '@vigie/platform';
import { mayAskAgain } from '@vigie/rules';
import { PublicLinks } from '../../links/public-links';
import { ticketNumber } from '../../store/desk/ticket.store';
import {
  finishedTicket,
  lastAsked,
  lockRating,
  updateRating,
} from '../../store/satisfaction/satisfaction.store';
import { satisfactionTexts } from '../../texts/satisfaction-texts';

/**
 * Asks a requester what they think of the work, once for each end of it: never for a ticket that was merged, that is
 * ours alone or that was opened again, and nobody twice in seven days (`daysBetweenQuestions`).
 */
@Injectable()
export class AskSatisfaction {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
    private readonly mailroom: Mailroom,
    private readonly links: PublicLinks,
  ) {}

  execute(ratingId: string, finish: FinishOnce): Promise<void> {
    return this.database.transaction(async (tx) => {
      if (!(await finish(tx))) return;
      const end = await lockRating(tx, ratingId);
      if (!end || end.askedAt || end.rating) return;
      const ticket = await finishedTicket(tx, end);
      const requester = await this.directory.contactById(end.requesterId, tx);
      if (!ticket || !requester?.active) return;
      const last = await lastAsked(tx, end);
      if (!mayAskAgain(last?.toISOString() ?? null, tx.now.toISOString())) return;
      const number = ticketNumber(end.ticketId);
      const texts = satisfactionTexts[requester.locale];
      await this.mailroom.post(tx, {
        to: requester.email,
        subject: texts.subject(number, ticket.subject),
        text: texts.body({
          name: requester.name,
          number,
          subject: ticket.subject,
          good: this.links.rating(ratingId, 'good'),
          bad: this.links.rating(ratingId, 'bad'),
        }),
        ...(await threadOf(tx, end.ticketId)),
        automatic: true,
        ticketId: end.ticketId,
      });
      await updateRating(tx, ratingId, { askedAt: tx.now });
    });
  }
}
