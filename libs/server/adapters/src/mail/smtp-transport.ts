import { MailTransport, type Config, type Delivery, type OutgoingMail } from '@vigie/platform';
import type { OnApplicationShutdown } from '@nestjs/common';
import { createTransport } from 'nodemailer';
import type MailComposer from 'nodemailer/lib/mail-composer';
import { mailOptions, type Signing } from './compose';

/** After an outage the mails that waited leave at this pace, not all at once. */
const pace = { maxConnections: 3, rateLimit: 10, rateDelta: 1000 };

export interface SmtpPatience {
  connectionTimeout: number;
  greetingTimeout: number;
  socketTimeout: number;
}
const patience: SmtpPatience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 60_000 };

/** Hands mails to an SMTP server over a few lasting connections. */
export class SmtpTransport extends MailTransport implements OnApplicationShutdown {
  private readonly transport: ReturnType<typeof openPool>;
  /** Message-IDs whose whole content the connection has taken. */
  private readonly contentLeft = new Set<string>();

  constructor(
    url: string,
    private readonly config: Pick<Config, 'mailFrom'>,
    timeouts: SmtpPatience = patience,
  ) {
    super();
    this.transport = openPool(url, timeouts);
    this.transport.use('stream', (mail, done) => {
      this.watch(mail.message);
      done();
    });
  }

  /** Never throws: whatever happens is one of the outcomes of a delivery. */
  async send(mail: OutgoingMail, signing?: Signing | null): Promise<Delivery> {
    try {
      const { rejected } = await this.transport.sendMail(mailOptions(this.config.mailFrom, mail, signing));
      // It left for the others: sent again, they would have it twice.
      const missed = rejected.length === 0 ? null : `not accepted for ${rejected.join(', ')}`;
      return missed === null
        ? { outcome: 'accepted' }
        : { outcome: 'refused', permanent: true, error: missed };
    } catch (error) {
      return failure(error as SmtpError, this.contentLeft.has(mail.messageId));
    } finally {
      this.contentLeft.delete(mail.messageId);
    }
  }

  onApplicationShutdown(): void {
    this.transport.close();
  }

  /** The connection reads the content only after the server said yes to DATA, and ends it with the final dot. */
  private watch(message: Compiled): void {
    const open = message.createReadStream.bind(message);
    message.createReadStream = (options) =>
      open(options).once('end', () => this.contentLeft.add(message.messageId()));
  }
}

function openPool(url: string, timeouts: SmtpPatience) {
  return createTransport({
    url,
    pool: true,
    ...pace,
    ...timeouts,
    // Sending again is decided by the outbox, which knows what was already sent; never by the pool.
    maxRequeues: 0,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

type Compiled = ReturnType<MailComposer['compile']>;
type SmtpError = Error & { code?: string; responseCode?: number };

/** Answers about this mail (sender, recipient, content); others are about us or the server and may pass. */
const aboutTheMail = new Set(['EENVELOPE', 'EMESSAGE']);

function failure(error: SmtpError, contentLeft: boolean): Delivery {
  const { responseCode, message } = error;
  if (responseCode !== undefined) {
    const permanent = responseCode >= 500 && aboutTheMail.has(error.code ?? '');
    return { outcome: 'refused', permanent, error: message };
  }
  if (contentLeft) return { outcome: 'unknown', error: message };
  return { outcome: 'refused', permanent: error.code === 'EENVELOPE', error: message };
}
