import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { DayPipe, EmptyState, ErrorState, Icon, MoneyPipe, dateOfInstant, injectTexts } from '@vigie/ui';
import { clientStatement } from '@vigie/wire';
import { reloadOn } from '../core/live-reload';
import { keepLast, paramsOf } from '../core/resources';
import { TableGhost } from '../kit/table-ghost';
import { ClientRemindersCard } from '../reminders/client-reminders';
import { balanceTexts } from './balance.texts';

/** Everything between us and a client, with what it owed after each movement. */
@Component({
  selector: 'app-statement-page',
  imports: [ClientRemindersCard, DayPipe, EmptyState, ErrorState, Icon, MoneyPipe, RouterLink, TableGhost],
  templateUrl: './statement-page.html',
  styleUrl: './statement-page.css',
})
export class StatementPage {
  readonly clientId = input.required<string>();
  readonly from = input<string>();
  readonly to = input<string>();

  readonly #router = inject(Router);
  readonly #texts = injectTexts(balanceTexts);
  protected readonly page = this.#texts;
  protected readonly t = computed(() => this.#texts().statement);
  protected readonly today = dateOfInstant(Date.now());
  readonly #params = computed(() => paramsOf({ from: this.from(), to: this.to() }));
  protected readonly resource = httpResource(
    () => ({ url: `/api/aged-balance/clients/${this.clientId()}`, params: this.#params() }),
    { parse: (raw) => clientStatement.parse(raw) },
  );
  protected readonly statement = keepLast(this.resource);

  constructor() {
    reloadOn(
      (event) =>
        event.type === 'penalty.changed' ||
        (event.type === 'payment.changed' && event.clientId === this.clientId()),
      () => this.resource.reload(),
    );
  }

  protected turn(key: 'from' | 'to', day: string): void {
    const queryParams = { [key]: day || null };
    void this.#router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }

  protected exportUrl(format: string): string {
    const [from, to] = [this.from(), this.to()];
    const query = new URLSearchParams({ format, ...(from && { from }), ...(to && { to }) });
    return `/api/aged-balance/clients/${this.clientId()}/export?${query}`;
  }
}
