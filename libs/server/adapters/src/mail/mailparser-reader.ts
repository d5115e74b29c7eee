// Written without `node:` so that webpack sees the thread and makes a bundle of it.
import { Worker } from 'worker_threads';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { MailReader, type MailReading } from '@vigie/tickets';
import { mailLimits } from './read/mime-structure';

const resourceLimits = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 64 };

/** Run from its source (tests), the thread finds `./name` as `./name.ts`; bundled, there is nothing to find. */
const findSources = `data:text/javascript,${encodeURIComponent(`
  import { registerHooks } from 'node:module';
  registerHooks({
    resolve: (name, context, next) =>
      next(name.startsWith('.') && context.parentURL?.endsWith('.ts') ? name + '.ts' : name, context),
  });
`)}`;

/**
 * Reads each mail in a thread apart: a mail made to exhaust time or memory ends its thread and nothing else, and a
 * heavy one does not hold up the clocks. A thread that did well is kept for the next mail.
 */
@Injectable()
export class MailparserReader extends MailReader implements OnApplicationShutdown {
  /** Below the 30 s after which the outbox hands a job over again. */
  protected readonly patienceMs: number = 20_000;
  private spare: Worker | null = null;

  async read(raw: Buffer): Promise<MailReading> {
    if (raw.length > mailLimits.bytes) return { ok: false, reason: 'too-large' };
    const thread = this.spare ?? openThread();
    this.spare = null;
    const reading = await answerOf(thread, raw, this.patienceMs);
    await this.putBack(thread, reading);
    return reading;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.spare?.terminate();
    this.spare = null;
  }

  private async putBack(thread: Worker, reading: MailReading): Promise<void> {
    if (!reading.ok || this.spare) {
      await thread.terminate();
      return;
    }
    thread.unref();
    this.spare = thread;
  }
}

function openThread(): Worker {
  return new Worker(new URL('./read/reader-thread.ts', import.meta.url), {
    resourceLimits,
    env: {},
    stdout: true,
    stderr: true,
    ...(__filename.endsWith('.ts') ? { execArgv: ['--import', findSources] } : {}),
  });
}

async function answerOf(thread: Worker, raw: Buffer, patienceMs: number): Promise<MailReading> {
  const { promise, resolve } = Promise.withResolvers<MailReading>();
  const lost = () => resolve({ ok: false, reason: 'unreadable' });
  const timer = setTimeout(() => resolve({ ok: false, reason: 'timeout' }), patienceMs);
  thread.ref();
  const answered = (reading: MailReading) => resolve(withBuffers(reading));
  thread.once('message', answered);
  thread.once('error', lost);
  thread.once('exit', lost);
  thread.postMessage(raw);
  const reading = await promise;
  clearTimeout(timer);
  thread.off('message', answered).off('error', lost).off('exit', lost);
  return reading;
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
