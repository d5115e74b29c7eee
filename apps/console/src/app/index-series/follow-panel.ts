import { DialogRef } from '@angular/cdk/dialog';
import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { indexDoubt, indexFrequencies } from '@vigie/rules';
import { Locale, type ShownProblem, Toasts, injectTexts } from '@vigie/ui';
import { indexOrigins, indexSeries, indexWords, newIndexSeries } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { Failures } from '../core/failures';
import { PanelFoot, PanelHead } from '../kit/panel-frame';
import { indexPanelTexts } from './index-panels.texts';
import { indexTexts } from './index-series.texts';

/** Series of INSEE that contracts for IT services often name. */
const known = [
  ['010562768', 'Salaires horaires, activités juridiques et techniques (A38 MA)'],
  ['010562805', 'Salaires horaires, information et communication (A17 JZ)'],
  ['001565192', 'ICHTrev-TS, information et communication (J)'],
  ['001565195', 'ICHTrev-TS, activités scientifiques et techniques (M)'],
] as const;

const empty = {
  origin: 'insee' as (typeof indexOrigins)[number],
  code: '',
  name: '',
  title: '',
  base: '',
  frequency: 'monthly' as (typeof indexFrequencies)[number],
};
type Model = typeof empty;

/** A series to follow; closes with its identifier. */
@Component({
  selector: 'app-follow-panel',
  imports: [PanelFoot, PanelHead],
  templateUrl: './follow-panel.html',
})
export class FollowPanel {
  readonly #http = inject(HttpClient);
  readonly #failures = inject(Failures);
  readonly #toasts = inject(Toasts);
  protected readonly dialog = inject<DialogRef<string>>(DialogRef);
  protected readonly page = injectTexts(indexTexts);
  readonly #texts = injectTexts(indexPanelTexts);
  readonly #locale = inject(Locale).current;
  protected readonly t = computed(() => this.#texts().panel);
  protected readonly law = computed(() => indexWords[this.#locale()]);
  protected readonly origins = indexOrigins;
  protected readonly frequencies = indexFrequencies;
  protected readonly known = known;

  protected readonly model = signal<Model>(empty);
  protected readonly doubt = computed(() => {
    const { code, name, title } = this.model();
    return indexDoubt({ code, title: `${name} ${title}` });
  });
  protected readonly tried = signal(false);
  protected readonly busy = signal(false);
  protected readonly problem = signal<ShownProblem | null>(null);
  readonly #given = computed(() => {
    const { origin, code, name, title, base, frequency } = this.model();
    const common = { origin, code: code.trim(), name };
    return newIndexSeries.safeParse(origin === 'insee' ? common : { ...common, title, base, frequency });
  });

  protected set<K extends keyof Model>(key: K, value: Model[K]): void {
    this.model.update((model) => ({ ...model, [key]: value }));
  }

  /** A series that is chosen from the list brings its name, unless one was typed. */
  protected choose(code: string): void {
    const name = known.find(([one]) => one === code)?.[1];
    if (name === undefined) return;
    this.model.update((model) => ({
      ...model,
      code,
      name: known.some(([, one]) => one === model.name) || model.name === '' ? name : model.name,
    }));
  }

  protected isWrong(key: keyof Model): boolean {
    const { success, error } = this.#given();
    return this.tried() && !success && error.issues.some(({ path }) => path[0] === key);
  }

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    this.tried.set(true);
    const given = this.#given();
    if (this.busy() || !given.success) return;
    this.busy.set(true);
    try {
      const answer = await firstValueFrom(this.#http.post('/api/index-series', given.data));
      this.#toasts.show(this.t().followed);
      this.dialog.close(indexSeries.parse(answer).id);
    } catch (error) {
      this.problem.set(this.#failures.read(error));
    } finally {
      this.busy.set(false);
    }
  }
}
