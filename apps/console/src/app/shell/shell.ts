import { Component, DestroyRef, computed, inject, viewChild } from '@angular/core';
import { Router, RouterOutlet } from '@angular/router';
import { Icon, Kbd, Locale, Ticker, formatInstant, injectTexts } from '@vigie/ui';
import { SessionStore } from '../core/session-store';
import { WorkActions } from '../core/work-actions';
import { Shortcuts } from '../keyboard/shortcuts';
import { SearchField } from '../search/search-field';
import { MailAlert } from '../mails/mail-alert';
import { AccountMenu } from './account-menu';
import { Bell } from './bell';
import { MainNav } from './main-nav';
import { shellTexts } from './shell.texts';
import { TimerChip } from './timer-chip';

/** Navigation at the left, search and account above, the page in the middle. */
@Component({
  selector: 'app-shell',
  imports: [AccountMenu, Bell, Icon, Kbd, MailAlert, MainNav, RouterOutlet, SearchField, TimerChip],
  templateUrl: './shell.html',
  styleUrl: './shell.css',
})
export class Shell {
  readonly #router = inject(Router);
  readonly #now = inject(Ticker).now;
  readonly #locale = inject(Locale).current;
  protected readonly actions = inject(WorkActions);
  protected readonly store = inject(SessionStore);
  protected readonly t = injectTexts(shellTexts);
  protected readonly clock = computed(() => formatInstant(this.#now(), 'short', this.#locale()));
  private readonly search = viewChild.required(SearchField);

  constructor() {
    inject(Shortcuts).use({
      '/': () => this.search().focus(),
      '?': () => void this.actions.help(),
      'mod+k': () => void this.actions.palette(),
      c: () => void this.#create(),
      'g a': () => void this.#router.navigateByUrl('/today'),
      'g t': () => void this.#router.navigateByUrl('/tickets'),
      'g m': () => void this.#router.navigateByUrl('/mails'),
      'g c': () => void this.#router.navigateByUrl('/clients'),
      'g k': () => void this.#router.navigateByUrl('/contracts'),
      'g b': () => void this.#router.navigateByUrl('/backups'),
      'g f': () => void this.#router.navigateByUrl('/billing'),
      'g n': () => void this.#router.navigateByUrl('/renewals'),
      'g v': () => void this.#router.navigateByUrl('/price-revision'),
      'g p': () => void this.#router.navigateByUrl('/estate'),
      'g l': () => void this.#router.navigateByUrl('/licences'),
      'g x': () => void this.#router.navigateByUrl('/indices'),
      'g i': () => void this.#router.navigateByUrl('/planning'),
      'g o': () => void this.#router.navigateByUrl('/accounts'),
      'g h': () => void this.#router.navigateByUrl('/hours'),
      'g r': () => void this.#router.navigateByUrl('/reports'),
      'g s': () => void this.#router.navigateByUrl('/simulators'),
    });
    const follow = this.#router.events.subscribe(() => {
      const q = this.#router.parseUrl(this.#router.url).queryParamMap.get('q') ?? '';
      this.search().follow(q);
    });
    inject(DestroyRef).onDestroy(() => follow.unsubscribe());
  }

  async #create(): Promise<void> {
    if (this.store.can('tickets.work')) await this.actions.newTicket();
  }
}
