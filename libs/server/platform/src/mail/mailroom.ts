import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config/config';
import type { Transaction } from '../db/transaction';
import type { MailSender } from './mail-transport';
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
  /** The mailbox it leaves from; the one of the installation without it. */
  sender?: MailSender | null;
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
    const sender = mail.sender ?? null;
    const id = await tx.insert(OutboundMailRow, {
      state: mail.heldUntil ? 'held' : 'queued',
      to: mail.to,
      cc: mail.cc ?? [],
      subject: mail.subject.slice(0, 300),
      text: mail.text,
      messageId: `<${mail.messageKey ?? randomUUID()}@${sender ? domainOf(sender.address) : this.domain}>`,
      inReplyTo: mail.inReplyTo ?? null,
      references: mail.references ?? [],
      replyTo: mail.replyTo ?? null,
      automatic: mail.automatic,
      sender,
      fileIds: mail.fileIds ?? [],
      ticketId: mail.ticketId ?? null,
      createdAt: tx.now,
    });
    await tx.emit('mail.queued', { outboundMailId: id }, mail.heldUntil ?? tx.now);
    return id;
  }

  /** Domain of our own addresses and Message-IDs. */
  get domain(): string {
    return domainOf(this.config.mailFrom);
  }
}

/** Name and address of the mailbox that the installation names. */
export function mailFromOf({ mailFrom }: Pick<Config, 'mailFrom'>): { name: string; address: string } {
  const parts = /^\s*"?([^"<]*?)"?\s*<([^<>]+)>/.exec(mailFrom);
  const address = (parts?.[2] ?? mailFrom).trim().toLowerCase();
  return { name: parts?.[1] || address, address };
}

const domainOf = (address: string) => /@([^>\s]+)/.exec(address)?.[1] ?? 'vigie.test';
