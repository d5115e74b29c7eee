import { CdkMenu, CdkMenuItem, CdkMenuTrigger } from '@angular/cdk/menu';
import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { EmptyState, ErrorState, Icon, InstantPipe, injectTexts } from '@vigie/ui';
import { type TenantUser, tenantDetail, tenantUserPage, tenantUserSorts } from '@vigie/wire';
import { reloadOn } from '../core/live-reload';
import { pagedList } from '../core/paged-list';
import { keepLast, paramsOf } from '../core/resources';
import { LoadMore } from '../kit/load-more';
import { TableGhost } from '../kit/table-ghost';
import { typedQuery } from '../kit/typed-query';
import { PageTitle } from '../shell/page-title';
import { tenantTexts } from './tenants.texts';

type Filter = 'q' | 'enabled' | 'licensed' | 'synced' | 'sort';

/** The people of the tenant of a client: found, filtered, taken away as a file. */
@Component({
  selector: 'app-tenant-users-page',
  imports: [
    CdkMenu,
    CdkMenuItem,
    CdkMenuTrigger,
    EmptyState,
    ErrorState,
    Icon,
    InstantPipe,
    LoadMore,
    RouterLink,
    TableGhost,
  ],
  templateUrl: './tenant-users-page.html',
  styles: `
    .back {
      display: flex;
      gap: 6px;
      align-items: center;
      justify-self: start;
      color: var(--ink-2);
    }
    .address {
      overflow-wrap: anywhere;
    }
    .chip + .chip {
      margin-inline-start: 4px;
    }
  `,
})
export class TenantUsersPage {
  readonly clientId = input.required<string>();
  readonly q = input<string>();
  readonly enabled = input<string>();
  readonly licensed = input<string>();
  readonly synced = input<string>();
  readonly sort = input<string>();

  readonly #router = inject(Router);
  protected readonly t = injectTexts(tenantTexts);
  protected readonly sorts = tenantUserSorts;
  readonly #url = computed(() => `/api/tenants/${this.clientId()}`);
  readonly #tenant = keepLast(httpResource(() => this.#url(), { parse: (raw) => tenantDetail.parse(raw) }));
  protected readonly client = computed(() => this.#tenant()?.client.name ?? '');
  readonly #filters = computed(() =>
    paramsOf({
      q: this.q(),
      enabled: this.enabled(),
      licensed: this.licensed(),
      synced: this.synced(),
    }),
  );
  readonly #params = computed(() => ({ ...this.#filters(), ...paramsOf({ sort: this.sort() }) }));
  protected readonly filtered = computed(() => Object.keys(this.#filters()).length > 0);
  protected readonly typed = typedQuery(this.q, (q) => this.filterBy('q', q));
  protected readonly list = pagedList<TenantUser>({
    url: () => `${this.#url()}/users`,
    params: this.#params,
    parse: (raw) => tenantUserPage.parse(raw),
    step: 100,
  });

  constructor() {
    reloadOn(
      (event) => event.type === 'tenant.changed' && event.clientId === this.clientId(),
      () => this.list.reload(),
    );
    const title = inject(PageTitle);
    effect(() => title.say(`${this.t().users.title} · ${this.client()}`));
  }

  protected filterBy(key: Filter, value: string): void {
    void this.#router.navigate([], {
      queryParams: { [key]: value || null },
      queryParamsHandling: 'merge',
      replaceUrl: key === 'q',
    });
  }

  protected clear(): void {
    this.typed.set('');
    void this.#router.navigate([], { queryParams: {} });
  }

  /** The list as it is filtered, as a file. */
  protected exportUrl(format: 'csv' | 'xlsx'): string {
    const params = new URLSearchParams({ format });
    for (const [key, value] of Object.entries(this.#params())) params.set(key, String(value));
    return `${this.#url()}/users/export?${params.toString()}`;
  }
}
