import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, debounced, effect, inject, input, linkedSignal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import {
  EmptyState,
  ErrorState,
  Icon,
  Locale,
  Skeleton,
  formatDay,
  injectTexts,
  sharedTexts,
} from '@vigie/ui';
import { localDateOf, warrantyStatus } from '@vigie/rules';
import { type OwnEquipment, ownEquipment, page } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { ErrorSummary } from '../forms/error-summary';
import { injectSending } from '../forms/sending';
import { SessionStore } from '../session/session-store';
import { estateTexts } from './texts';

const equipmentPage = page(ownEquipment);
const pageSize = 50;
const url = '/api/portal/equipment';

/** The equipment of the person's company, to read; the search lives in the address. */
@Component({
  selector: 'app-estate-page',
  imports: [EmptyState, ErrorState, ErrorSummary, Icon, RouterLink, Skeleton],
  templateUrl: './estate-page.html',
  host: { class: 'page' },
})
export class EstatePage {
  readonly q = input<string>();
  readonly #http = inject(HttpClient);
  readonly #router = inject(Router);
  readonly #locale = inject(Locale);
  protected readonly t = injectTexts(estateTexts);
  protected readonly shared = injectTexts(sharedTexts);
  readonly #session = inject(SessionStore);
  protected readonly maySend = this.#session.maySend;
  protected readonly mayLicences = computed(() => this.#session.can('licences.own'));
  protected readonly sending = injectSending();
  protected readonly typed = linkedSignal(() => this.q() ?? '');
  readonly #settled = debounced(() => this.typed().trim(), 300);
  protected readonly params = computed((): Record<string, string | number> => {
    const q = this.q();
    return { limit: pageSize, ...(q && { q }) };
  });
  protected readonly first = httpResource(() => ({ url, params: this.params() }), {
    parse: (body) => equipmentPage.parse(body),
  });
  readonly #firstPage = computed(() => (this.first.hasValue() ? this.first.value() : null));
  readonly #more = linkedSignal<unknown, readonly OwnEquipment[]>({
    source: this.#firstPage,
    computation: () => [],
  });
  protected readonly cursor = linkedSignal(() => this.#firstPage()?.nextCursor ?? null);
  protected readonly rows = computed(() => [...(this.#firstPage()?.items ?? []), ...this.#more()]);

  constructor() {
    effect(() => {
      const q = this.#settled.value();
      if (q !== (this.q() ?? '')) {
        const change = {
          queryParams: { q: q || null },
          queryParamsHandling: 'merge',
          replaceUrl: true,
        } as const;
        void this.#router.navigate([], change);
      }
    });
  }

  protected async more(): Promise<void> {
    const cursor = this.cursor();
    if (cursor === null) return;
    await this.sending.run(async () => {
      const params = { ...this.params(), cursor };
      const next = equipmentPage.parse(await firstValueFrom(this.#http.get(url, { params })));
      this.#more.update((rows) => [...rows, ...next.items]);
      this.cursor.set(next.nextCursor);
    });
  }

  protected meta(row: OwnEquipment): string {
    const serial = row.serial ? this.t().serial(row.serial) : null;
    const kind = this.shared().equipmentKinds[row.kind];
    return [kind, row.model, serial, row.owner?.name, row.site?.name].filter(Boolean).join(' · ');
  }

  protected warranty({ warrantyEnd }: OwnEquipment): { text: string; near: boolean } | null {
    if (warrantyEnd === null) return null;
    const status = warrantyStatus(warrantyEnd, localDateOf(new Date().toISOString(), 'Europe/Paris'));
    const day = formatDay(warrantyEnd, this.#locale.current(), 'numeric');
    const text = status === 'ended' ? this.t().ended(day) : this.t().warranty(day);
    return { text, near: status === 'near' };
  }
}
