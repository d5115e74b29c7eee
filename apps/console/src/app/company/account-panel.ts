import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { clientKinds, misfits } from '@vigie/rules';
import { type ShownProblem, Toasts, injectTexts } from '@vigie/ui';
import { type BillingAccountView, billingAccountView } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { Failures } from '../core/failures';
import { Edit } from '../kit/edit';
import { EditClash } from '../kit/edit-clash';
import { kitTexts } from '../kit/kit.texts';
import { PanelFoot, PanelHead } from '../kit/panel-frame';
import { accountValues, faultsIn, readAccount } from './company-form';
import { companyTexts } from './company.texts';
import { FieldGrid, type GridField, type Values } from './field-grid';

type Account = NonNullable<BillingAccountView['account']>;

/** How a client is invoiced; closes with it. */
@Component({
  selector: 'app-account-panel',
  imports: [EditClash, FieldGrid, PanelFoot, PanelHead],
  template: `
    <form class="panel-form" novalidate (submit)="submit($event)">
      <app-panel-head [heading]="view.account ? t().account.edit : t().account.add" />
      <p class="field">
        <label for="ba-kind">{{ t().account.kind }}</label>
        <select id="ba-kind" class="select" #choice (change)="kind.set(choice.value)">
          @for (one of kinds; track one) {
            <option [value]="one" [selected]="one === kind()">{{ t().account.kinds[one] }}</option>
          }
        </select>
      </p>
      <app-field-grid prefix="ba-" [fields]="fields()" [faults]="faults()" [(values)]="values" />
      <app-edit-clash [edit]="edit" (again)="submit()" />
      <app-panel-foot [problem]="problem()" [busy]="busy()" />
    </form>
  `,
})
export class AccountPanel {
  readonly #http = inject(HttpClient);
  readonly #failures = inject(Failures);
  readonly #toasts = inject(Toasts);
  protected readonly view = inject<BillingAccountView>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<BillingAccountView>>(DialogRef);
  protected readonly t = injectTexts(companyTexts);
  protected readonly kit = injectTexts(kitTexts);
  protected readonly kinds = clientKinds;
  readonly #url = `/api/billing/accounts/${this.view.client.id}`;
  readonly #base = signal<Account | null>(this.view.account);
  protected readonly kind = signal<string>(this.view.account?.clientKind ?? 'professional');
  protected readonly values = signal<Values>(accountValues(this.view.account));
  readonly #state = computed<Values>(() => ({ ...this.values(), clientKind: this.kind() }));
  readonly #read = computed(() => readAccount(this.values(), this.kind(), this.#base()?.version ?? null));
  protected readonly tried = signal(false);
  protected readonly busy = signal(false);
  protected readonly problem = signal<ShownProblem | null>(null);
  /** Numbers of another company than the client's are told before they are sent. */
  readonly #wrong = computed<Values>(() => {
    const { data, error } = this.#read();
    const { required } = this.kit();
    if (error) return faultsIn(error.issues, this.values(), { ...this.t(), required });
    return Object.fromEntries(
      misfits(this.view.client.siren, data).map((key) => [key, this.t().wrong[key] ?? this.t().invalid]),
    );
  });
  protected readonly faults = computed<Values>(() => (this.tried() ? this.#wrong() : {}));
  protected readonly fields = computed(() => fieldsOf(this.t()));
  protected readonly edit = new Edit<Account, Values>({
    base: this.#base,
    read: async () =>
      billingAccountView.parse(await firstValueFrom(this.#http.get(this.#url))).account ?? undefined,
    stateOf: (account) => ({ ...accountValues(account), clientKind: account.clientKind }),
    state: this.#state,
    show: ({ clientKind, ...values }) => {
      this.values.set(values);
      if (clientKind) this.kind.set(clientKind);
    },
    say: (state) => this.#say(state),
  });

  protected async submit(event?: Event): Promise<void> {
    event?.preventDefault();
    this.tried.set(true);
    this.problem.set(null);
    const { data } = this.#read();
    if (!data || Object.keys(this.#wrong()).length > 0 || this.busy()) return;
    this.busy.set(true);
    try {
      const saved = billingAccountView.parse(await firstValueFrom(this.#http.put(this.#url, data)));
      this.#toasts.show(this.t().accountSaved);
      this.dialog.close(saved);
    } catch (error) {
      this.problem.set(await this.edit.unlessClash(this.#failures.read(error)));
    } finally {
      this.busy.set(false);
    }
  }

  #say(state: Values): Record<string, [string, string]> {
    const said = this.fields().map(({ key, label }): [string, [string, string]] => [
      key,
      [label, state[key] ?? ''],
    ]);
    const kind = clientKinds.find((one) => one === state['clientKind']) ?? 'professional';
    const { account } = this.t();
    return Object.fromEntries([...said, ['clientKind', [account.kind, account.kinds[kind]]]]);
  }
}

function fieldsOf(t: (typeof companyTexts)['fr']): GridField[] {
  const { account } = t;
  return [
    { key: 'legalName', label: account.legalName, hint: account.legalNameHint, wide: true, optional: true },
    { key: 'street', label: t.street, wide: true, lines: true },
    { key: 'postalCode', label: t.postalCode },
    { key: 'city', label: t.city },
    { key: 'country', label: t.country },
    { key: 'paymentDays', label: account.paymentDays, numeric: true },
    { key: 'siret', label: t.siret, optional: true, numeric: true },
    { key: 'vatNumber', label: t.vatNumber, optional: true },
    {
      ...{ key: 'electronicAddress', label: t.electronicAddress, optional: true, wide: true },
      hint: t.electronicHint,
    },
    { key: 'emails', label: account.emails, wide: true, optional: true },
    { key: 'orderReference', label: account.orderReference, wide: true, optional: true },
  ];
}
