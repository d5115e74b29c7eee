import { Component, computed, input, model, signal } from '@angular/core';
import { Icon, injectTexts } from '@vigie/ui';
import { newRequestTexts } from '../new-request/texts';
import { FieldFrame } from './field-frame';
import { SuggestInput, type Suggestion } from './suggest-input';
import { describedBy } from './text-field';

/** Several short answers: typed one after the other, or pasted one per line. */
@Component({
  selector: 'app-list-field',
  imports: [FieldFrame, Icon, SuggestInput],
  template: `
    <app-field-frame
      [for]="id()"
      [label]="label()"
      [hint]="hints()"
      [error]="error()"
      [optional]="optional()"
    >
      <span class="list-row">
        @if (left(); as options) {
          <app-suggest-input
            [inputId]="id()"
            [name]="name()"
            [options]="options"
            [invalid]="error() !== null"
            [describedBy]="described()"
            [(value)]="pending"
            (taken)="add()"
            (keydown.enter)="add($event)"
            (focusout)="add()"
            (paste)="paste($event)"
          />
        } @else {
          <input
            class="input"
            autocomplete="off"
            [id]="id()"
            [name]="name()"
            [value]="pending()"
            [attr.aria-invalid]="error() ? true : null"
            [attr.aria-describedby]="described()"
            (input)="pending.set(line.value)"
            (keydown.enter)="add($event)"
            (blur)="add()"
            (paste)="paste($event)"
            #line
          />
        }
        <button type="button" class="btn" [disabled]="pending().trim() === ''" (click)="add()">
          <v-icon name="plus" [size]="18" />{{ t().list.add }}
        </button>
      </span>
      @if (items().length > 0) {
        <ul class="chips" [attr.aria-label]="t().list.added">
          @for (item of items(); track item) {
            <li class="tag">
              {{ item }}
              <button type="button" [attr.aria-label]="t().list.remove(item)" (click)="remove(item)">
                <v-icon name="x" />
              </button>
            </li>
          }
        </ul>
      }
    </app-field-frame>
  `,
})
export class ListField {
  readonly items = model<readonly string[]>([]);
  readonly name = input.required<string>();
  readonly label = input.required<string>();
  readonly hint = input('');
  readonly error = input<string | null>(null);
  readonly optional = input(false);
  readonly max = input(50);
  /** Answers that can be taken over, where any other may be typed; null where nothing is ever proposed. */
  readonly suggestions = input<readonly Suggestion[] | null>(null);

  protected readonly t = injectTexts(newRequestTexts);
  protected readonly pending = signal('');
  protected readonly left = computed(
    () => this.suggestions()?.filter(({ value }) => !this.items().includes(value)) ?? null,
  );
  protected readonly id = computed(() => `f-${this.name()}`);
  protected readonly hints = computed(() => `${this.hint()} ${this.t().list.hint}`.trim());
  protected readonly described = computed(() => describedBy(this.id(), this.hints(), this.error()));

  protected add(event?: Event): void {
    // Enter with something typed adds it; with nothing typed it sends the form like everywhere else.
    if (this.pending().trim() === '') return;
    event?.preventDefault();
    this.#take([this.pending()]);
    this.pending.set('');
  }

  protected paste(event: ClipboardEvent): void {
    const lines = (event.clipboardData?.getData('text') ?? '').split(/[\r\n;]+/);
    if (lines.length < 2) return;
    event.preventDefault();
    this.#take(lines);
  }

  protected remove(item: string): void {
    this.items.update((items) => items.filter((other) => other !== item));
  }

  #take(texts: readonly string[]): void {
    const cleaned = texts.map((text) => text.trim()).filter((text) => text !== '');
    this.items.update((items) => [...new Set([...items, ...cleaned])].slice(0, this.max()));
  }
}
