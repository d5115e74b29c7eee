import { Injectable } from '@nestjs/common';
import { Directory } from '@vigie/directory';
import { mayAnswerAgain } from '@vigie/rules';
import { Database, Mailroom, type FinishOnce, type Transaction } from '@vigie/platform';
import { PublicLinks } from '../../links/public-links';
import { ReplyTokens } from '../../links/reply-tokens';
import { recordHistory } from '../../store/desk/history.store';
import { automaticMailsTo, isSilent, threadOf } from '../../store/mail/mail-thread.store';
import { refusedOfRequest } from '../../store/mail/refused-file.store';
import { ticketNumber } from '../../store/desk/ticket.store';
import {
  requestNews,
  type RequestNews,
  type SealedDeadline,
} from '../../store/requests/written-request.store';
import { clocksStandStill } from '../../store/suspension/suspended-client.store';
import { longInstant } from '../../texts/dates';
import { deadlineSentence } from '../../texts/deadline-sentence';
import { refusedLines, textsOf } from '../../texts/texts';

/** Tells the author of a written request that it was received: number, instant, deadline, proof. */
@Injectable()
export class AcknowledgeRequest {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
    private readonly mailroom: Mailroom,
    private readonly links: PublicLinks,
    private readonly tokens: ReplyTokens,
  ) {}

  execute(ticketId: string, finish: FinishOnce): Promise<void> {
    return this.database.transaction(async (tx) => {
      if (!(await finish(tx))) return;
      const request = await requestNews(tx, ticketId);
      if (!request) return;
      if (!(await mayAcknowledge(tx, ticketId, request))) {
        const ticket = { id: ticketId, clientId: request.clientId };
        await recordHistory(tx, ticket, { kind: 'system', name: 'Vigie' }, 'unacknowledged');
        return;
      }
      const texts = textsOf(request.locale);
      await this.mailroom.post(tx, {
        to: request.email,
        subject: texts.mail.acknowledge.subject(ticketNumber(ticketId), texts.subjectOf(request.request)),
        text: await this.text(tx, ticketId, request),
        messageKey: this.tokens.messageKey(ticketId),
        ...(await threadOf(tx, ticketId)),
        automatic: true,
        ticketId,
      });
    });
  }

  private async text(tx: Transaction, ticketId: string, request: RequestNews): Promise<string> {
    const { locale, sequence, sha256 } = request;
    const texts = textsOf(locale);
    const { calendar } = await this.directory.clientTerms(request.clientId, tx);
    const spoken = (instant: Date | string) => longInstant(instant, calendar.zone, locale);
    const why = ({ clock: kind, mode }: SealedDeadline) =>
      deadlineSentence({ kind, mode, calendar, startedAt: request.receivedAt, pauseReason: null }, locale);
    const isStill = await clocksStandStill(tx, request.clientId);
    const promised =
      request.deadline && texts.mail.dueBy(spoken(request.deadline.dueAt), why(request.deadline));
    return texts.mail.acknowledge.body({
      name: request.author,
      number: ticketNumber(ticketId),
      subject: texts.subjectOf(request.request),
      received: spoken(request.receivedAt),
      deadline: isStill ? texts.mail.suspended : promised,
      warnings: request.warnings.map((code) => texts.warnings[code]),
      refused: refusedLines(await refusedOfRequest(tx, { id: ticketId, clientId: request.clientId }), locale),
      sequence,
      sha256,
      url: await this.links.request(tx, ticketId),
    });
  }
}

/** What a person sent from the portal is always acknowledged; a mail is unless machines would talk to each other. */
async function mayAcknowledge(
  tx: Transaction,
  ticketId: string,
  { channel, email }: RequestNews,
): Promise<boolean> {
  if (channel !== 'email') return true;
  return !(await isSilent(tx, ticketId)) && mayAnswerAgain(await automaticMailsTo(tx, email));
}
