import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config/config';
import type { Transaction } from '../db/transaction';
import { OutboundMailRow } from './outbound-mail.row';

export interface NewMail {
  to: string;
  /** Others who read it, and see each other's addresses. */
  cc?: string[];
  subject: string;
  text: string;
  /** Local part of the Message-ID; a random one without it. */
  messageKey?: string;
  inReplyTo?: string | null;
  references?: string[];
  replyTo?: string | null;
  automatic: boolean;
  fileIds?: string[];
  ticketId?: string | null;
  /** Keep it back until this instant, so that its author can still cancel it. */
  heldUntil?: Date;
}

/** Where use cases leave mails: in the same transaction as what they tell about. */
@Injectable()
export class Mailroom {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** Writes a mail to be sent after the commit; returns its identifier. */
  async post(tx: Transaction, mail: NewMail): Promise<string> {
    const id = await tx.insert(OutboundMailRow, {
      state: mail.heldUntil ? 'held' : 'queued',
      to: mail.to,
      cc: mail.cc ?? [],
      subject: mail.subject.slice(0, 300),
      text: mail.text,
      messageId: `<${mail.messageKey ?? randomUUID()}@${this.domain}>`,
      inReplyTo: mail.inReplyTo ?? null,
      references: mail.references ?? [],
      replyTo: mail.replyTo ?? null,
      automatic: mail.automatic,
      fileIds: mail.fileIds ?? [],
      ticketId: mail.ticketId ?? null,
      createdAt: tx.now,
    });
    await tx.emit('mail.queued', { outboundMailId: id }, mail.heldUntil ?? tx.now);
    return id;
  }

  /** Domain of our own addresses and Message-IDs. */
  get domain(): string {
    return /@([^>\s]+)/.exec(this.config.mailFrom)?.[1] ?? 'vigie.test';
  }
}
