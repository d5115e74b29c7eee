import { Injectable } from '@nestjs/common';
import { Database } from '@vigie/platform';
import { mailboxInput } from '@vigie/wire';
import { ReplyTokens } from '../../links/reply-tokens';
import { demoPerson } from '../demo-person';
import { SaveMailbox } from '../mailboxes/save-mailbox';
import { demoAnswer, demoBounce } from './demo-mails.data';
import { KeepMail } from './keep-mail';

const bounced = 'demandeur@cedre.test';
const answering = 'demandeur@acme.test';

/** Mail of a demonstration: a second mailbox, an answer of ours that came back, a client's answer with a picture. */
@Injectable()
export class SeedMail {
  constructor(
    private readonly database: Database,
    private readonly saving: SaveMailbox,
    private readonly tokens: ReplyTokens,
    private readonly keep: KeepMail,
  ) {}

  async execute(): Promise<void> {
    const admin = await demoPerson(this.database, 'admin@vigie.test');
    await this.saving.create(
      admin,
      mailboxInput.parse({
        address: 'reseau@vigie.test',
        name: 'Support réseau',
        aliases: ['wifi@vigie.test', 'fibre@vigie.test'],
        senderNames: 'person',
        signature: '{{technician}}\nSupport réseau · 01 23 45 67 89\nDossier {{number}}',
      }),
    );
    const returned = await this.answerTo(bounced);
    if (returned) {
      // It has left, as far as the demonstration goes.
      await this.database.execute(
        "UPDATE outbound_mail SET state = 'sent', sent_at = created_at WHERE id = ?",
        [returned.id],
      );
      await this.arrive(demoBounce({ to: bounced, messageId: returned.messageId }));
    }
    const asked = await this.answerTo(answering);
    if (asked) {
      const inReplyTo = `<${this.tokens.messageKey(asked.ticketId)}@vigie.test>`;
      await this.arrive(demoAnswer({ from: answering, inReplyTo }));
    }
  }

  /** The first answer of ours to somebody. */
  private answerTo(address: string) {
    return this.database.one<{ id: string; messageId: string; ticketId: string }>(
      `SELECT id, message_id AS messageId, ticket_id AS ticketId FROM outbound_mail
        WHERE to_address = ? AND automatic = 0 AND ticket_id IS NOT NULL ORDER BY id LIMIT 1`,
      [address],
    );
  }

  private async arrive(raw: string): Promise<void> {
    await this.keep.execute('demo', Buffer.from(raw), new Date());
  }
}
