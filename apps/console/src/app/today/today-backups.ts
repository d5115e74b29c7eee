import { httpResource } from '@angular/common/http';
import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { ErrorState, InstantPipe, injectTexts } from '@vigie/ui';
import { boardPage } from '@vigie/wire';
import { backupReviewTexts } from '../backups/review/review.texts';
import { BackupCounts } from '../core/backup-counts';
import { reloadOn } from '../core/live-reload';
import { keepLast } from '../core/resources';
import { TodayCard } from './today-card';
import { TodayLine } from './today-line';
import { todayPart } from './today-part';

/** Backups of the night that wait for a verdict, the worst of them first. */
@Component({
  selector: 'app-today-backups',
  imports: [ErrorState, InstantPipe, RouterLink, TodayCard, TodayLine],
  template: `
    @if (shown()) {
      <app-today-card
        key="backups"
        icon="hard-drive"
        all="/backups/review"
        [heading]="t().today"
        [count]="counts.waiting()"
      >
        @if (resource.error()) {
          <v-error-state [error]="resource.error()" (retry)="resource.reload()" />
        } @else {
          <ul role="list">
            @for (row of rows(); track row.id) {
              <li>
                <a
                  app-today-line
                  routerLink="/backups/review"
                  [queryParams]="{ client: row.client.id }"
                  [heading]="row.job.name + ' · ' + row.client.name"
                  [when]="row.at | vInstant"
                  [late]="true"
                  >{{ row.outcome === 'success' ? t().board.alerted : t().outcomes[row.outcome]
                  }}{{ row.message ? ' · ' + row.message : '' }}</a
                >
              </li>
            }
            @if (counts.greens(); as greens) {
              <li>
                <a app-today-line routerLink="/backups/review" [heading]="t().board.greens(greens)" when="">{{
                  t().board.greensText
                }}</a>
              </li>
            }
          </ul>
        }
      </app-today-card>
    }
  `,
  providers: [{ provide: todayPart, useExisting: TodayBackups }],
  host: { '[hidden]': '!shown()' },
})
export class TodayBackups {
  protected readonly t = injectTexts(backupReviewTexts);
  protected readonly counts = inject(BackupCounts);
  protected readonly resource = httpResource(() => ({ url: '/api/backups/review', params: { limit: 4 } }), {
    parse: (raw) => boardPage.parse(raw),
  });
  readonly #last = keepLast(this.resource);
  protected readonly rows = computed(() => this.#last()?.items ?? []);
  readonly count = computed(() => (this.#last() ? this.counts.waiting() : undefined));
  readonly failed = computed(() => this.resource.error() !== undefined);
  protected readonly shown = computed(() => this.failed() || this.counts.waiting() > 0);

  constructor() {
    reloadOn(
      ({ type }) => type === 'backup.changed',
      () => this.resource.reload(),
    );
  }
}
