import { DIALOG_DATA } from '@angular/cdk/dialog';
import { httpResource } from '@angular/common/http';
import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { ErrorState, Icon, InstantPipe, Skeleton, injectTexts } from '@vigie/ui';
import { backupRestore } from '@vigie/wire';
import { DialogRef } from '@angular/cdk/dialog';
import { reloadOn } from '../../core/live-reload';
import { keepLast } from '../../core/resources';
import { PanelHead } from '../../kit/panel-frame';
import { RestoreCard } from './restore-card';
import { restoreTexts } from './restores.texts';

/** A restore beside the list: the same card as on its ticket. */
@Component({
  selector: 'app-restore-panel',
  imports: [ErrorState, Icon, InstantPipe, PanelHead, RestoreCard, RouterLink, Skeleton],
  template: `
    <div class="panel-form">
      @if (restore(); as one) {
        <app-panel-head [heading]="t().panel.title(one.ticket.number)" />
        <p>
          <a [routerLink]="['/tickets', one.ticket.id]" (click)="dialog.close()">{{ one.ticket.subject }}</a>
          ·
          {{ one.client.name }}
        </p>
        @if (one.ticket.dueAt; as due) {
          <p class="muted">
            <v-icon name="clock" [size]="13" /> {{ t().panel.due(due | vInstant: 'short') }}
          </p>
        }
        <app-restore-card [restore]="one" (changed)="resource.reload()" />
      } @else if (resource.error()) {
        <v-error-state [error]="resource.error()" (retry)="resource.reload()" />
      } @else {
        <v-skeleton height="180px" />
      }
    </div>
  `,
})
export class RestorePanel {
  protected readonly id = inject<string>(DIALOG_DATA);
  protected readonly dialog = inject(DialogRef);
  protected readonly t = injectTexts(restoreTexts);
  protected readonly resource = httpResource(() => `/api/backup-restores/${this.id}`, {
    parse: (raw) => backupRestore.parse(raw),
  });
  protected readonly restore = keepLast(this.resource);

  constructor() {
    reloadOn(
      ({ type }) => type === 'backup-care.changed',
      () => this.resource.reload(),
    );
  }
}
