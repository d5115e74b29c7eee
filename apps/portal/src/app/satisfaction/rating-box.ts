import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { Icon, InstantPipe, Toasts, injectTexts } from '@vigie/ui';
import { type Rating, ratings } from '@vigie/rules';
import type { RatingChange, RequestRating } from '@vigie/wire';
import { ErrorSummary } from '../forms/error-summary';
import { injectSending } from '../forms/sending';
import { SubmitButton } from '../forms/submit-button';
import { TextField } from '../forms/text-field';
import { satisfactionTexts } from './texts';

const longest = 2000;

/** Two buttons record an opinion at once; a comment is asked for afterwards, and is optional. */
@Component({
  selector: 'app-rating-box',
  imports: [ErrorSummary, Icon, InstantPipe, SubmitButton, TextField],
  template: `
    @if (rating().open) {
      <p id="rating-ask">{{ t().ask }}</p>
      @if (sending.problem(); as problem) {
        <app-error-summary [heading]="problem.message" />
      }
      <div class="ratings" role="group" aria-labelledby="rating-ask">
        @for (one of ratings; track one) {
          <button
            type="button"
            class="btn"
            [class.btn-primary]="preferred() === one"
            [attr.aria-pressed]="rating().rating === one"
            [attr.aria-disabled]="sending.busy()"
            (click)="say(one)"
          >
            <v-icon [name]="one === 'good' ? 'thumbs-up' : 'thumbs-down'" [size]="20" />{{ t()[one] }}
          </button>
        }
      </div>
      <div role="status">
        @if (rating().rating) {
          <p class="rating-kept">
            <v-icon name="circle-check" [size]="18" />
            <span
              >{{ said() ? t().thanks : t().said[rating().rating!](rating().requester) }}
              {{ t().until(rating().until | vInstant: 'date') }}</span
            >
          </p>
        }
      </div>
      @if (rating().rating) {
        <form class="form" novalidate (submit)="comment($event)">
          <app-text-field
            name="comment"
            type="prose"
            [rows]="3"
            [max]="2000"
            [optional]="true"
            [label]="t().comment"
            [hint]="t().commentHint"
            [(value)]="words"
          />
          <app-submit-button [label]="t().send" [busyLabel]="t().sending" [busy]="sending.busy()" />
        </form>
      }
    } @else if (rating().rating; as recorded) {
      <p>{{ t().said[recorded](rating().requester) }}</p>
      @if (rating().comment; as comment) {
        <blockquote class="rating-words">{{ comment }}</blockquote>
      }
    } @else {
      <p>{{ t().over }}</p>
    }
  `,
})
export class RatingBox {
  readonly rating = input.required<RequestRating>();
  /** What the link of the mail said; it is only shown first. */
  readonly proposed = input<Rating | null>(null);
  /** Sends what is said, and gives the new state back by `rating`. */
  readonly record = input.required<(said: RatingChange) => Promise<unknown>>();
  readonly recorded = output();

  readonly #toasts = inject(Toasts);
  protected readonly t = injectTexts(satisfactionTexts);
  protected readonly sending = injectSending();
  protected readonly ratings = ratings;
  protected readonly said = signal(false);
  protected readonly preferred = computed(() => this.rating().rating ?? this.proposed());
  protected readonly words = linkedSignal(() => this.rating().comment ?? '');

  protected async say(rating: Rating): Promise<void> {
    if (this.rating().rating === rating) return;
    if (await this.#send({ rating, comment: this.rating().comment })) this.said.set(true);
  }

  protected async comment(event: Event): Promise<void> {
    event.preventDefault();
    const { rating } = this.rating();
    const comment = this.words().trim().slice(0, longest) || null;
    if (rating && (await this.#send({ rating, comment }))) this.#toasts.show(this.t().sent);
  }

  #send(said: RatingChange): Promise<boolean> {
    return this.sending.run(async () => {
      await this.record()(said);
      this.recorded.emit();
    });
  }
}
