import { Injectable } from '@nestjs/common';
import { Database, fromJson, JobHandler, Mailroom, type FinishOnce, type JobPayload } from '@vigie/platform';
import type { Locale, RequestWarning } from '@vigie/wire';
import { SlaClockRow } from '../store/sla-clock.row';
import { termsOf } from '../store/terms';
import { ticketNumber } from '../store/ticket.store';
import { longInstant } from '../texts/dates';
import { deadlineSentence } from '../texts/deadline-sentence';
import { textsOf } from '../texts/texts';
import { PublicLinks } from '../use-cases/public-links';
import { ReplyTokens } from '../use-cases/reply-token';

interface RequestRow {
  client_id: string;
  author_name: string;
  author_email: string;
  received_at: Date;
  sequence: number;
  sha256: string;
  warnings: RequestWarning[] | string;
  subject: string;
  locale: Locale | null;
}

/** Tells the author of a written request that it was received: number, instant, deadline, proof. */
@Injectable()
export class AcknowledgeRequestJob extends JobHandler<'ticket.acknowledge'> {
  readonly job = 'ticket.acknowledge';

  constructor(
    private readonly database: Database,
    private readonly mailroom: Mailroom,
    private readonly links: PublicLinks,
    private readonly tokens: ReplyTokens,
  ) {
    super();
  }

  async run({ ticketId }: JobPayload<'ticket.acknowledge'>, finish: FinishOnce): Promise<void> {
    await this.database.transaction(async (tx) => {
      if (!(await finish(tx))) return;
      const [request] = await tx.query<RequestRow>(
        `SELECT w.client_id, w.author_name, w.author_email, w.received_at, w.sequence, w.sha256, w.warnings,
                t.subject, p.locale
           FROM written_request w JOIN ticket t ON t.id = w.ticket_id LEFT JOIN person p ON p.id = w.author_id
          WHERE w.ticket_id = ?`,
        [ticketId],
      );
      if (!request) return;
      const locale = request.locale ?? 'fr';
      const texts = textsOf(locale);
      const { calendar } = await termsOf(tx, request.client_id);
      const clock = await tx.manager.findOneBy(SlaClockRow, { ticketId, kind: 'promise' });
      const number = ticketNumber(ticketId);
      await this.mailroom.post(tx, {
        to: request.author_email,
        subject: texts.mail.acknowledge.subject(number, request.subject),
        text: texts.mail.acknowledge.body({
          name: request.author_name,
          number,
          subject: request.subject,
          received: longInstant(request.received_at, calendar.zone, locale),
          deadline: clock?.dueAt
            ? texts.mail.dueBy(
                longInstant(clock.dueAt, calendar.zone, locale),
                deadlineSentence(clock, locale),
              )
            : null,
          warnings: fromJson(request.warnings).map((code) => texts.warnings[code]),
          sequence: request.sequence,
          sha256: request.sha256,
          url: await this.links.request(tx, ticketId),
        }),
        messageKey: this.tokens.messageKey(ticketId),
        automatic: true,
        ticketId,
      });
    });
  }
}
