// Written without `node:` so that webpack sees the thread and makes a bundle of it.
import { Worker } from 'worker_threads';
import type { MailReading } from '@vigie/tickets';

const resourceLimits = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 64 };

/** Run from its source (tests), the thread finds `./name` as `./name.ts`; bundled, there is nothing to find. */
const findSources = `data:text/javascript,${encodeURIComponent(`
  import { registerHooks } from 'node:module';
  registerHooks({
    resolve: (name, context, next) =>
      next(name.startsWith('.') && context.parentURL?.endsWith('.ts') ? name + '.ts' : name, context),
  });
`)}`;

/** A thread that takes mails apart, one at a time. */
export class ReadingThread {
  private readonly worker: Worker;
  private readonly ready: Promise<void>;
  private ended = false;

  constructor() {
    this.worker = new Worker(new URL('./reader-thread.ts', import.meta.url), {
      resourceLimits,
      env: {},
      stdout: true,
      stderr: true,
      ...(__filename.endsWith('.ts') ? { execArgv: ['--import', findSources] } : {}),
    });
    this.ready = new Promise((resolve, reject) => {
      this.worker.once('message', () => resolve());
      this.worker.once('error', reject);
    });
    this.ready.catch(() => undefined);
    // Whoever waits for an answer hears of it too; a thread that dies while idle must not end the process.
    this.worker.on('error', () => undefined).once('exit', () => (this.ended = true));
  }

  /** Whether it can still read. */
  get alive(): boolean {
    return !this.ended;
  }

  /** A mail that ends the thread is unreadable; one that takes too long is given up. Time runs once the thread is up. */
  async read(raw: Buffer, patienceMs: number): Promise<MailReading> {
    this.worker.ref();
    await this.ready;
    const { promise, resolve } = Promise.withResolvers<MailReading>();
    const answered = (reading: MailReading) => resolve(withBuffers(reading));
    const lost = () => resolve({ ok: false, reason: 'unreadable' });
    const timer = setTimeout(() => resolve({ ok: false, reason: 'timeout' }), patienceMs);
    this.worker.once('message', answered).once('error', lost).once('exit', lost);
    this.worker.postMessage(raw);
    const reading = await promise;
    clearTimeout(timer);
    this.worker.off('message', answered).off('error', lost).off('exit', lost);
    this.worker.unref();
    return reading;
  }

  async close(): Promise<void> {
    await this.worker.terminate();
  }
}

/** Bytes lose their Buffer clothes between threads. */
function withBuffers(reading: MailReading): MailReading {
  if (!reading.ok) return reading;
  const attachments = reading.mail.attachments.map((file) => ({
    ...file,
    content: Buffer.from(file.content),
  }));
  return { ok: true, mail: { ...reading.mail, attachments } };
}
