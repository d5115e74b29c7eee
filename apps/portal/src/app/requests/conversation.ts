import { Component, inject, input } from '@angular/core';
import { BytesPipe, Icon, InstantPipe, injectTexts } from '@vigie/ui';
import type { Attachment, RequestDetail } from '@vigie/wire';
import { RefusedFiles } from './refused-files';
import { SessionStore } from '../session/session-store';
import { requestTexts } from './texts';

/** Files as links. */
@Component({
  selector: 'app-file-links',
  imports: [BytesPipe, Icon],
  template: `
    <ul class="files">
      @for (file of files(); track file.id) {
        <li>
          <a class="file" download [href]="'/api/files/' + file.id">
            <span class="visually-hidden">{{ t().detail.download }}</span>
            <v-icon [name]="file.type.startsWith('image/') ? 'image' : 'file-text'" [size]="20" />
            <span class="file-name">{{ file.name }}</span>
            <span class="hint">{{ file.size | vBytes }}</span>
            <v-icon name="download" [size]="18" />
          </a>
        </li>
      }
    </ul>
  `,
})
export class FileLinks {
  readonly files = input.required<readonly Attachment[]>();
  protected readonly t = injectTexts(requestTexts);
}

/** What was said between the client and us, oldest first. */
@Component({
  selector: 'app-conversation',
  imports: [FileLinks, InstantPipe, RefusedFiles],
  template: `
    <ol class="messages" aria-live="polite" aria-relevant="additions">
      @for (message of messages(); track message.id) {
        <li class="message" [class.from-us]="message.fromUs">
          <p class="message-who">
            <strong>{{ who(message) }}</strong>
            <span>{{ message.at | vInstant: 'short' }}</span>
          </p>
          <p class="message-body">{{ message.body }}</p>
          @if (message.attachments.length > 0) {
            <app-file-links [files]="message.attachments" />
          }
          <app-refused-files [files]="message.refusedFiles" />
        </li>
      } @empty {
        <li class="quiet">{{ t().detail.noMessages }}</li>
      }
    </ol>
  `,
})
export class Conversation {
  readonly messages = input.required<RequestDetail['messages']>();
  readonly #session = inject(SessionStore).session;
  protected readonly t = injectTexts(requestTexts);

  protected who({ author, fromUs }: RequestDetail['messages'][number]): string {
    if (fromUs) return author ? `${author}, ${this.t().detail.us.toLowerCase()}` : this.t().detail.us;
    return author === this.#session()?.person.name ? this.t().detail.you : author;
  }
}
