import { CdkMenu, CdkMenuItem, CdkMenuTrigger } from '@angular/cdk/menu';
import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject } from '@angular/core';
import { Router } from '@angular/router';
import { Icon, Locale, Ticker, formatNear, injectTexts } from '@vigie/ui';
import { type Notification, notification, page } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { Failures } from '../core/failures';
import { reloadOn } from '../core/live-reload';
import { keepLast } from '../core/resources';
import { shellTexts } from './shell.texts';

/** What happened to my tickets, live. */
@Component({
  selector: 'app-bell',
  imports: [CdkMenu, CdkMenuItem, CdkMenuTrigger, Icon],
  templateUrl: './bell.html',
  styleUrl: './bell.css',
})
export class Bell {
  readonly #http = inject(HttpClient);
  readonly #router = inject(Router);
  readonly #failures = inject(Failures);
  readonly #now = inject(Ticker).now;
  readonly #locale = inject(Locale).current;
  readonly #page = httpResource(() => ({ url: '/api/notifications', params: { limit: 20 } }), {
    parse: (raw) => page(notification).parse(raw),
  });
  readonly #last = keepLast(this.#page);
  protected readonly t = injectTexts(shellTexts);
  protected readonly items = computed(() => this.#last()?.items ?? []);
  protected readonly unread = computed(() => this.items().filter(({ readAt }) => readAt === null).length);

  constructor() {
    reloadOn(
      (event) => event.type === 'notification',
      () => this.#page.reload(),
    );
  }

  protected what(item: Notification): string {
    return this.t().bell.types[item.type](String(item.percent ?? ''));
  }

  protected when(item: Notification): string {
    return formatNear(item.at, this.#now(), this.#locale());
  }

  protected open(item: Notification): void {
    void this.#router.navigate(['/tickets', item.ticketId]);
  }

  protected async readAll(): Promise<void> {
    try {
      await firstValueFrom(this.#http.post('/api/notifications/read', {}));
      this.#page.reload();
    } catch (error) {
      this.#failures.toast(error);
    }
  }
}
