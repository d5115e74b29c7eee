import { Component } from '@angular/core';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { injectTexts } from '@vigie/ui';
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
          <a [routerLink]="tab" routerLinkActive="active" ariaCurrentWhenActive="page">{{ t()[tab] }}</a>
        }
      </nav>
      <router-outlet />
    </div>
  `,
})
export class BackupsPage {
  protected readonly t = injectTexts(backupsTexts);
  protected readonly tabs = backupsTabs;
}
