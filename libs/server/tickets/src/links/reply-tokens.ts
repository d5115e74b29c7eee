import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Secrets } from '@vigie/platform';

const purpose = 'mail-reply';

/** The signed mark our Message-IDs carry, by which an answer finds its ticket. */
@Injectable()
export class ReplyTokens {
  constructor(private readonly secrets: Secrets) {}

  /** Local part of a new Message-ID for a ticket: `t.<ticket>.<signature>.<random>`. */
  messageKey(ticketId: string): string {
    return `t.${ticketId}.${this.secrets.sign(purpose, ticketId)}.${randomUUID()}`;
  }

  /** The ticket that one of these Message-IDs belongs to, when the signature is ours. */
  ticketOf(messageIds: readonly string[]): string | null {
    for (const messageId of messageIds) {
      const match = /\bt\.(\d{1,19})\.([\w-]{22})\./.exec(messageId);
      if (match?.[1] && match[2] && this.secrets.verify(purpose, match[1], match[2])) return match[1];
    }
    return null;
  }
}
