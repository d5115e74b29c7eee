import { Component, ElementRef, computed, inject, input, viewChildren } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Dialogs, EmptyState, ErrorState, Icon, injectTexts, sharedTexts } from '@vigie/ui';
import { type Client, client, page } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { pagedList } from '../core/paged-list';
import { paramsOf } from '../core/resources';
import { SessionStore } from '../core/session-store';
import { Shortcuts } from '../keyboard/shortcuts';
import { LoadMore } from '../kit/load-more';
import { TableGhost } from '../kit/table-ghost';
import { typedQuery } from '../kit/typed-query';
import { ClientPanel } from './client-panel';
import { clientTexts } from './clients.texts';

@Component({
  selector: 'app-clients-page',
  imports: [EmptyState, ErrorState, Icon, LoadMore, RouterLink, TableGhost],
  templateUrl: './clients-page.html',
})
export class ClientsPage {
  readonly q = input<string>();

  readonly #router = inject(Router);
  readonly #dialogs = inject(Dialogs);
  readonly #session = inject(SessionStore);
  protected readonly t = injectTexts(clientTexts);
  protected readonly shared = injectTexts(sharedTexts);
  protected readonly canManage = computed(
    () => this.#session.session() !== null && this.#session.can('clients.manage'),
  );

  protected readonly typed = typedQuery(this.q, (q) => {
    void this.#router.navigate([], {
      queryParams: { q: q || null },
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  });
  protected readonly list = pagedList<Client>({
    url: '/api/clients',
    params: () => paramsOf({ q: this.q() }),
    parse: (raw) => page(client).parse(raw),
  });
  private readonly links = viewChildren<string, ElementRef<HTMLAnchorElement>>('link', { read: ElementRef });

  constructor() {
    inject(Shortcuts).use({ j: () => this.#move(1), k: () => this.#move(-1) });
  }

  #move(direction: 1 | -1): void {
    const links = this.links().map(({ nativeElement }) => nativeElement);
    const from = links.findIndex((link) => link === document.activeElement);
    links[Math.min(Math.max(from + direction, 0), links.length - 1)]?.focus();
  }

  protected async add(): Promise<void> {
    const dialog = this.#dialogs.openPanel<Client, null, ClientPanel>(ClientPanel, {
      label: this.t().add,
      focus: 'field',
    });
    const made = await firstValueFrom(dialog.closed);
    if (made) await this.#router.navigate(['/clients', made.id]);
  }
}
