import { httpResource } from '@angular/common/http';
import { Component, computed, debounced, inject, input, output, signal, viewChild } from '@angular/core';
import { Icon, injectTexts } from '@vigie/ui';
import { type TicketRow, tagList } from '@vigie/wire';
import { Failures } from '../../core/failures';
import { keepLast, paramsOf } from '../../core/resources';
import { Commands } from '../../keyboard/commands';
import { Shortcuts } from '../../keyboard/shortcuts';
import { SuggestField, type Suggestion } from '../../kit/suggest-field';
import { TicketWrites } from '../ticket-writes';
import { tieTexts } from '../ties.texts';

const typingMs = 150;

/** The tags of a ticket; `t` adds one. */
@Component({
  selector: 'app-ticket-tags',
  imports: [Icon, SuggestField],
  template: `
    @if (canWork() || ticket().tags.length > 0) {
      <h3 class="label-small">{{ t().tags.title }}</h3>
    }
    @if (ticket().tags.length > 0) {
      <ul class="tags" role="list">
        @for (tag of ticket().tags; track tag.id) {
          <li class="chip" [class]="'chip-' + tag.colour">
            {{ tag.name }}
            @if (canWork()) {
              <button type="button" [attr.aria-label]="t().tags.remove(tag.name)" (click)="remove(tag.id)">
                <v-icon name="x" [size]="11" />
              </button>
            }
          </li>
        }
      </ul>
    }
    @if (canWork()) {
      <app-suggest-field
        inputId="ticket-tag"
        shortcut="l"
        [max]="40"
        [label]="t().tags.add"
        [placeholder]="t().tags.add"
        [options]="options()"
        [(text)]="text"
        (chosen)="add($event)"
      />
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 5px;
    }
    .tags {
      display: flex;
      flex-wrap: wrap;
      gap: 4px;
    }
    .chip {
      max-width: 100%;
      overflow-wrap: anywhere;
      white-space: normal;
    }
    button {
      display: inline-flex;
      padding: 4px;
      margin: -2px -6px -2px 0;
      border: 0;
      background: none;
      color: inherit;
      cursor: pointer;
    }
  `,
})
export class TicketTags {
  readonly ticket = input.required<TicketRow>();
  readonly canWork = input(false);
  readonly changed = output();

  readonly #writes = inject(TicketWrites);
  readonly #failures = inject(Failures);
  protected readonly t = injectTexts(tieTexts);
  protected readonly text = signal('');
  readonly #settled = debounced(() => this.text().trim(), typingMs);
  readonly #tags = httpResource(
    () => (this.canWork() ? { url: '/api/tags', params: paramsOf({ q: this.#settled.value() }) } : undefined),
    { parse: (raw) => tagList.parse(raw) },
  );
  readonly #last = keepLast(this.#tags);
  /** Tags that begin so and are not on the ticket; last, the one that would be new. */
  protected readonly options = computed<Suggestion[]>(() => {
    const typed = this.text().trim();
    const held = new Set(this.ticket().tags.map(({ id }) => id));
    const begins = typed.toLowerCase();
    const known = (this.#last()?.items ?? []).filter(({ name }) => name.toLowerCase().startsWith(begins));
    const options = known.filter(({ id }) => !held.has(id)).map(({ name }) => ({ key: name, label: name }));
    const isNew = typed !== '' && !known.some(({ name }) => name.toLowerCase() === begins);
    return isNew ? [...options, { key: typed, label: this.t().tags.make(typed) }] : options;
  });
  private readonly field = viewChild(SuggestField);

  constructor() {
    const run = (): void => this.field()?.focus();
    inject(Shortcuts).use({ l: run });
    inject(Commands).offer(() =>
      this.canWork() ? [{ id: 'tag', label: this.t().tags.add, icon: 'plus', key: 'l', run }] : [],
    );
  }

  protected async add({ key: name }: Suggestion): Promise<void> {
    await this.#write(() => this.#writes.tag(this.ticket().id, name));
    this.#tags.reload();
  }

  protected remove(tagId: string): Promise<void> {
    return this.#write(() => this.#writes.untag(this.ticket().id, tagId));
  }

  async #write(action: () => Promise<unknown>): Promise<void> {
    try {
      await action();
      this.changed.emit();
    } catch (error) {
      this.#failures.toast(error);
    }
  }
}
