import { Component } from '@angular/core';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { injectTexts } from '@vigie/ui';
import { simulatorTexts } from './simulators.texts';

@Component({
  selector: 'app-simulators-page',
  imports: [RouterLink, RouterLinkActive, RouterOutlet],
  template: `
    <div class="page">
      <div class="page-head">
        <div>
          <h1>{{ t().title }}</h1>
          <p>{{ t().text }}</p>
        </div>
      </div>
      <nav class="tab-links" [attr.aria-label]="t().tabs">
        <a routerLink="deadline" routerLinkActive="active" ariaCurrentWhenActive="page">{{ t().deadline }}</a>
        <a routerLink="days" routerLinkActive="active" ariaCurrentWhenActive="page">{{ t().workingDays }}</a>
        <a routerLink="notice" routerLinkActive="active" ariaCurrentWhenActive="page">{{ t().notice }}</a>
      </nav>
      <router-outlet />
    </div>
  `,
})
export class SimulatorsPage {
  protected readonly t = injectTexts(simulatorTexts);
}
