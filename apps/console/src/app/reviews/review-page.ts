import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import {
  ErrorState,
  Icon,
  InstantPipe,
  Locale,
  ReviewView,
  Toasts,
  injectTexts,
  sharedTexts,
} from '@vigie/ui';
import { publicationUndoMs } from '@vigie/rules';
import { type ServiceReview, reviewWords, serviceReview } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import * as z from 'zod';
import { Failures } from '../core/failures';
import { reloadOn } from '../core/live-reload';
import { keepLast } from '../core/resources';
import { SessionStore } from '../core/session-store';
import { DeskDraft } from '../drafts/desk-draft';
import { DraftLine } from '../drafts/draft-line';
import { TableGhost } from '../kit/table-ghost';
import { reviewTexts } from './reviews.texts';

const drafted = z.object({ comment: z.string(), since: z.coerce.number() });

/** The service review of a client and a month: read, commented, published. */
@Component({
  selector: 'app-review-page',
  imports: [DraftLine, ErrorState, Icon, InstantPipe, ReviewView, RouterLink, TableGhost],
  templateUrl: './review-page.html',
  styleUrl: './review-page.css',
})
export class ReviewPage {
  /** From the address. */
  readonly id = input.required<string>();

  readonly #http = inject(HttpClient);
  readonly #router = inject(Router);
  readonly #failures = inject(Failures);
  readonly #toasts = inject(Toasts);
  readonly #locale = inject(Locale).current;
  protected readonly t = injectTexts(reviewTexts);
  protected readonly shared = injectTexts(sharedTexts);
  protected readonly words = computed(() => reviewWords[this.#locale()]);
  protected readonly mayWrite = inject(SessionStore).can('reviews.write');
  readonly #url = computed(() => `/api/reviews/${encodeURIComponent(this.id())}`);
  protected readonly resource = httpResource(() => this.#url(), { parse: (raw) => serviceReview.parse(raw) });
  protected readonly review = keepLast(this.resource);
  readonly #stored = computed(() => this.review()?.comment ?? '');
  /** What is typed outlives the page until it is saved. */
  protected readonly draft = new DeskDraft(() => (this.mayWrite ? `review-${this.id()}` : null));
  readonly #drafted = computed(() => drafted.safeParse(this.draft.content().typed).data);
  protected readonly typed = computed(() => this.#drafted()?.comment ?? this.#stored());
  protected readonly changed = computed(() => this.typed().trim() !== this.#stored());
  /** The version that what is typed began from. */
  protected readonly since = computed(() => this.#drafted()?.since ?? this.review()?.version ?? 0);
  /** Somebody else has saved while we were typing: both are shown before one replaces the other. */
  protected readonly overtaken = computed(() => this.changed() && this.since() !== this.review()?.version);
  protected readonly busy = signal(false);

  constructor() {
    reloadOn(
      (event) => event.type === 'review.changed' && event.clientId === this.review()?.client.id,
      () => this.resource.reload(),
    );
  }

  protected hintOf({ monthOver, readers }: ServiceReview): string {
    if (!monthOver) return this.t().notOver;
    return readers.length > 0 ? this.t().told(readers.join(', ')) : this.t().nobody;
  }

  protected type(text: string): void {
    this.#draft(text, this.changed() ? this.since() : (this.review()?.version ?? 0));
  }

  /** What is typed now is meant for the comment as it is by now. */
  protected keepMine(): void {
    this.#draft(this.typed(), this.review()?.version ?? 0);
  }

  #draft(comment: string, since: number): void {
    if (comment.trim() === this.#stored()) this.draft.clear();
    else this.draft.change({ typed: { comment, since: String(since) } });
  }

  protected save(event?: Event): Promise<void> {
    event?.preventDefault();
    return this.#write(async () => {
      await this.#keep();
      this.#toasts.show(this.t().saved);
    });
  }

  /** What is still being typed belongs to what is published. */
  protected publish(): Promise<void> {
    return this.#write(async (review) => {
      const { version } = this.changed() ? await this.#keep() : review;
      await firstValueFrom(this.#http.post(`${this.#url()}/publication`, { version }));
      this.#toasts.show(this.t().publishedNow, {
        durationMs: publicationUndoMs,
        about: `review.${review.id}`,
        action: this.shared().actions.undo,
        onAction: () => void this.#undo(),
      });
    });
  }

  protected openTicket(ticketId: string): void {
    void this.#router.navigate(['/tickets', ticketId], { queryParams: { view: 'all' } });
  }

  #undo(): Promise<void> {
    return this.#write(async () => {
      await firstValueFrom(this.#http.delete(`${this.#url()}/publication`));
      this.#toasts.show(this.t().taken);
    });
  }

  async #keep(): Promise<ServiceReview> {
    const comment = this.typed().trim() || null;
    const version = this.since();
    const kept = serviceReview.parse(
      await firstValueFrom(this.#http.put(`${this.#url()}/comment`, { comment, version })),
    );
    this.resource.set(kept);
    this.draft.clear();
    return kept;
  }

  async #write(work: (review: ServiceReview) => Promise<void>): Promise<void> {
    const review = this.review();
    if (!review || this.busy()) return;
    this.busy.set(true);
    try {
      await work(review);
    } catch (error) {
      this.#failures.toast(error);
    } finally {
      this.busy.set(false);
      this.resource.reload();
    }
  }
}
