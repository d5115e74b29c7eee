import { httpResource } from '@angular/common/http';
import { Service, computed, debounced, inject, linkedSignal, signal } from '@angular/core';
import { Locale, injectTexts } from '@vigie/ui';
import { type ArrivalChoices, arrivalChoices, backupWords, ownAccounts, ownBackups } from '@vigie/wire';
import type { Suggestion } from '../forms/suggest-input';
import { SessionStore } from '../session/session-store';
import type { FieldName } from './fields';
import { newRequestTexts } from './texts';

const none: ArrivalChoices = { items: [], licences: [], groups: [] };

/** What the company has: functions with what they bring, licences, groups, accounts, backups. Without it, one types. */
@Service()
export class CompanyChoices {
  readonly #session = inject(SessionStore);
  readonly #t = injectTexts(newRequestTexts);
  readonly #read = httpResource(
    () => (this.#session.maySend() ? '/api/portal/account-templates' : undefined),
    { parse: (body) => arrivalChoices.parse(body) },
  );
  readonly #all = linkedSignal<ArrivalChoices | undefined, ArrivalChoices>({
    source: () => (this.#read.hasValue() ? this.#read.value() : undefined),
    computation: (value, previous) => value ?? previous?.value ?? none,
  });
  readonly templates = computed(() => this.#all().items);
  readonly #byField = computed<Partial<Record<FieldName, readonly Suggestion[]>>>(() => {
    const { items, licences, groups } = this.#all();
    const { kinds, nothing } = this.#t().brings;
    return {
      jobTitle: items.map((item) => ({
        value: item.name,
        hint: [...item.licences, ...item.teams, ...item.lists, ...item.groups].join(', ') || nothing,
      })),
      licence: licences.map((value) => ({ value, hint: '' })),
      groups: groups.map(({ name, kind }) => ({ value: name, hint: kinds[kind] })),
    };
  });

  readonly #locale = inject(Locale).current;
  readonly #asksBackup = signal(false);
  readonly #backups = httpResource(
    () => (this.#asksBackup() && this.#session.can('backups.own') ? '/api/portal/backups' : undefined),
    { parse: (body) => ownBackups.parse(body).things },
  );
  readonly #byName = computed<readonly Suggestion[]>(() =>
    (this.#backups.hasValue() ? this.#backups.value() : []).map(({ name, kind }) => ({
      value: name,
      hint: backupWords[this.#locale()].kinds[kind],
    })),
  );

  readonly #wanted = signal('');
  readonly #settled = debounced(() => this.#wanted().trim(), 200);
  readonly #accounts = httpResource(
    () => {
      const q = this.#settled.value();
      return q && this.#session.maySend() ? { url: '/api/portal/accounts', params: { q } } : undefined;
    },
    { parse: (body) => ownAccounts.parse(body) },
  );
  readonly #matching = linkedSignal<readonly Suggestion[] | undefined, readonly Suggestion[]>({
    source: () =>
      this.#accounts.hasValue()
        ? this.#accounts.value().items.map(({ address, name }) => ({ value: address, hint: name }))
        : undefined,
    computation: (found, previous) => found ?? previous?.value ?? [],
  });

  /** What a question proposes, once something is typed where there may be thousands; null where nothing ever is. */
  of(field: FieldName): readonly Suggestion[] | null {
    if (field === 'userPrincipalName') return this.#matching();
    return field === 'backup' ? this.#byName() : (this.#byField()[field] ?? null);
  }

  /** Looks for accounts of the company by what is typed. */
  look(text: string): void {
    this.#wanted.set(text);
  }

  /** A form is about to ask in which backup something is. */
  lookForBackups(): void {
    this.#asksBackup.set(true);
  }

  /** Read again: functions change. */
  reload(): void {
    this.#read.reload();
  }
}
