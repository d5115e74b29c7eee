import { Component, computed, inject, input, output } from '@angular/core';
import { type ReviewFigures, reviewContent, reviewWords } from '@vigie/wire';
import { Locale } from '../text/locale';
import { ColumnChart } from './column-chart';

/** The figures of a service review: numbers, charts, then tables that become cards on a phone. */
@Component({
  selector: 'v-review-view',
  imports: [ColumnChart],
  templateUrl: './review-view.html',
  styleUrl: './review-view.css',
})
export class ReviewView {
  readonly figures = input.required<ReviewFigures>();
  /** Where the tickets of a table are, for those who may open them. */
  readonly ticketsAt = input<string | null>(null);
  readonly ticketOpened = output<string>();

  /** A table with more lines than these is opened by whoever wants to read it. */
  protected readonly shortest = 12;

  readonly #locale = inject(Locale).current;
  protected readonly words = computed(() => reviewWords[this.#locale()]);
  protected readonly content = computed(() => reviewContent(this.figures(), this.#locale()));

  /** A click with a key opens a new window, as anywhere. */
  protected open(event: MouseEvent, ticketId: string): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.ticketOpened.emit(ticketId);
  }
}
