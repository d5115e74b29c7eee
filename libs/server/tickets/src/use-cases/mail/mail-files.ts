import { Injectable } from '@nestjs/common';
import { FileStore, judgeFile, type Transaction } from '@vigie/platform';
import { maxFileBytes, maxFilesPerMessage, type ErrorCode, type RefusedFile } from '@vigie/wire';
import { fileTypeFromBuffer } from 'file-type';
import type { ReadMail } from '../../ports/mail-reader';

type MailFile = ReadMail['attachments'][number];

/** The attachments of a mail: those we take, and those we name and leave in the raw mail. */
export interface JudgedFiles {
  taken: MailFile[];
  refused: RefusedFile[];
}

/** Judges the attachments of a mail as if they had been uploaded. A refused one never costs the mail. */
export async function judgeAttachments(mail: ReadMail): Promise<JudgedFiles> {
  const judged: JudgedFiles = { taken: [], refused: [] };
  for (const file of mail.attachments) {
    const verdict = await judge(file, judged.taken.length);
    if (typeof verdict === 'string') judged.refused.push({ name: file.name, code: verdict });
    else judged.taken.push(verdict);
  }
  return judged;
}

async function judge(file: MailFile, taken: number): Promise<MailFile | ErrorCode> {
  if (file.content.length === 0) return 'file.empty';
  if (file.content.length > maxFileBytes) return 'file.too-large';
  if (taken >= maxFilesPerMessage) return 'file.too-many';
  const detected = await fileTypeFromBuffer(file.content);
  const verdict = judgeFile(file.name, detected?.mime, file.content.subarray(0, 8192));
  return verdict.ok ? { ...file, name: verdict.name, type: verdict.type } : verdict.code;
}

/** Keeps the attachments of a mail among the files. */
@Injectable()
export class MailFiles {
  constructor(private readonly files: FileStore) {}

  /** Describes the attachments for their owner; returns their identifiers in the order of the mail. */
  async register(
    tx: Transaction,
    taken: readonly MailFile[],
    owner: { clientId: string; contactId: string } | null,
  ): Promise<string[]> {
    const ids: string[] = [];
    for (const file of taken) {
      const key = await this.files.write(file.content);
      const { name, type, content } = file;
      const clientId = owner?.clientId ?? null;
      ids.push(
        await this.files.register(tx, {
          key,
          name,
          type,
          content,
          clientId,
          uploadedBy: owner?.contactId ?? null,
        }),
      );
    }
    return ids;
  }
}
