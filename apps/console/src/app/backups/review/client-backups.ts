import { Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { injectTexts } from '@vigie/ui';
import { SessionStore } from '../../core/session-store';
import { HeatMap } from './heat-map';
import { backupReviewTexts } from './review.texts';

/** The last days of the backups of a client, on its page. */
@Component({
  selector: 'app-client-backups',
  imports: [HeatMap, RouterLink],
  template: `
    @if (session.session() && session.can('backups.read')) {
      <div class="page-head">
        <h2>{{ t().calendar.onClient }}</h2>
        <a class="btn" routerLink="/backups/calendar" [queryParams]="{ client: clientId() }">{{
          t().calendar.more
        }}</a>
      </div>
      <div class="card pad"><app-heat-map [clientId]="clientId()" [clientName]="clientName()" /></div>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 16px;
      min-width: 0;
    }
    .card {
      min-width: 0;
    }
  `,
})
export class ClientBackups {
  readonly clientId = input.required<string>();
  readonly clientName = input('');
  protected readonly session = inject(SessionStore);
  protected readonly t = injectTexts(backupReviewTexts);
}
