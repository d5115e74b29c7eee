import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { sha256 } from '@vigie/platform';
import type { InboundMailDetail } from '@vigie/wire';
import type { ReadMail } from '../../ports/mail-reader';
import { MailQueries } from '../../queries/mail/mail.queries';
import { InlineImages, withInlineFiles } from './inline-images';
import { judgeAttachments } from './mail-files';
import { MailOriginals } from './mail-originals';

/** Shows one received mail, read again from its raw bytes. */
@Injectable()
export class ViewMail {
  constructor(
    private readonly queries: MailQueries,
    private readonly originals: MailOriginals,
    private readonly images: InlineImages,
  ) {}

  /** A mail that cannot be read is shown by what its first lines tell. */
  async execute(id: string): Promise<InboundMailDetail> {
    const { mail, raw } = await this.queries.inboundWithRaw(id);
    const reading = await this.originals.read(raw.fileKey);
    if (!reading.ok) return { ...mail, text: '', html: null, attachments: [], refusedFiles: [] };
    const { text } = reading.mail;
    const { named, ...files } = await this.files(reading.mail, raw.clientId);
    return { ...mail, text, html: withInlineFiles(reading.mail.html, named), ...files };
  }

  /** Its HTML with the images that came with it in their place; null when it has none. */
  async page(id: string): Promise<string | null> {
    const { html, attachments } = await this.execute(id);
    return (
      html &&
      this.images.place(
        html,
        attachments.map((file) => file.id),
      )
    );
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
  ): Promise<
    Pick<InboundMailDetail, 'attachments' | 'refusedFiles'> & {
      named: { contentId: string | null; id: string }[];
    }
  > {
    const { taken, refused } = await judgeAttachments(mail);
    const hashes = taken.map((file) => sha256(file.content));
    const stored = await this.queries.filesBySha256(hashes, clientId);
    const attachments = taken.flatMap(({ name, type, content }, index) => {
      const id = stored.get(hashes[index] ?? '');
      return id === undefined ? [] : [{ id, name, type, size: content.length }];
    });
    const named = taken.map(({ contentId }, index) => ({
      contentId,
      id: stored.get(hashes[index] ?? '') ?? '',
    }));
    return { attachments, refusedFiles: refused, named };
  }
}
