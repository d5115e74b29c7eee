import { Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Icon, Locale, Ticker, injectTexts } from '@vigie/ui';
import type { DraftedForm } from './drafted-form';
import { sayWhen } from './say-when';
import { draftTexts } from './texts';

/** Above a form: what it begins with, or the choice between two states of it. */
@Component({
  selector: 'app-draft-notice',
  imports: [Icon, RouterLink],
  template: `
    @if (draft().conflict(); as conflict) {
      <div class="notice notice-warn" role="alert">
        <v-icon name="triangle-alert" [size]="20" />
        <div>
          @if (conflict.theirs) {
            <strong>{{ t().conflict.title }}</strong>
            <p>{{ conflict.showing === 'mine' ? t().conflict.mine(when()) : t().conflict.theirs }}</p>
          } @else {
            <strong>{{ t().conflict.gone.title }}</strong>
            <p>
              {{ t().conflict.gone.body }} <a routerLink="/demandes">{{ t().conflict.gone.requests }}</a>
            </p>
          }
          <p class="notice-actions">
            @if (conflict.theirs) {
              <button type="button" class="btn" (click)="draft().swap()">
                {{ conflict.showing === 'mine' ? t().conflict.see : t().conflict.back }}
              </button>
              <button type="button" class="btn" (click)="draft().keepShown()">{{ t().conflict.keep }}</button>
            } @else {
              <button type="button" class="btn" (click)="draft().keepShown()">
                {{ t().conflict.gone.keep }}
              </button>
              <button type="button" class="btn" (click)="clear()">{{ t().clear }}</button>
            }
          </p>
        </div>
      </div>
    } @else if (draft().resumedAt()) {
      <p class="kept" role="status">
        <v-icon name="check" [size]="18" /><span>{{ t().resumed(resumed()) }}</span>
        <button type="button" class="link-button" (click)="clear()">{{ t().clear }}</button>
      </p>
    }
  `,
})
export class DraftNotice {
  readonly draft = input.required<DraftedForm>();
  /** What the page remembers of the attempt before is over, too. */
  readonly cleared = output();
  readonly #locale = inject(Locale);
  readonly #ticker = inject(Ticker);
  protected readonly t = injectTexts(draftTexts);
  protected readonly when = computed(() => this.#say(this.draft().conflict()?.savedAt));
  protected readonly resumed = computed(() => this.#say(this.draft().resumedAt()));

  protected clear(): void {
    this.draft().clear();
    this.cleared.emit();
  }

  #say(at: string | null | undefined): string {
    return at ? sayWhen(at, this.#ticker.now(), this.#locale.current()) : '';
  }
}
