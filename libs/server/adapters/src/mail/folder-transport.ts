import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { MailTransport, type Config, type Delivery, type OutgoingMail } from '@vigie/platform';
import { createTransport } from 'nodemailer';
import { mailOptions, type Signing } from './compose';

/** Writes a mail as it travels (RFC 5322), signed where it is to be. */
const writer = createTransport({ streamTransport: true, newline: 'windows' });

/** Without a mail server, mails are put down as .eml files in DATA_DIR/mail/out, whole or not at all. */
export class FolderTransport extends MailTransport {
  private readonly folder: string;

  constructor(private readonly config: Pick<Config, 'mailFrom' | 'dataDir'>) {
    super();
    this.folder = path.join(config.dataDir, 'mail', 'out');
  }

  async send(mail: OutgoingMail, signing?: Signing | null): Promise<Delivery> {
    const name = `${new Date().toISOString().replace(/[:.]/g, '-')}-${randomUUID().slice(0, 8)}`;
    const temporary = path.join(this.folder, `.${name}.tmp`);
    try {
      await mkdir(this.folder, { recursive: true });
      const { message } = await writer.sendMail(mailOptions(this.config.mailFrom, mail, signing));
      await pipeline(message, createWriteStream(temporary, { flush: true }));
      await rename(temporary, path.join(this.folder, `${name}.eml`));
      return { outcome: 'accepted' };
    } catch (error) {
      await rm(temporary, { force: true });
      return { outcome: 'refused', permanent: false, error: String(error) };
    }
  }
}
