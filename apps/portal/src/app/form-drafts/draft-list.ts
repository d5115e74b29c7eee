import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { wordsIn } from '@vigie/rules';
import { Icon, Locale, Ticker, Toasts, formatInstant, injectTexts, problemOf } from '@vigie/ui';
import { type FormDraft, formDrafts } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { formKinds, slugOf } from '../new-request/fields';
import { newRequestTexts } from '../new-request/texts';
import { sayWhen } from './say-when';
import { draftTexts } from './texts';

/** On the first page: what was begun and not sent, to go on with or to forget. */
@Component({
  selector: 'app-draft-list',
  imports: [Icon, RouterLink],
  templateUrl: './draft-list.html',
})
export class DraftList {
  readonly #http = inject(HttpClient);
  readonly #locale = inject(Locale);
  readonly #ticker = inject(Ticker);
  readonly #toasts = inject(Toasts);
  readonly #asked = injectTexts(newRequestTexts);
  protected readonly t = injectTexts(draftTexts);
  readonly #list = httpResource(() => '/api/portal/form-drafts', { parse: (body) => formDrafts.parse(body) });
  /** The one whose removal is asked about. */
  protected readonly asking = signal<string | null>(null);
  /** Drafts are a help: when they cannot be had, the page stays as it is. */
  protected readonly rows = computed(() => {
    const locale = this.#locale.current();
    const items = this.#list.hasValue() ? this.#list.value().items : [];
    return items.map((draft) => ({
      draft,
      link: linkOf(draft),
      name: this.#nameOf(draft),
      about: aboutOf(draft),
      saved: this.t().saved(sayWhen(draft.savedAt, this.#ticker.now(), locale)),
      expires: this.t().expires(formatInstant(draft.expiresAt, 'date', locale)),
    }));
  });

  protected async remove({ form, version }: FormDraft): Promise<void> {
    this.asking.set(null);
    try {
      const url = `/api/portal/form-drafts/${form}`;
      await firstValueFrom(this.#http.put(url, { typed: {}, files: {}, version }));
      this.#toasts.show(this.t().removed);
    } catch (error) {
      this.#toasts.show(problemOf(error, this.#locale.current()).message);
    }
    this.#list.reload();
  }

  #nameOf({ form, name }: FormDraft): string {
    const kind = formKinds.find((one) => one === form);
    if (kind) return this.#asked().kinds[kind].title;
    return name ? wordsIn(name, this.#locale.current()) : this.t().withdrawn;
  }
}

function linkOf({ form }: FormDraft): readonly string[] {
  const kind = formKinds.find((one) => one === form);
  return kind ? ['/nouvelle-demande', slugOf(kind)] : ['/catalogue', form.replace('catalogue-', '')];
}

/** What tells two drafts apart, of the forms whose fields we know. */
function aboutOf({ typed }: FormDraft): string {
  const said = (key: string) => (typeof typed[key] === 'string' ? typed[key].trim() : '');
  const person = [said('firstName'), said('lastName')].filter(Boolean).join(' ');
  return (person || said('userPrincipalName') || said('subject') || said('what')).slice(0, 80);
}
