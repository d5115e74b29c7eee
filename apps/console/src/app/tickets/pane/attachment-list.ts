import { Component, input } from '@angular/core';
import { BytesPipe, Icon, injectTexts } from '@vigie/ui';
import type { Attachment } from '@vigie/wire';
import { ticketTexts } from '../tickets.texts';

@Component({
  selector: 'app-attachment-list',
  imports: [BytesPipe, Icon],
  template: `
    <ul role="list" [attr.aria-label]="t().message.attachments">
      @for (file of files(); track file.id) {
        <li>
          <a class="file" download [href]="'/api/files/' + file.id" [title]="t().message.download(file.name)">
            <v-icon [name]="file.type.startsWith('image/') ? 'image' : 'file-text'" [size]="14" />
            <span>{{ file.name }}</span>
            <small>{{ file.size | vBytes }}</small>
          </a>
        </li>
      }
    </ul>
  `,
  styles: `
    ul {
      display: flex;
      flex-wrap: wrap;
      gap: 6px;
    }
    .file {
      display: flex;
      gap: 6px;
      align-items: center;
      max-width: 280px;
      padding: 3px 8px;
      border: 1px solid var(--line);
      border-radius: var(--radius-control);
      background: var(--surface);
      color: var(--ink-1);
      font-size: var(--text-12);
    }
    span {
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    small {
      flex: none;
      color: var(--ink-3);
    }
  `,
})
export class AttachmentList {
  readonly files = input.required<readonly Attachment[]>();
  protected readonly t = injectTexts(ticketTexts);
}
