import { HttpClient, httpResource } from '@angular/common/http';
import { Component, ElementRef, computed, debounced, inject, input, signal, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Icon, injectTexts, sharedTexts } from '@vigie/ui';
import { type TicketDetail, equipment, linkedEquipmentList, page } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { Failures } from '../../core/failures';
import { keepLast } from '../../core/resources';
import { Commands } from '../../keyboard/commands';
import { ticketTexts } from '../tickets.texts';

const typingMs = 200;
const shown = 8;

/** The equipment that a ticket is about; more is found by name or serial number, among that of the client. */
@Component({
  selector: 'app-ticket-equipment',
  imports: [Icon, RouterLink],
  templateUrl: './ticket-equipment.html',
  styleUrl: './ticket-equipment.css',
})
export class TicketEquipment {
  readonly ticket = input.required<TicketDetail>();
  readonly canWork = input(false);

  readonly #http = inject(HttpClient);
  readonly #failures = inject(Failures);
  protected readonly t = injectTexts(ticketTexts);
  protected readonly shared = injectTexts(sharedTexts);
  readonly #url = computed(() => `/api/tickets/${this.ticket().id}/equipment`);
  readonly #linked = httpResource(() => this.#url(), { parse: (raw) => linkedEquipmentList.parse(raw) });
  readonly #last = keepLast(this.#linked);
  protected readonly items = computed(() => this.#last()?.items ?? []);
  protected readonly query = signal('');
  readonly #settled = debounced(() => this.query().trim(), typingMs);
  readonly #found = httpResource(
    () => {
      const q = this.#settled.value();
      const client = this.ticket().client.id;
      return q ? { url: '/api/equipment', params: { client, q, limit: shown } } : undefined;
    },
    { parse: (raw) => page(equipment).parse(raw) },
  );
  protected readonly options = computed(() => {
    const tied = new Set(this.items().map(({ id }) => id));
    const found = this.#found.hasValue() ? this.#found.value().items : [];
    return found.filter(({ id }) => !tied.has(id));
  });
  protected readonly nothing = computed(() => this.#found.hasValue() && this.options().length === 0);

  private readonly field = viewChild<ElementRef<HTMLInputElement>>('field');

  constructor() {
    const run = (): void => this.field()?.nativeElement.focus();
    inject(Commands).offer(() =>
      this.canWork() ? [{ id: 'equipment', label: this.t().equipment.link, icon: 'laptop', run }] : [],
    );
  }

  protected async link(equipmentId: string): Promise<void> {
    await this.#try(() => firstValueFrom(this.#http.post(this.#url(), { equipmentId })));
    this.query.set('');
  }

  protected unlink(equipmentId: string): Promise<void> {
    return this.#try(() => firstValueFrom(this.#http.delete(`${this.#url()}/${equipmentId}`)));
  }

  async #try(write: () => Promise<unknown>): Promise<void> {
    try {
      await write();
    } catch (error) {
      this.#failures.toast(error);
    }
    this.#linked.reload();
  }
}
