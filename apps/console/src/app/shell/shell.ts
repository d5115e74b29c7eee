import { Component, DestroyRef, ElementRef, computed, inject, signal, viewChild } from '@angular/core';
import { Router, RouterOutlet } from '@angular/router';
import { Icon, Kbd, Locale, Ticker, formatInstant, injectTexts } from '@vigie/ui';
import { SessionStore } from '../core/session-store';
import { WorkActions } from '../core/work-actions';
import { FocusReturn } from '../keyboard/focus-return';
import { Shortcuts } from '../keyboard/shortcuts';
import { AccountMenu } from './account-menu';
import { Bell } from './bell';
import { MainNav } from './main-nav';
import { shellTexts } from './shell.texts';
import { TimerChip } from './timer-chip';

/** Navigation at the left, search and account above, the page in the middle. */
@Component({
  selector: 'app-shell',
  imports: [AccountMenu, Bell, Icon, Kbd, MainNav, RouterOutlet, TimerChip],
  templateUrl: './shell.html',
  styleUrl: './shell.css',
})
export class Shell {
  readonly #router = inject(Router);
  readonly #focus = new FocusReturn();
  readonly #now = inject(Ticker).now;
  readonly #locale = inject(Locale).current;
  protected readonly actions = inject(WorkActions);
  protected readonly store = inject(SessionStore);
  protected readonly t = injectTexts(shellTexts);
  protected readonly query = signal('');
  protected readonly clock = computed(() => formatInstant(this.#now(), 'short', this.#locale()));
  private readonly search = viewChild.required<ElementRef<HTMLInputElement>>('search');

  constructor() {
    inject(Shortcuts).use({
      '/': () => this.#focusSearch(),
      '?': () => void this.actions.help(),
      'mod+k': () => void this.actions.palette(),
      c: () => void this.#create(),
      'g a': () => void this.#router.navigateByUrl('/today'),
      'g t': () => void this.#router.navigateByUrl('/tickets'),
      'g m': () => void this.#router.navigateByUrl('/mails'),
      'g c': () => void this.#router.navigateByUrl('/clients'),
      'g p': () => void this.#router.navigateByUrl('/estate'),
      'g i': () => void this.#router.navigateByUrl('/planning'),
      'g h': () => void this.#router.navigateByUrl('/hours'),
      'g s': () => void this.#router.navigateByUrl('/simulators'),
    });
    const follow = this.#router.events.subscribe(() => {
      const q = this.#router.parseUrl(this.#router.url).queryParamMap.get('q') ?? '';
      if (document.activeElement !== this.search().nativeElement) this.query.set(q);
    });
    inject(DestroyRef).onDestroy(() => follow.unsubscribe());
  }

  protected find(event: Event): void {
    event.preventDefault();
    const q = this.query().trim();
    void this.#router.navigate(['/tickets'], { queryParams: q === '' ? {} : { view: 'all', q } });
  }

  protected leaveSearch(): void {
    this.query.set('');
    this.#focus.leave(this.search().nativeElement);
  }

  #focusSearch(): void {
    this.#focus.enter(this.search().nativeElement);
    this.search().nativeElement.select();
  }

  async #create(): Promise<void> {
    if (this.store.can('tickets.work')) await this.actions.newTicket();
  }
}
