import {
  Component,
  ElementRef,
  computed,
  debounced,
  inject,
  linkedSignal,
  resource,
  signal,
  viewChild,
} from '@angular/core';
import { Router } from '@angular/router';
import { Icon, Kbd, Locale, injectTexts } from '@vigie/ui';
import { FocusReturn } from '../keyboard/focus-return';
import { type Completion, complete, completionsOf, partAt, withName } from './completion';
import { KnownNames } from './known-names';
import { RecentSearches } from './recent-searches';
import { searchTexts } from './search.texts';

const typingMs = 150;

/** The field that searches everything: it completes operators, and remembers what was searched. */
@Component({
  selector: 'app-search-field',
  imports: [Icon, Kbd],
  templateUrl: './search-field.html',
  styleUrl: './search-field.css',
  host: { '(focusout)': 'leave($event)' },
})
export class SearchField {
  readonly #router = inject(Router);
  readonly #names = inject(KnownNames);
  readonly #recent = inject(RecentSearches);
  readonly #locale = inject(Locale).current;
  readonly #focus = new FocusReturn();
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly field = viewChild.required<ElementRef<HTMLInputElement>>('field');
  protected readonly t = injectTexts(searchTexts);

  protected readonly text = signal('');
  /** What the address searches for. */
  #followed = '';
  readonly #caret = signal(0);
  protected readonly open = signal(false);
  readonly #part = computed(() => partAt(this.text(), this.#caret()));
  readonly #asked = debounced(() => {
    const part = this.#part();
    return part?.field ? { field: part.field, text: part.text } : null;
  }, typingMs);
  readonly #found = resource({
    params: () => this.#asked.value() ?? undefined,
    loader: async ({ params }) => ({ ...params, names: await this.#names.find(params.field, params.text) }),
  });
  protected readonly showsRecent = computed(() => this.text().trim() === '');
  protected readonly options = computed<Completion[]>(() => {
    if (this.showsRecent()) return this.#recent.list().map((text) => ({ text, open: false }));
    const part = this.#part();
    if (!part) return [];
    const found = this.#found.hasValue() ? this.#found.value() : undefined;
    const { field } = part;
    const names = field !== null && found?.field === field ? found.names : [];
    const known = completionsOf(part, this.#locale());
    const things = names.map((name) => ({
      text: withName(field ?? 'client', name, this.#locale()),
      open: false,
    }));
    return [...known, ...things];
  });
  protected readonly shown = computed(() => this.open() && this.options().length > 0);
  /** -1 while nothing is chosen: Enter then searches. */
  protected readonly active = linkedSignal({ source: this.options, computation: () => -1 });

  /** From a shortcut: Escape goes back to where one was. */
  focus(): void {
    const field = this.field().nativeElement;
    this.#focus.enter(field);
    field.select();
  }

  /** Shows what the address searches for, unless somebody is typing. */
  follow(text: string): void {
    this.#followed = text;
    if (document.activeElement !== this.field().nativeElement) this.text.set(text);
  }

  protected typed(): void {
    this.text.set(this.field().nativeElement.value);
    this.moved();
    this.open.set(true);
  }

  protected moved(): void {
    const field = this.field().nativeElement;
    this.#caret.set(field.selectionStart ?? field.value.length);
  }

  protected step(by: number, event: Event): void {
    event.preventDefault();
    if (!this.shown()) {
      this.open.set(true);
      return;
    }
    const { length } = this.options();
    this.active.update((index) => (index + by + (index < 0 && by < 0 ? 1 : 0) + length) % length);
  }

  protected enter(event: Event): void {
    event.preventDefault();
    const option = this.shown() ? this.options()[this.active()] : undefined;
    if (option) this.choose(option);
    else this.search();
  }

  protected tab(event: Event): void {
    const option = this.shown() ? this.options()[Math.max(0, this.active())] : undefined;
    if (!option || this.showsRecent()) return;
    event.preventDefault();
    this.choose(option);
  }

  protected escape(event: Event): void {
    // Otherwise the browser empties the field.
    event.preventDefault();
    if (this.shown()) {
      this.open.set(false);
      return;
    }
    this.text.set(this.#followed);
    this.#focus.leave(this.field().nativeElement);
  }

  protected choose(option: Completion): void {
    if (this.showsRecent()) {
      this.#put(option.text, option.text.length);
      this.search();
      return;
    }
    const part = this.#part();
    if (!part) return;
    const { text, caret } = complete(this.text(), part, option);
    this.#put(text, caret);
    this.open.set(true);
  }

  protected search(): void {
    const q = this.text().trim();
    this.open.set(false);
    if (q === '') return;
    this.#recent.add(q);
    void this.#router.navigate(['/search'], { queryParams: { q } });
  }

  protected forget(): void {
    this.#recent.clear();
    this.field().nativeElement.focus();
  }

  protected leave(event: FocusEvent): void {
    if (!(event.relatedTarget instanceof Node) || !this.#host.contains(event.relatedTarget))
      this.open.set(false);
  }

  #put(text: string, caret: number): void {
    const field = this.field().nativeElement;
    field.value = text;
    field.setSelectionRange(caret, caret);
    this.text.set(text);
    this.#caret.set(caret);
  }
}
