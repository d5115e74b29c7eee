import { CdkMenu, CdkMenuItem, CdkMenuTrigger } from '@angular/cdk/menu';
import { Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Icon, Locale, formatNumber, injectTexts } from '@vigie/ui';
import { type SavedView, type TicketView, mostInView, ticketViews } from '@vigie/wire';
import { WorkCounts } from '../../core/work-counts';
import { SavedViews } from './saved-views';
import { savedViewTexts } from '../saved-views.texts';
import { ticketTexts } from '../tickets.texts';

/** Views as tabs, those of the desk and the saved ones: as many as fit, never one that is cut, and a menu of them all. */
@Component({
  selector: 'app-view-tabs',
  imports: [CdkMenu, CdkMenuItem, CdkMenuTrigger, Icon, RouterLink],
  templateUrl: './view-tabs.html',
  styleUrl: './view-tabs.css',
})
export class ViewTabs {
  readonly current = input.required<TicketView>();
  /** The saved view that is open, if one is. */
  readonly saved = input<SavedView>();
  /** A view of the desk is laid out as the one before. */
  readonly display = input<string>();

  readonly #router = inject(Router);
  readonly #counts = inject(WorkCounts).tickets;
  readonly #locale = inject(Locale).current;
  protected readonly t = injectTexts(ticketTexts);
  protected readonly words = injectTexts(savedViewTexts);
  protected readonly views = ticketViews;
  protected readonly store = inject(SavedViews);
  protected readonly groups = computed(() =>
    [
      { title: this.words().own, items: this.store.items().filter(({ shared }) => !shared) },
      { title: this.words().shared, items: this.store.items().filter(({ shared }) => shared) },
    ].filter(({ items }) => items.length > 0),
  );

  protected open(queryParams: { view: TicketView; display: string | undefined } | { saved: string }): void {
    void this.#router.navigate(['/tickets'], { queryParams });
  }

  /** Nothing for none; past what is counted, that there are more. */
  protected countOf(view: TicketView): string {
    const count = this.#counts()?.[view] ?? 0;
    if (count === 0) return '';
    const shown = formatNumber(Math.min(count, view === 'all' ? mostInView : count), this.#locale());
    return view === 'all' && count > mostInView ? `${shown}+` : shown;
  }

  protected isCurrent(view: TicketView): boolean {
    return !this.saved() && this.current() === view;
  }
}
