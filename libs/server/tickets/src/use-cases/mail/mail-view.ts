import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { sha256 } from '@vigie/platform';
import type { InboundMailDetail } from '@vigie/wire';
import type { ReadMail } from '../../ports/mail-reader';
import { MailQueries } from '../../queries/mail/mail.queries';
import { judgeAttachments } from './mail-files';
import { MailOriginals } from './mail-originals';

/** Shows one received mail, read again from its raw bytes. */
@Injectable()
export class ViewMail {
  constructor(
    private readonly queries: MailQueries,
    private readonly originals: MailOriginals,
  ) {}

  /** A mail that cannot be read is shown by what its first lines tell. */
  async execute(id: string): Promise<InboundMailDetail> {
    const { mail, raw } = await this.queries.inboundWithRaw(id);
    const reading = await this.originals.read(raw.fileKey);
    if (!reading.ok) return { ...mail, text: '', html: null, attachments: [], refusedFiles: [] };
    const { text, html } = reading.mail;
    return { ...mail, text, html, ...(await this.files(reading.mail, raw.clientId)) };
  }

  /** Its bytes as they arrived; 404 when there is no such mail. */
  async raw(id: string): Promise<Readable> {
    const { raw } = await this.queries.inboundWithRaw(id);
    return this.originals.bytes(raw.fileKey);
  }

  /** Attachments are found again among the stored files by their content. */
  private async files(
    mail: ReadMail,
    clientId: string | null,
  ): Promise<Pick<InboundMailDetail, 'attachments' | 'refusedFiles'>> {
    const { taken, refused } = await judgeAttachments(mail);
    const hashes = taken.map((file) => sha256(file.content));
    const stored = await this.queries.filesBySha256(hashes, clientId);
    const attachments = taken.flatMap(({ name, type, content }, index) => {
      const id = stored.get(hashes[index] ?? '');
      return id === undefined ? [] : [{ id, name, type, size: content.length }];
    });
    return { attachments, refusedFiles: refused };
  }
}
