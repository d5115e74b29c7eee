import { Component, computed, inject, input } from '@angular/core';
import { Avatar, Icon, InstantPipe, Locale, injectTexts, sharedTexts } from '@vigie/ui';
import type { Attachment, MailRecipients as Recipients, RefusedFile, SealedRequest } from '@vigie/wire';
import { AttachmentList } from './attachment-list';
import { MailRecipients } from './mail-recipients';
import { RefusedFiles } from './refused-files';
import { requestFields } from '../new/request-fields';
import { ticketTexts } from '../tickets.texts';

/** The written request as it was sealed: who asked what, and the proof. */
@Component({
  selector: 'app-sealed-request-card',
  imports: [AttachmentList, Avatar, Icon, InstantPipe, MailRecipients, RefusedFiles],
  templateUrl: './sealed-request-card.html',
  styleUrl: './message-card.css',
})
export class SealedRequestCard {
  readonly ticketId = input.required<string>();
  readonly request = input.required<SealedRequest>();
  readonly attachments = input.required<readonly Attachment[]>();
  readonly refusedFiles = input.required<readonly RefusedFile[]>();
  /** Of the mail it came by. */
  readonly recipients = input<Recipients>({ to: [], cc: [] });

  readonly #locale = inject(Locale).current;
  protected readonly t = injectTexts(ticketTexts);
  protected readonly shared = injectTexts(sharedTexts);
  protected readonly fields = computed(
    () =>
      this.request().answers ?? requestFields(this.request().form ?? {}, this.shared().form, this.#locale()),
  );
}
