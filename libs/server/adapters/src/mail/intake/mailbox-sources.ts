import { setTimeout as sleep } from 'node:timers/promises';
import type { KeepMail, MailboxAccounts, MailboxReading, ReportIntake } from '@vigie/tickets';
import type { Logger } from 'pino';
import { imapAddress } from '../server-address';
import { ImapSource } from './imap-source';

export interface MailboxSourcesOptions {
  logger: Logger;
  keepMail: Pick<KeepMail, 'execute'>;
  reports: Pick<ReportIntake, 'execute'>;
  accounts: Pick<MailboxAccounts, 'reading'>;
  /** Time between two looks at which mailboxes there are. */
  lookMs?: number;
  /** First and longest pause of a mailbox before it connects again. */
  retryMs?: [number, number];
}

interface Running {
  version: number;
  source: ImapSource;
}

/** Reads every active mailbox, each on its own line: one that is broken holds up no other. */
export class MailboxSources {
  private readonly stopping = new AbortController();
  private readonly running = new Map<string, Running>();
  private looking: Promise<void> = Promise.resolve();

  constructor(private readonly options: MailboxSourcesOptions) {}

  start(): void {
    this.looking = this.run();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.looking;
    await Promise.all([...this.running.values()].map(({ source }) => source.stop()));
    this.running.clear();
  }

  private async run(): Promise<void> {
    const { lookMs = 5000, logger } = this.options;
    const { signal } = this.stopping;
    while (!signal.aborted) {
      await this.look().catch((error: unknown) => logger.warn({ err: error }, 'mailboxes not readable'));
      await sleep(lookMs, undefined, { signal }).catch(() => undefined);
    }
  }

  /** Starts what is new, ends what is gone, and starts anew what was changed. */
  private async look(): Promise<void> {
    const wanted = new Map((await this.options.accounts.reading()).map((box) => [box.id, box]));
    for (const [id, { version, source }] of this.running) {
      if (wanted.get(id)?.version === version) continue;
      this.running.delete(id);
      await source.stop();
    }
    for (const [id, box] of wanted) {
      if (this.running.has(id)) continue;
      const source = this.sourceOf(box);
      this.running.set(id, { version: box.version, source });
      source.start();
    }
  }

  private sourceOf({ id, since, imap }: MailboxReading): ImapSource {
    const { logger, keepMail, reports, retryMs } = this.options;
    return new ImapSource({
      url: imapAddress(imap),
      since,
      logger,
      keep: (source, raw, receivedAt) => keepMail.execute(source, raw, receivedAt, id),
      report: (error) => reports.execute(error, id),
      ...(retryMs && { retryMs }),
    });
  }
}
