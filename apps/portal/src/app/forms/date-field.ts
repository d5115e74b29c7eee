import { Component, type ElementRef, computed, inject, input, model, viewChild } from '@angular/core';
import {
  Icon,
  Locale,
  Ticker,
  dateOfInstant,
  formatDay,
  injectTexts,
  readTypedDate,
  type Leaning,
} from '@vigie/ui';
import { newRequestTexts } from '../new-request/texts';
import { FieldFrame } from './field-frame';
import { describedBy } from './text-field';

/** A date as people type it, said back in words, with the browser's own calendar beside it. */
@Component({
  selector: 'app-date-field',
  imports: [FieldFrame, Icon],
  template: `
    <app-field-frame [for]="id()" [label]="label()" [hint]="hint()" [error]="error()" [optional]="optional()">
      <span class="date-row">
        <input
          class="input"
          autocomplete="off"
          [id]="id()"
          [name]="name()"
          [value]="value()"
          [attr.aria-required]="!optional()"
          [attr.aria-invalid]="error() ? true : null"
          [attr.aria-describedby]="described()"
          (input)="value.set(line.value)"
          #line
        />
        <span class="picker">
          <button
            type="button"
            class="btn btn-icon"
            [attr.aria-label]="t().date.picker"
            (click)="openPicker()"
          >
            <v-icon name="calendar-days" [size]="20" />
          </button>
          <input
            type="date"
            tabindex="-1"
            aria-hidden="true"
            [value]="date() ?? ''"
            [attr.min]="leaning() === 'future' ? today() : null"
            [attr.max]="leaning() === 'past' ? today() : null"
            (change)="picked(native.value)"
            #native
          />
        </span>
      </span>
      <p class="meant" aria-live="polite" [id]="id() + '-meant'">
        @if (date(); as day) {
          {{ t().date.meant(say(day)) }}
        }
      </p>
    </app-field-frame>
  `,
})
export class DateField {
  readonly value = model('');
  readonly name = input.required<string>();
  readonly label = input.required<string>();
  readonly hint = input('');
  readonly error = input<string | null>(null);
  readonly optional = input(false);
  readonly leaning = input<Leaning>('future');

  protected readonly t = injectTexts(newRequestTexts);
  readonly #locale = inject(Locale);
  readonly #ticker = inject(Ticker);
  private readonly nativeRef = viewChild.required<ElementRef<HTMLInputElement>>('native');
  protected readonly id = computed(() => `f-${this.name()}`);
  protected readonly today = computed(() => dateOfInstant(this.#ticker.now()));
  protected readonly date = computed(() => {
    const read = readTypedDate(this.value(), this.today(), this.leaning());
    return read.state === 'ok' ? read.date : undefined;
  });
  protected readonly described = computed(() =>
    [describedBy(this.id(), this.hint(), this.error()), `${this.id()}-meant`].filter(Boolean).join(' '),
  );

  protected say(date: string): string {
    return formatDay(date, this.#locale.current());
  }

  protected openPicker(): void {
    const native = this.nativeRef().nativeElement;
    try {
      native.showPicker();
    } catch {
      // Browsers without a scripted picker open it from the field itself.
      native.focus();
    }
  }

  protected picked(iso: string): void {
    const [year, month, day] = iso.split('-');
    if (day) this.value.set(`${Number(day)}/${Number(month)}/${year}`);
  }
}
