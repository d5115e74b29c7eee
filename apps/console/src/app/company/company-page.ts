import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { ErrorState, Icon, type ShownProblem, Skeleton, Toasts, injectTexts, sharedTexts } from '@vigie/ui';
import { type CompanyView, companyView } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { Failures } from '../core/failures';
import { keepLast } from '../core/resources';
import { SessionStore } from '../core/session-store';
import { Edit } from '../kit/edit';
import { EditClash } from '../kit/edit-clash';
import { kitTexts } from '../kit/kit.texts';
import { companyValues, faultsIn, readCompany } from './company-form';
import { companyTexts } from './company.texts';
import { FieldGrid, type GridField, type Values } from './field-grid';

type Company = NonNullable<CompanyView['company']>;

/** What our invoices say of us, and where our entries are booked. */
@Component({
  selector: 'app-company-page',
  imports: [EditClash, ErrorState, FieldGrid, Icon, Skeleton],
  templateUrl: './company-page.html',
  styleUrl: './company-page.css',
})
export class CompanyPage {
  readonly #http = inject(HttpClient);
  readonly #failures = inject(Failures);
  readonly #toasts = inject(Toasts);
  readonly #session = inject(SessionStore);
  protected readonly t = injectTexts(companyTexts);
  protected readonly kit = injectTexts(kitTexts);
  protected readonly shared = injectTexts(sharedTexts);
  protected readonly resource = httpResource(() => '/api/billing/company', {
    parse: (raw) => companyView.parse(raw),
  });
  protected readonly view = keepLast(this.resource);
  protected readonly canWrite = computed(
    () => this.#session.session() !== null && this.#session.can('billing.write'),
  );
  readonly #base = linkedSignal<Company | null>(() => this.view()?.company ?? null);
  protected readonly values = linkedSignal<Values>(() => companyValues(this.view()?.company ?? null));
  protected readonly onDebits = linkedSignal(() => this.view()?.company?.vatOnDebits ?? false);
  readonly #state = computed<Values>(() => ({ ...this.values(), vatOnDebits: String(this.onDebits()) }));
  readonly #read = computed(() => readCompany(this.values(), this.onDebits(), this.#base()?.version ?? null));
  protected readonly tried = signal(false);
  protected readonly busy = signal(false);
  protected readonly problem = signal<ShownProblem | null>(null);
  protected readonly faults = computed<Values>(() => {
    const { error } = this.#read();
    const { required } = this.kit();
    return this.tried() && error ? faultsIn(error.issues, this.values(), { ...this.t(), required }) : {};
  });
  protected readonly groups = computed(() => groupsOf(this.t()));
  protected readonly edit = new Edit<Company, Values>({
    base: this.#base,
    read: async () =>
      companyView.parse(await firstValueFrom(this.#http.get('/api/billing/company'))).company ?? undefined,
    stateOf: (company) => ({ ...companyValues(company), vatOnDebits: String(company.vatOnDebits) }),
    state: this.#state,
    show: ({ vatOnDebits, ...values }) => {
      this.values.set(values);
      this.onDebits.set(vatOnDebits === 'true');
    },
    say: (state) => this.#say(state),
  });

  protected async submit(event?: Event): Promise<void> {
    event?.preventDefault();
    this.tried.set(true);
    this.problem.set(null);
    const { data } = this.#read();
    if (!data || this.busy()) return;
    this.busy.set(true);
    try {
      const saved = await firstValueFrom(this.#http.put('/api/billing/company', data));
      this.resource.set(companyView.parse(saved));
      this.tried.set(false);
      this.#toasts.show(this.t().saved);
    } catch (error) {
      this.problem.set(await this.edit.unlessClash(this.#failures.read(error)));
    } finally {
      this.busy.set(false);
    }
  }

  #say(state: Values): Record<string, [string, string]> {
    const labels = this.groups().flatMap(({ fields }) => fields);
    const said = labels.map(({ key, label }) => [key, [label, state[key] ?? '']] as const);
    const { yes, no } = this.kit();
    const debits = [this.t().vatOnDebits, state['vatOnDebits'] === 'true' ? yes : no] as const;
    return Object.fromEntries(
      [...said, ['vatOnDebits', debits] as const].map(([key, pair]) => [key, [...pair]]),
    );
  }
}

function groupsOf(t: (typeof companyTexts)['fr']): { title: string; fields: GridField[] }[] {
  return [
    {
      title: t.groups.identity,
      fields: [
        { key: 'name', label: t.name },
        { key: 'legalForm', label: t.legalForm },
        { key: 'capital', label: t.capital, optional: true },
        { key: 'siren', label: t.siren, numeric: true },
        { key: 'siret', label: t.siret, numeric: true, optional: true },
        { key: 'registry', label: t.registry, optional: true },
        { key: 'vatNumber', label: t.vatNumber, optional: true },
        {
          ...{ key: 'electronicAddress', label: t.electronicAddress, optional: true, wide: true },
          hint: t.electronicHint,
        },
      ],
    },
    {
      title: t.groups.address,
      fields: [
        { key: 'street', label: t.street, wide: true, lines: true },
        { key: 'postalCode', label: t.postalCode },
        { key: 'city', label: t.city },
        { key: 'country', label: t.country },
        { key: 'phone', label: t.phone, optional: true },
        { key: 'email', label: t.email, optional: true },
      ],
    },
    {
      title: t.groups.bank,
      fields: [
        { key: 'iban', label: t.iban, optional: true, wide: true },
        { key: 'bic', label: t.bic, optional: true },
      ],
    },
    {
      title: t.groups.ledger,
      fields: (['customers', 'services', 'vat', 'bank', 'penalties'] as const).map((key) => ({
        key,
        label: t[key],
        numeric: true,
      })),
    },
  ];
}
