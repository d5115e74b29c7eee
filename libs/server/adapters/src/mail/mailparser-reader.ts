import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { MailReader, type MailReading } from '@vigie/tickets';
import { mailLimits } from './read/mime-structure';
import { ReadingThread } from './read/reading-thread';

const maxThreads = 2;

/**
 * Reads mails in threads apart: a mail made to exhaust time or memory ends its thread and nothing else, and a heavy one
 * does not hold up the clocks. Threads that did well are kept; further mails wait for one of them.
 */
@Injectable()
export class MailparserReader extends MailReader implements OnApplicationShutdown {
  /** Below the 30 s after which the outbox hands a job over again. */
  protected readonly patienceMs: number = 20_000;
  private readonly threads = new Set<ReadingThread>();
  private readonly idle: ReadingThread[] = [];
  private readonly waiting: (() => void)[] = [];

  async read(raw: Buffer): Promise<MailReading> {
    if (raw.length > mailLimits.bytes) return { ok: false, reason: 'too-large' };
    const thread = await this.take();
    try {
      const reading = await thread.read(raw, this.patienceMs);
      if (reading.ok) this.idle.push(thread);
      else await this.discard(thread);
      return reading;
    } catch (error) {
      // The thread itself did not start: that says nothing about the mail.
      await this.discard(thread);
      throw error;
    } finally {
      this.waiting.shift()?.();
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([...this.threads].map((thread) => this.discard(thread)));
    this.idle.length = 0;
  }

  private async take(): Promise<ReadingThread> {
    for (;;) {
      const thread = this.idle.pop() ?? this.another();
      if (thread?.alive) return thread;
      if (thread) await this.discard(thread);
      else await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
  }

  private another(): ReadingThread | null {
    if (this.threads.size >= maxThreads) return null;
    const thread = new ReadingThread();
    this.threads.add(thread);
    return thread;
  }

  private async discard(thread: ReadingThread): Promise<void> {
    this.threads.delete(thread);
    await thread.close();
  }
}
