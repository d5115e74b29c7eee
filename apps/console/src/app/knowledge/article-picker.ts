import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { httpResource } from '@angular/common/http';
import { Component, computed, debounced, inject, linkedSignal, signal } from '@angular/core';
import { ErrorState, injectTexts } from '@vigie/ui';
import { type Reference, clientArticles } from '@vigie/wire';
import { keepLast } from '../core/resources';
import { knowledgeTexts } from './knowledge.texts';

/** What is put into an answer. */
export interface PickedArticle {
  title: string;
  url: string;
}

/** Finds an article that a client may read, without the mouse. */
@Component({
  selector: 'app-article-picker',
  imports: [ErrorState],
  template: `
    <h2>{{ t().insertTitle }}</h2>
    <p class="muted">{{ t().insertText(client.name) }}</p>
    <input
      #field
      class="input"
      type="search"
      role="combobox"
      aria-controls="picked-articles"
      aria-expanded="true"
      [attr.aria-label]="t().search"
      [attr.aria-activedescendant]="items().length > 0 ? 'article-' + active() : null"
      [value]="query()"
      (input)="query.set(field.value)"
      (keydown.arrowDown)="move(1); $event.preventDefault()"
      (keydown.arrowUp)="move(-1); $event.preventDefault()"
      (keydown.enter)="pick(active()); $event.preventDefault()"
    />
    <div id="picked-articles" role="listbox" [attr.aria-label]="t().insertTitle">
      @for (article of items(); track article.id; let index = $index) {
        <button
          type="button"
          class="menu-item"
          role="option"
          tabindex="-1"
          [id]="'article-' + index"
          [attr.aria-selected]="index === active()"
          (click)="pick(index)"
        >
          {{ article.title }}
        </button>
      }
    </div>
    @if (found.error()) {
      <v-error-state [error]="found.error()" (retry)="found.reload()" />
    } @else if (shown() && items().length === 0) {
      <p class="muted" role="status">{{ t().insertNone }}</p>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 10px;
      padding: 16px;
    }
    h2 {
      font-size: var(--text-15);
    }
    .menu-item {
      width: 100%;
      text-align: start;
    }
    .menu-item[aria-selected='true'] {
      background: var(--accent-wash);
    }
  `,
})
export class ArticlePicker {
  readonly #dialog = inject<DialogRef<PickedArticle>>(DialogRef);
  protected readonly client = inject<Reference>(DIALOG_DATA);
  protected readonly t = injectTexts(knowledgeTexts);
  protected readonly query = signal('');
  readonly #settled = debounced(() => this.query().trim().slice(0, 200), 180);
  protected readonly found = httpResource(
    () => ({
      url: '/api/articles/for-client',
      params: { clientId: this.client.id, q: this.#settled.value() },
    }),
    { parse: (raw) => clientArticles.parse(raw) },
  );
  protected readonly shown = keepLast(this.found);
  protected readonly items = computed(() => this.shown()?.items ?? []);
  protected readonly active = linkedSignal({ source: this.items, computation: () => 0 });

  protected move(step: number): void {
    const { length } = this.items();
    if (length > 0) this.active.update((index) => (index + step + length) % length);
  }

  protected pick(index: number): void {
    const article = this.items()[index];
    if (article) this.#dialog.close({ title: article.title, url: article.url });
  }
}
