import { setTimeout as sleep } from 'node:timers/promises';
import { ImapFlow } from 'imapflow';
import type { Logger } from 'pino';
import type { KeepRaw } from './keep-raw';

/** Set on what is kept, for servers that cannot move mails. */
const keptFlag = '$VigieKept';
const doneFolder = ['Vigie', 'Traités'];
/** Of a mail above this size only the beginning is fetched; it is too large to be read anyway. */
const wholeBytes = 64 * 1024 * 1024;
const partBytes = 26 * 1024 * 1024;

export interface ImapOptions {
  url: string;
  /** Mails that arrived before are left alone. */
  since: Date;
  keep: KeepRaw;
  logger: Logger;
  /** Told of each whole look at the mailbox (null), and of each failure. */
  report?: (error: string | null) => Promise<void>;
  /** Longest time between two looks at the mailbox; news wakes it earlier. */
  pollMs?: number;
  /** First and longest pause before connecting again. */
  retryMs?: [number, number];
}

/**
 * Brings in the mails of an IMAP mailbox. A mail is kept and committed first, then marked and moved: whatever stops in
 * between, it is found again, and the same bytes are never kept twice.
 */
export class ImapSource {
  private readonly source: string;
  private readonly folder: string;
  private readonly stopping = new AbortController();
  private client: ImapFlow | null = null;
  private running: Promise<void> = Promise.resolve();

  constructor(private readonly options: ImapOptions) {
    const { hostname, username } = new URL(options.url);
    this.folder = folderOf(options.url);
    this.source = `imap:${decodeURIComponent(username)}@${hostname}`;
  }

  start(): void {
    this.running = this.run();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    this.client?.close();
    await this.running;
  }

  private stopped(): boolean {
    return this.stopping.signal.aborted;
  }

  private async run(): Promise<void> {
    const [first, longest] = this.options.retryMs ?? [1000, 60_000];
    let pause = first;
    while (!this.stopped()) {
      try {
        await this.session(() => (pause = first));
      } catch (error) {
        if (this.stopped()) return;
        this.options.logger.warn({ err: error, source: this.source }, 'mailbox not reachable');
        await this.report(error instanceof Error ? error.message : String(error));
      }
      await this.wait(pause * (1 + Math.random() / 4));
      pause = Math.min(longest, pause * 2);
    }
  }

  /** A report that cannot be written says nothing about the mailbox. */
  private async report(error: string | null): Promise<void> {
    await this.options.report?.(error).catch((failure: unknown) => {
      this.options.logger.warn({ err: failure }, 'state of the mailbox not written');
    });
  }

  private async session(onSuccess: () => void): Promise<void> {
    const client = openClient(this.options.url);
    this.client = client;
    // The error also rejects the command in flight, or ends the wait below.
    client.on('error', () => undefined);
    try {
      await client.connect();
      const done = await client.mailboxCreate(doneFolder);
      await client.mailboxOpen(this.folder);
      await this.putAside(client, done.path);
      while (!this.stopped() && client.usable) {
        await this.drain(client, done.path);
        onSuccess();
        await this.report(null);
        await this.news(client);
      }
    } finally {
      client.close();
    }
  }

  /** What was kept and marked when the last session ended, and not moved. */
  private async putAside(client: ImapFlow, done: string): Promise<void> {
    const marked = await client.search({ keyword: keptFlag }, { uid: true });
    if (marked && marked.length > 0) await client.messageMove(marked, done, { uid: true });
  }

  private async drain(client: ImapFlow, done: string): Promise<void> {
    const uids = await client.search({ since: this.options.since, unKeyword: keptFlag }, { uid: true });
    for (const uid of uids || []) {
      if (this.stopped()) return;
      await this.take(client, String(uid), done);
    }
  }

  private async take(client: ImapFlow, uid: string, done: string): Promise<void> {
    const facts = await client.fetchOne(uid, { size: true, internalDate: true }, { uid: true });
    if (!facts) return;
    const receivedAt = new Date(facts.internalDate ?? Date.now());
    // The search knows days only.
    if (receivedAt < this.options.since) return;
    const source = (facts.size ?? 0) > wholeBytes ? { start: 0, maxLength: partBytes } : true;
    const mail = await client.fetchOne(uid, { source }, { uid: true });
    if (!mail || !mail.source) return;
    await this.options.keep(this.source, mail.source, receivedAt);
    await client.messageFlagsAdd(uid, ['\\Seen', keptFlag], { uid: true });
    await client.messageMove(uid, done, { uid: true });
  }

  /** Waits for a new mail (IDLE), the end of the connection, or the next look. */
  private async news(client: ImapFlow): Promise<void> {
    const looking = new AbortController();
    const wake = () => looking.abort();
    client.once('exists', wake);
    client.once('close', wake);
    // The next command breaks it; a failure closes the connection, which wakes us too.
    client.idle().catch(() => undefined);
    const signal = AbortSignal.any([looking.signal, this.stopping.signal]);
    await sleep(this.options.pollMs ?? 60_000, undefined, { signal }).catch(() => undefined);
    client.off('exists', wake);
    client.off('close', wake);
  }

  private async wait(ms: number): Promise<void> {
    await sleep(ms, undefined, { signal: this.stopping.signal }).catch(() => undefined);
  }
}

/** The folder that an address names; the inbox without one. */
export const folderOf = (address: string): string =>
  decodeURIComponent(new URL(address).pathname.slice(1)) || 'INBOX';

/** A client of the mailbox at this address; not connected yet. */
export function openClient(address: string, patienceMs = 20_000): ImapFlow {
  const url = new URL(address);
  const secure = url.protocol === 'imaps:';
  const starttls = url.searchParams.get('starttls');
  return new ImapFlow({
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || (secure ? 993 : 143),
    secure,
    // Without a word about it, the line is protected where the server offers it.
    ...(starttls === null || secure ? {} : { doSTARTTLS: starttls === 'true' }),
    auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
    logger: false,
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: 300_000,
  });
}
