import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { Injectable } from '@nestjs/common';
import { FileStore } from '@vigie/platform';
import { MailReader, type MailReading } from '../../ports/mail-reader';

/** Kept mails, read from their raw bytes every time: no copy that could have drifted from the original. */
@Injectable()
export class MailOriginals {
  constructor(
    private readonly files: FileStore,
    private readonly reader: MailReader,
  ) {}

  async read(rawFileKey: string): Promise<MailReading> {
    return this.reader.read(await buffer(this.bytes(rawFileKey)));
  }

  /** The raw bytes. */
  bytes(rawFileKey: string): Readable {
    return this.files.read(rawFileKey);
  }
}
