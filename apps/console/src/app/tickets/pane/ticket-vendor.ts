import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, output, untracked } from '@angular/core';
import { Dialogs, Icon, InstantPipe, injectTexts } from '@vigie/ui';
import { type TicketDetail, ticketVendor } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { keepLast } from '../../core/resources';
import { Commands } from '../../keyboard/commands';
import { VendorPanel, type VendorToSave } from '../../vendors/vendor-panel';
import { vendorTexts } from '../../vendors/vendors.texts';

/** The vendor a ticket waits for, or waited for; a button to escalate it. */
@Component({
  selector: 'app-ticket-vendor',
  imports: [Icon, InstantPipe],
  template: `
    @if (escalation() || canEscalate()) {
      <h3 class="label-small">{{ t().box.title }}</h3>
      @if (escalation(); as one) {
        <p>
          <strong>{{ one.vendor }}</strong>
          @if (one.reference) {
            · {{ one.reference }}
          }
        </p>
        @if (waiting()) {
          @if (one.followUpAt) {
            <p>{{ t().box.followUp(one.followUpAt | vInstant) }}</p>
          }
          <p class="muted">{{ t().box.since(one.since | vInstant, one.by) }}</p>
        } @else {
          <p class="muted">{{ t().box.former }}</p>
        }
        @if (one.note) {
          <p class="muted">{{ one.note }}</p>
        }
      }
      @if (canEscalate()) {
        <p>
          <button type="button" class="btn btn-small" (click)="open()">
            <v-icon name="phone" [size]="13" />{{
              waiting() && escalation() ? t().box.edit : t().box.escalate
            }}
          </button>
        </p>
      }
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 3px;
    }
  `,
})
export class TicketVendor {
  readonly ticket = input.required<TicketDetail>();
  readonly canWork = input(false);
  readonly changed = output();
  readonly #dialogs = inject(Dialogs);
  protected readonly t = injectTexts(vendorTexts);
  readonly #id = computed(() => this.ticket().id);
  readonly #version = computed(() => this.ticket().version);
  readonly #resource = httpResource(() => `/api/tickets/${this.#id()}/vendor`, {
    parse: (raw) => ticketVendor.parse(raw),
  });
  readonly #last = keepLast(this.#resource);
  protected readonly escalation = computed(() => this.#last()?.escalation ?? null);
  protected readonly waiting = computed(() => this.ticket().state === 'waiting-vendor');
  protected readonly canEscalate = computed(() => {
    const { state } = this.ticket();
    return this.canWork() && state !== 'resolved' && state !== 'closed';
  });

  constructor() {
    inject(Commands).offer(() =>
      this.canEscalate()
        ? [{ id: 'vendor', label: this.t().panel.title, icon: 'phone', run: () => this.open() }]
        : [],
    );
    effect(() => {
      this.#version();
      untracked(() => this.#resource.reload());
    });
  }

  protected async open(): Promise<void> {
    const dialog = this.#dialogs.openPanel<true, VendorToSave, VendorPanel>(VendorPanel, {
      label: this.t().panel.title,
      data: { ticketId: this.#id(), before: this.escalation() },
      focus: 'field',
    });
    if (!(await firstValueFrom(dialog.closed))) return;
    this.#resource.reload();
    this.changed.emit();
  }
}
