import { Component, computed, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import { injectTexts } from '@vigie/ui';
import type { SavedView } from '@vigie/wire';
import { SavedViews } from './saved-views';
import { savedViewTexts } from '../saved-views.texts';
import type { DeskQuery } from './ticket-filters';

/** For filters that no view holds yet: keep them as a view, in the view they came from, or give them up. */
@Component({
  selector: 'app-view-saving',
  template: `
    @if (saved(); as view) {
      <span class="differs">{{ t().differs }}</span>
      @if (mayChange()) {
        <button type="button" class="link-button" (click)="views.save(view, query())">{{ t().save }}</button>
      }
      <button type="button" class="link-button" (click)="views.saveAs(query())">{{ t().saveAs }}</button>
      <button type="button" class="link-button" (click)="reset(view)">{{ t().reset }}</button>
    } @else {
      <button type="button" class="link-button" (click)="views.saveAs(query())">{{ t().save }}</button>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 10px;
      align-items: center;
      margin-inline-start: auto;
      font-size: var(--text-12);
    }
    .link-button {
      font-size: inherit;
    }
    .differs {
      color: var(--ink-3);
    }
  `,
})
export class ViewSaving {
  readonly query = input.required<DeskQuery>();
  readonly saved = input<SavedView>();

  readonly #router = inject(Router);
  protected readonly views = inject(SavedViews);
  protected readonly t = injectTexts(savedViewTexts);
  protected readonly mayChange = computed(() => {
    const view = this.saved();
    return view !== undefined && this.views.mayChange(view);
  });

  protected reset({ id }: SavedView): void {
    void this.#router.navigate([], { queryParams: { saved: id } });
  }
}
