import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { CONFIG, LOGGER, type Config } from '@vigie/platform';
import { KeepMail, MailboxAccounts, ReportIntake } from '@vigie/tickets';
import type { Logger } from 'pino';
import { FolderSource } from './folder-source';
import { ImapSource } from './imap-source';
import type { KeepRaw } from './keep-raw';
import { MailboxSources } from './mailbox-sources';

const dayMs = 86_400_000;

/** Brings mails in from the mailboxes and the folder. Only the process that is told to start does it. */
@Injectable()
export class MailIntake implements OnApplicationShutdown {
  private sources: { stop(): Promise<void> }[] = [];
  private starting: Promise<void> = Promise.resolve();
  private readonly folder: string;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly keepMail: KeepMail,
    private readonly reports: ReportIntake,
    private readonly accounts: MailboxAccounts,
  ) {
    this.folder = path.join(config.dataDir, 'mail');
  }

  /** Watches the folder, and every mailbox. */
  start(): void {
    this.starting = this.open().catch((error: unknown) =>
      this.logger.error({ err: error }, 'mail intake did not start'),
    );
  }

  async onApplicationShutdown(): Promise<void> {
    await this.starting;
    await Promise.all(this.sources.map((source) => source.stop()));
    this.sources = [];
  }

  private async open(): Promise<void> {
    const keep: KeepRaw = (source, raw, receivedAt) => this.keepMail.execute(source, raw, receivedAt);
    const folder = new FolderSource({ folder: this.folder, keep, logger: this.logger });
    folder.start();
    this.sources.push(folder);
    const { logger, keepMail, reports, accounts } = this;
    const mailboxes = new MailboxSources({ logger, keepMail, reports, accounts });
    mailboxes.start();
    this.sources.push(mailboxes);
    const url = this.config.imapUrl;
    if (url === null) return reports.none();
    const report = (error: string | null) => reports.execute(error);
    const mailbox = new ImapSource({ url, keep, report, logger, since: await this.since() });
    mailbox.start();
    this.sources.push(mailbox);
  }

  /**
   * Older mails are left alone: those before MAIL_SINCE, or else those older than a day when the mailbox was read for
   * the first time. That first time is remembered, so that a long stop loses nothing.
   */
  private async since(): Promise<Date> {
    if (this.config.mailSince) return this.config.mailSince;
    const file = path.join(this.folder, 'first-reading');
    const known = Date.parse(await readFile(file, 'utf8').catch(() => ''));
    if (!Number.isNaN(known)) return new Date(known);
    const since = new Date(Date.now() - dayMs);
    await mkdir(this.folder, { recursive: true });
    await writeFile(file, since.toISOString());
    return since;
  }
}
