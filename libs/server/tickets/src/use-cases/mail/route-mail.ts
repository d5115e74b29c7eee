import { Inject, Injectable } from '@nestjs/common';
import { isAutomatic, mailboxOf, mailboxWrittenTo, mayAnswerByMachine } from '@vigie/rules';
import {
  CONFIG,
  Database,
  DomainError,
  LOGGER,
  type Config,
  type FinishOnce,
  type Transaction,
} from '@vigie/platform';
import type { Logger } from 'pino';
import { ReplyTokens } from '../../links/reply-tokens';
import type { ReadMail } from '../../ports/mail-reader';
import {
  answeredTicket,
  identifyInbound,
  isHandledCopy,
  lockInbound,
  placeInbound,
  recentOpenings,
  type MailPlace,
} from '../../store/mail/mail.store';
import { allOwnMailboxes, takesReports } from '../../store/mailboxes/mailbox.store';
import { MailDestinations } from './mail-destinations';
import { judgeAttachments, type JudgedFiles } from './mail-files';
import { MailOriginals } from './mail-originals';
import { MailSenders } from './mail-senders';
import { isForged, routeOf, type MailFacts } from './route-mail-decision';

const maxAttempts = 3;
type Inbound = Awaited<ReturnType<typeof lockInbound>>;

interface Attempt {
  inbound: Inbound;
  number: number;
}

/** Reads a kept mail and takes it where it belongs: a request, a draft, a message, triage, or nowhere. */
@Injectable()
export class RouteMail {
  private readonly reading = new Set<string>();

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly database: Database,
    private readonly originals: MailOriginals,
    private readonly senders: MailSenders,
    private readonly tokens: ReplyTokens,
    private readonly destinations: MailDestinations,
  ) {}

  /** Does nothing for a mail that was already read. A mail that fails three times is put in quarantine. */
  async execute(id: string, finish: FinishOnce): Promise<void> {
    // A job that is handed over again while its mail is being read is no new attempt: later.
    if (this.reading.has(id)) throw new Error('this mail is being read');
    this.reading.add(id);
    try {
      const attempt = await this.begin(id);
      if (attempt !== null) await this.attempt(attempt, finish);
    } finally {
      this.reading.delete(id);
    }
  }

  private async attempt({ inbound, number }: Attempt, finish: FinishOnce): Promise<void> {
    try {
      await this.read(inbound, finish);
    } catch (error) {
      await this.failed(inbound.id, number, error);
    }
  }

  /** Counts the attempt before trying, so that a mail that kills the process is counted too. */
  private begin(id: string): Promise<Attempt | null> {
    return this.database.transaction(async (tx) => {
      const inbound = await lockInbound(tx, id);
      if (inbound.state !== 'received') return null;
      const number = attemptsOf(inbound.reason) + 1;
      const gaveUp = number > maxAttempts;
      await placeInbound(tx, id, gaveUp ? poisoned : { state: 'received', reason: `attempt-${number}` });
      return gaveUp ? null : { inbound, number };
    });
  }

  private async failed(id: string, attempt: number, error: unknown): Promise<void> {
    const busy = error instanceof DomainError && error.code === 'server.busy';
    if (!busy && attempt >= maxAttempts) {
      this.logger.error({ err: error, inboundMailId: id }, 'mail put in quarantine');
      await this.place(id, poisoned);
      return;
    }
    // A busy database says nothing about the mail.
    if (busy) await this.place(id, { state: 'received', reason: `attempt-${attempt - 1}` });
    throw error;
  }

  private place(id: string, place: MailPlace): Promise<void> {
    return this.database.transaction(async (tx) => {
      if ((await lockInbound(tx, id)).state === 'received') await placeInbound(tx, id, place);
    });
  }

  private async read(inbound: Inbound, finish: FinishOnce): Promise<void> {
    const reading = await this.originals.read(inbound.rawFileKey);
    if (!reading.ok) {
      await this.place(inbound.id, { state: 'quarantined', reason: reading.reason });
      return;
    }
    const { mail } = reading;
    const files = await judgeAttachments(mail);
    await this.database.transaction(async (tx) => {
      const silent = isSilent(mail, inbound.receivedAt, tx.now);
      const where = { to: [...mail.to, ...mail.cc], foundIn: inbound.mailboxId };
      const mailboxId = mailboxWrittenTo(await allOwnMailboxes(tx, this.config), where);
      await identifyInbound(tx, inbound.id, { ...mail, silent, mailboxId });
    });
    await this.database.transaction(async (tx) => {
      if (!(await finish(tx))) return;
      const current = await lockInbound(tx, inbound.id);
      if (current.state !== 'received') return;
      const place = await this.route(tx, current, mail, files);
      await placeInbound(tx, inbound.id, { reason: null, ...place });
    });
  }

  private async route(
    tx: Transaction,
    inbound: Inbound,
    mail: ReadMail,
    files: JudgedFiles,
  ): Promise<MailPlace> {
    const route = routeOf(await this.facts(tx, inbound, mail));
    return this.destinations.take(tx, { inbound, mail, files, route });
  }

  private async facts(tx: Transaction, inbound: Inbound, mail: ReadMail): Promise<MailFacts> {
    const { from, headers, messageId } = mail;
    const ticketId = this.tokens.ticketOf([mail.inReplyTo ?? [], ...mail.references].flat());
    return {
      handledCopy: await isHandledCopy(tx, inbound),
      // What a mail server says of a mail of ours is never the report of a backup.
      reportsBackup:
        mail.report === null &&
        (await takesReports(tx, this.config, { mailboxId: inbound.mailboxId, to: [...mail.to, ...mail.cc] })),
      ours:
        mailboxOf(await allOwnMailboxes(tx, this.config), from.address) !== undefined ||
        this.tokens.ticketOf(messageId ? [messageId] : []) !== null,
      automatic: mail.report ? aReport : isAutomatic(headers, mail.subject),
      severalSenders: mail.severalSenders,
      forged: isForged(headers),
      sender: await this.senders.of(tx, from.address),
      answered: ticketId === null ? null : await answeredTicket(tx, ticketId),
      recentOpenings: await recentOpenings(tx, inbound),
    };
  }
}

const aReport = { automatic: true, why: 'delivery-report' } as const;
const poisoned: MailPlace = { state: 'quarantined', reason: 'failed-repeatedly' };

function isSilent({ headers, date }: ReadMail, receivedAt: Date, now: Date): boolean {
  const mail = { headers, receivedAt: receivedAt.toISOString(), writtenAt: date?.toISOString() ?? null };
  return !mayAnswerByMachine(mail, now.toISOString());
}

const attemptsOf = (reason: string | null) => Number(/^attempt-(\d+)$/.exec(reason ?? '')?.[1] ?? 0);
