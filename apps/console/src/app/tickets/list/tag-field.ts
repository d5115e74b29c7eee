import { httpResource } from '@angular/common/http';
import { Component, computed, debounced, input, output, signal } from '@angular/core';
import { type Tag, tagList } from '@vigie/wire';
import { keepLast, paramsOf } from '../../core/resources';
import { SuggestField, type Suggestion } from '../../kit/suggest-field';

const typingMs = 150;

/** Chooses one of the tags that exist. */
@Component({
  selector: 'app-tag-field',
  imports: [SuggestField],
  template: `
    <app-suggest-field
      [inputId]="inputId()"
      [label]="label()"
      [placeholder]="placeholder()"
      [max]="40"
      [options]="options()"
      [(text)]="text"
      (chosen)="choose($event)"
    />
  `,
})
export class TagField {
  readonly inputId = input.required<string>();
  readonly label = input.required<string>();
  readonly placeholder = input('');
  /** Says what choosing a name that nobody used yet does; without it only known tags can be chosen. */
  readonly make = input<(name: string) => string>();
  readonly chosen = output<Pick<Tag, 'name'> & Partial<Tag>>();

  protected readonly text = signal('');
  readonly #settled = debounced(() => this.text().trim(), typingMs);
  readonly #found = httpResource(
    () => ({ url: '/api/tags', params: paramsOf({ q: this.#settled.value() }) }),
    { parse: (raw) => tagList.parse(raw) },
  );
  readonly #last = keepLast(this.#found);
  readonly #known = computed(() => {
    const begins = this.text().trim().toLowerCase();
    return (this.#last()?.items ?? []).filter(({ name }) => name.toLowerCase().startsWith(begins));
  });
  protected readonly options = computed<Suggestion[]>(() => {
    const typed = this.text().trim();
    const options = this.#known().map(({ name }) => ({ key: name, label: name }));
    const isNew =
      typed !== '' && !this.#known().some(({ name }) => name.toLowerCase() === typed.toLowerCase());
    const make = this.make();
    return make && isNew ? [...options, { key: typed, label: make(typed) }] : options;
  });

  protected choose({ key: name }: Suggestion): void {
    this.chosen.emit(this.#known().find((tag) => tag.name === name) ?? { name });
  }
}
