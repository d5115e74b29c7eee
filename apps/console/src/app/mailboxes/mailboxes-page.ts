import { httpResource } from '@angular/common/http';
import { Component, inject, signal } from '@angular/core';
import { Dialogs, ErrorState, Icon, injectTexts } from '@vigie/ui';
import { type Mailbox, mailboxes } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { reloadOn } from '../core/live-reload';
import { keepLast } from '../core/resources';
import { TableGhost } from '../kit/table-ghost';
import { MailboxCard } from './mailbox-card';
import { MailboxPanel } from './mailbox-panel';
import { mailboxTexts } from './mailboxes.texts';

/** The mailboxes by which mails come in and leave. */
@Component({
  selector: 'app-mailboxes-page',
  imports: [ErrorState, Icon, MailboxCard, TableGhost],
  template: `
    <div class="page">
      <div class="page-head">
        <div>
          <h1>{{ t().title }}</h1>
          <p>{{ t().text }}</p>
        </div>
        <button type="button" class="btn btn-primary" (click)="open(null)">
          <v-icon name="plus" />{{ t().add }}
        </button>
      </div>
      @if (list(); as list) {
        @for (box of list.items; track box.id) {
          <app-mailbox-card
            [box]="box"
            [saved]="saved() === box.id ? box.version : 0"
            (edit)="open(box)"
            (changed)="resource.reload()"
          />
        }
      } @else if (resource.error()) {
        <v-error-state [error]="resource.error()" (retry)="resource.reload()" />
      } @else {
        <app-table-ghost />
      }
    </div>
  `,
})
export class MailboxesPage {
  readonly #dialogs = inject(Dialogs);
  protected readonly t = injectTexts(mailboxTexts);
  protected readonly resource = httpResource(() => '/api/mailboxes', {
    parse: (raw) => mailboxes.parse(raw),
  });
  protected readonly list = keepLast(this.resource);
  /** The one that was just saved: it is tried at once. */
  protected readonly saved = signal<string | null>(null);

  constructor() {
    reloadOn(
      (event) => event.type === 'mail.changed',
      () => this.resource.reload(),
    );
  }

  protected async open(box: Mailbox | null): Promise<void> {
    const dialog = this.#dialogs.openPanel<string, Mailbox | null, MailboxPanel>(MailboxPanel, {
      label: box === null ? this.t().add : this.t().edit,
      data: box,
      focus: 'field',
    });
    const id = await firstValueFrom(dialog.closed);
    if (!id) return;
    this.saved.set(id);
    this.resource.reload();
  }
}
