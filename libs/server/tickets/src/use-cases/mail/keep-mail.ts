import { Injectable } from '@nestjs/common';
import { Database, FileStore, sha256 } from '@vigie/platform';
import { inboundBySha256, insertInbound } from '../../store/mail/mail.store';
import { glanceAt } from './mail-glance';

/** Keeps a mail as it arrived, before anything reads it. Nothing is refused: what cannot be read stays visible. */
@Injectable()
export class KeepMail {
  constructor(
    private readonly database: Database,
    private readonly files: FileStore,
  ) {}

  /**
   * Writes the raw mail and promises to read it. Once this returns, the source may forget the mail.
   * The same bytes given again change nothing.
   */
  async execute(
    source: string,
    raw: Buffer,
    receivedAt: Date,
    mailboxId: string | null = null,
  ): Promise<{ id: string; isNew: boolean }> {
    const rawSha256 = sha256(raw);
    const known = await this.database.transaction((tx) => inboundBySha256(tx, rawSha256));
    if (known) return { id: known, isNew: false };
    const rawFileKey = await this.files.write(raw);
    return this.database.transaction(async (tx) => {
      const id = await insertInbound(tx, {
        mailboxId,
        source,
        rawFileKey,
        rawSha256,
        size: raw.length,
        receivedAt: receivedAt > tx.now ? tx.now : receivedAt,
        ...glanceAt(raw),
      });
      if (id === null) return { id: (await inboundBySha256(tx, rawSha256)) ?? '', isNew: false };
      await tx.emit('mail.received', { inboundMailId: id });
      tx.live({ type: 'mail.changed' });
      return { id, isNew: true };
    });
  }
}
