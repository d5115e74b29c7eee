import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { type DeskImportField, type Formula, deskImportFields, formulas, missingFields } from '@vigie/rules';
import { Icon, Locale, type ShownProblem, injectTexts, sharedTexts } from '@vigie/ui';
import { type DeskImportDetail, client, deskImportWords, page } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { Failures } from '../core/failures';
import { importTexts } from './imports.texts';

/** What the columns of a file hold; checking it compares every row with what is there. */
@Component({
  selector: 'app-import-mapping',
  imports: [Icon],
  templateUrl: './import-mapping.html',
  styles: `
    .defaults {
      display: flex;
      flex-wrap: wrap;
      gap: 16px;
      align-items: end;
      padding: 14px 18px;
    }
    .defaults .btn {
      margin-inline-start: auto;
    }
    .samples {
      max-width: 420px;
      overflow: hidden;
      color: var(--ink-3);
      font-size: var(--text-12);
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    .read {
      background: var(--accent-soft);
    }
  `,
})
export class ImportMapping {
  readonly run = input.required<DeskImportDetail>();
  readonly checked = output();

  readonly #http = inject(HttpClient);
  readonly #failures = inject(Failures);
  readonly #locale = inject(Locale).current;
  protected readonly t = injectTexts(importTexts);
  protected readonly shared = injectTexts(sharedTexts);
  protected readonly words = computed(() => deskImportWords[this.#locale()]);
  protected readonly formulas = formulas;
  protected readonly choices = computed<readonly DeskImportField[]>(() => deskImportFields[this.run().kind]);
  /** What is chosen stays when the same is read again. */
  readonly #columns = computed(() => this.run().columns, {
    equal: (one, other) => JSON.stringify(one) === JSON.stringify(other),
  });
  protected readonly fields = linkedSignal<(DeskImportField | null)[]>(() =>
    this.#columns().map(({ field }) => field),
  );
  protected readonly clientId = linkedSignal(() => this.run().client?.id ?? '');
  protected readonly formula = linkedSignal<Formula>(() => this.run().formula);
  readonly #clients = httpResource(() => ({ url: '/api/clients', params: { limit: 200 } }), {
    parse: (raw) => page(client).parse(raw),
  });
  protected readonly clients = computed(() => (this.#clients.hasValue() ? this.#clients.value().items : []));
  protected readonly missing = computed(() =>
    missingFields(this.run().kind, this.fields(), this.clientId() !== '')
      .map((group) => group.map((field) => this.words().fields[field]).join(this.t().or))
      .join(', '),
  );
  protected readonly busy = signal(false);
  protected readonly problem = signal<ShownProblem | null>(null);

  /** A field is held by one column: the last one that takes it. */
  protected choose(index: number, value: string): void {
    const field = this.choices().find((one) => one === value) ?? null;
    this.fields.update((all) =>
      all.map((one, at) => {
        if (at === index) return field;
        return field !== null && one === field ? null : one;
      }),
    );
  }

  protected chooseFormula(index: number): void {
    this.formula.set(formulas[index] ?? 'STANDARD');
  }

  protected async check(event: Event): Promise<void> {
    event.preventDefault();
    if (this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    const { id, version } = this.run();
    const body = {
      fields: this.fields(),
      clientId: this.clientId() || null,
      formula: this.formula(),
      version,
    };
    try {
      await firstValueFrom(this.#http.post(`/api/imports/${id}/check`, body));
    } catch (error) {
      this.problem.set(this.#failures.read(error));
    } finally {
      this.busy.set(false);
      this.checked.emit();
    }
  }
}
