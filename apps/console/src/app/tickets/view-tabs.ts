import { CdkMenu, CdkMenuItem, CdkMenuTrigger } from '@angular/cdk/menu';
import { Component, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Icon, injectTexts } from '@vigie/ui';
import { ticketViews, type TicketView } from '@vigie/wire';
import { WorkCounts } from '../core/work-counts';
import { ticketTexts } from './tickets.texts';

/** Saved views as tabs: as many as fit, never one that is cut, and a menu of them all. */
@Component({
  selector: 'app-view-tabs',
  imports: [CdkMenu, CdkMenuItem, CdkMenuTrigger, Icon, RouterLink],
  templateUrl: './view-tabs.html',
  styleUrl: './view-tabs.css',
})
export class ViewTabs {
  readonly current = input.required<TicketView>();

  readonly #router = inject(Router);
  protected readonly counts = inject(WorkCounts).tickets;
  protected readonly t = injectTexts(ticketTexts);
  protected readonly views = ticketViews;

  protected open(view: TicketView): void {
    void this.#router.navigate(['/tickets'], { queryParams: { view } });
  }
}
