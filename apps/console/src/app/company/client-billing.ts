import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { Dialogs, Icon, injectTexts } from '@vigie/ui';
import { type BillingAccountView, billingAccountView } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { keepLast } from '../core/resources';
import { SessionStore } from '../core/session-store';
import { AccountPanel } from './account-panel';
import { companyTexts } from './company.texts';

/** How a client is invoiced, on its page, and what is missing for it. */
@Component({
  selector: 'app-client-billing',
  imports: [Icon],
  template: `
    @if (view(); as view) {
      <div class="page-head">
        <h2>{{ t().account.section }}</h2>
        @if (canWrite()) {
          <button type="button" class="btn" (click)="edit(view)">
            <v-icon name="pencil" />{{ view.account ? t().account.edit : t().account.add }}
          </button>
        }
      </div>
      @for (gap of view.gaps; track gap) {
        <p class="notice notice-warn" role="status">
          <v-icon name="triangle-alert" />{{ t().account.missing[gap] }}
        </p>
      }
      @if (view.account; as account) {
        <dl class="card facts">
          <div>
            <dt>{{ t().account.address }}</dt>
            <dd>
              {{ account.legalName ?? view.client.name }}<br />{{ account.street }}<br />
              {{ account.postalCode }} {{ account.city }}
              {{ account.country === 'FR' ? '' : account.country }}
            </dd>
          </div>
          <div>
            <dt>{{ t().account.kind }}</dt>
            <dd>{{ t().account.kinds[account.clientKind] }}</dd>
          </div>
          <div>
            <dt>{{ t().account.paymentDays }}</dt>
            <dd>{{ t().account.days(account.paymentDays) }}</dd>
          </div>
          <div>
            <dt>{{ t().siret }}</dt>
            <dd>{{ account.siret ?? '–' }}</dd>
          </div>
          <div>
            <dt>{{ t().vatNumber }}</dt>
            <dd>{{ account.vatNumber ?? '–' }}</dd>
          </div>
          <div>
            <dt>{{ t().account.emails }}</dt>
            <dd>{{ account.emails.join(', ') || '–' }}</dd>
          </div>
          @if (account.orderReference) {
            <div>
              <dt>{{ t().account.orderReference }}</dt>
              <dd>{{ account.orderReference }}</dd>
            </div>
          }
        </dl>
      }
    }
  `,
  styles: `
    :host {
      display: contents;
    }
    .facts {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(180px, 1fr));
      gap: 16px;
      padding: 14px 18px;
    }
    dt {
      color: var(--ink-3);
      font-size: var(--text-11);
      font-weight: var(--weight-strong);
    }
  `,
})
export class ClientBilling {
  readonly clientId = input.required<string>();

  readonly #dialogs = inject(Dialogs);
  readonly #session = inject(SessionStore);
  protected readonly t = injectTexts(companyTexts);
  readonly #canRead = computed(() => this.#session.session() !== null && this.#session.can('billing.read'));
  protected readonly canWrite = computed(
    () => this.#session.session() !== null && this.#session.can('billing.write'),
  );
  readonly #resource = httpResource(
    () => (this.#canRead() ? `/api/billing/accounts/${this.clientId()}` : undefined),
    { parse: (raw) => billingAccountView.parse(raw) },
  );
  protected readonly view = keepLast(this.#resource);

  protected async edit(view: BillingAccountView): Promise<void> {
    const dialog = this.#dialogs.openPanel<BillingAccountView, BillingAccountView, AccountPanel>(
      AccountPanel,
      {
        label: this.t().account.edit,
        data: view,
        focus: 'field',
      },
    );
    const saved = await firstValueFrom(dialog.closed);
    if (saved) this.#resource.set(saved);
  }
}
