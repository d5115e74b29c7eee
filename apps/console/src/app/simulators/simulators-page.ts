import { Clipboard } from '@angular/cdk/clipboard';
import { Component, inject } from '@angular/core';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { Icon, Toasts, injectTexts } from '@vigie/ui';
import { penaltyTexts } from './penalty.texts';
import { revisionTexts } from './revision.texts';
import { simulatorTexts } from './simulators.texts';

@Component({
  selector: 'app-simulators-page',
  imports: [Icon, RouterLink, RouterLinkActive, RouterOutlet],
  template: `
    <div class="page">
      <div class="page-head">
        <div>
          <h1>{{ t().title }}</h1>
          <p>{{ t().text }}</p>
        </div>
        <button type="button" class="btn" (click)="copyLink()">
          <v-icon name="link" />{{ t().copyLink }}
        </button>
      </div>
      <nav class="tab-links" [attr.aria-label]="t().tabs">
        <a routerLink="deadline" routerLinkActive="active" ariaCurrentWhenActive="page">{{ t().deadline }}</a>
        <a routerLink="days" routerLinkActive="active" ariaCurrentWhenActive="page">{{ t().workingDays }}</a>
        <a routerLink="notice" routerLinkActive="active" ariaCurrentWhenActive="page">{{ t().notice }}</a>
        <a routerLink="revision" routerLinkActive="active" ariaCurrentWhenActive="page">{{ r().tab }}</a>
        <a routerLink="penalty" routerLinkActive="active" ariaCurrentWhenActive="page">{{ p().tab }}</a>
      </nav>
      <router-outlet />
    </div>
  `,
})
export class SimulatorsPage {
  readonly #clipboard = inject(Clipboard);
  readonly #toasts = inject(Toasts);
  protected readonly t = injectTexts(simulatorTexts);
  protected readonly p = injectTexts(penaltyTexts);
  protected readonly r = injectTexts(revisionTexts);

  protected copyLink(): void {
    const copied = this.#clipboard.copy(location.href);
    if (copied) this.#toasts.show(this.t().linkCopied);
    else this.#toasts.bad(this.t().linkNotCopied);
  }
}
