import { Module } from '@nestjs/common';
import { WritingController } from './http/writing/writing.controller';
import { ReplyDrafts } from './queries/writing/reply-drafts';
import { ReplyRecipients } from './queries/writing/reply-recipients';
import { TicketsModule } from './tickets.module';
import { KeepReplyDraft } from './use-cases/writing/keep-reply-draft';
import { ShowPresence } from './use-cases/writing/show-presence';

/** Drafts of replies and presence, with their routes. */
@Module({
  imports: [TicketsModule],
  providers: [KeepReplyDraft, ReplyDrafts, ReplyRecipients, ShowPresence],
  controllers: [WritingController],
})
export class WritingHttpModule {}
