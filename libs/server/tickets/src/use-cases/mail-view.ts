import { Injectable } from '@nestjs/common';
import { sha256 } from '@vigie/platform';
import type { Attachment, InboundMailDetail } from '@vigie/wire';
import type { ReadMail } from '../ports/mail-reader';
import { MailQueries } from '../queries/mail.queries';
import { judgeAttachments, refusalNote } from './mail-files';
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
    if (!reading.ok) return { ...mail, text: '', html: null, attachments: [] };
    const { attachments, note } = await this.attachments(reading.mail, raw.clientId);
    const text = note ? `${reading.mail.text}\n\n${note}` : reading.mail.text;
    return { ...mail, text, html: reading.mail.html, attachments };
  }

  /** Attachments are found again among the stored files by their content. */
  private async attachments(
    mail: ReadMail,
    clientId: string | null,
  ): Promise<{ attachments: Attachment[]; note: string }> {
    const { taken, refused } = await judgeAttachments(mail);
    const hashes = taken.map((file) => sha256(file.content));
    const stored = await this.queries.filesBySha256(hashes, clientId);
    const attachments = taken.flatMap(({ name, type, content }, index) => {
      const id = stored.get(hashes[index] ?? '');
      return id === undefined ? [] : [{ id, name, type, size: content.length }];
    });
    return { attachments, note: refusalNote(refused) };
  }
}
