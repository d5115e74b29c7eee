import { Component, inject } from '@angular/core';
import { Router } from '@angular/router';
import { Icon, injectTexts } from '@vigie/ui';
import { SessionStore } from '../session/session-store';
import { shellTexts } from './texts';

/** One of our own people signed in on the clients' site. */
@Component({
  selector: 'app-staff-page',
  imports: [Icon],
  template: `
    <v-icon name="users" [size]="32" />
    <h1>{{ t().staff.title }}</h1>
    <p>{{ t().staff.body }}</p>
    <a class="btn btn-primary" href="/console">{{ t().staff.action }}</a>
    <button type="button" class="btn" (click)="signOut()">{{ t().signOut }}</button>
  `,
  host: { class: 'page page-message' },
})
export class StaffPage {
  readonly #store = inject(SessionStore);
  readonly #router = inject(Router);
  protected readonly t = injectTexts(shellTexts);

  protected async signOut(): Promise<void> {
    await this.#store.signOut();
    await this.#router.navigateByUrl('/connexion');
  }
}
