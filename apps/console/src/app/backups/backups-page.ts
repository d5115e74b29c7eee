import { httpResource } from '@angular/common/http';
import { Component, computed } from '@angular/core';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { injectTexts } from '@vigie/ui';
import { backupReportCount } from '@vigie/wire';
import { reloadOn } from '../core/live-reload';
import { keepLast } from '../core/resources';
import { backupsTexts } from './backups.texts';
import { backupsTabs } from './backups-tabs';

/** The house of what is saved for clients: its pages stand below its tabs. */
@Component({
  selector: 'app-backups-page',
  imports: [RouterLink, RouterLinkActive, RouterOutlet],
  template: `
    <div class="page">
      <div class="page-head">
        <h1>{{ t().title }}</h1>
      </div>
      <nav class="tab-links" [attr.aria-label]="t().tabs">
        @for (tab of tabs; track tab) {
          <a [routerLink]="tab" routerLinkActive="active" ariaCurrentWhenActive="page"
            >{{ t()[tab] }}
            @if (tab === 'inbox' && waiting()) {
              <span class="count">{{ waiting() }}</span>
            }
          </a>
        }
      </nav>
      <router-outlet />
    </div>
  `,
  styles: `
    .count {
      color: var(--ink-3);
      font-size: var(--text-12);
      font-variant-numeric: tabular-nums;
    }
  `,
})
export class BackupsPage {
  protected readonly t = injectTexts(backupsTexts);
  protected readonly tabs = backupsTabs;
  readonly #reports = httpResource(() => '/api/backup-reports/count', {
    parse: (raw) => backupReportCount.parse(raw),
  });
  readonly #count = keepLast(this.#reports);
  protected readonly waiting = computed(() => this.#count()?.waiting ?? 0);

  constructor() {
    reloadOn(
      (event) => event.type === 'backup-sources.changed',
      () => this.#reports.reload(),
    );
  }
}
