import { CdkMenu, CdkMenuItem, CdkMenuTrigger } from '@angular/cdk/menu';
import { Component, ElementRef, computed, inject, input, viewChildren } from '@angular/core';
import { RouterLink } from '@angular/router';
import { DayPipe, EmptyState, ErrorState, Icon, MoneyPipe, injectTexts } from '@vigie/ui';
import { type ClaimItem, type PenaltyClient, claimPage, penaltyClientPage } from '@vigie/wire';
import { reloadOn } from '../core/live-reload';
import { pagedList } from '../core/paged-list';
import { Shortcuts } from '../keyboard/shortcuts';
import { LoadMore } from '../kit/load-more';
import { TableGhost } from '../kit/table-ghost';
import { ClaimStateChip } from './claim-state';
import { penaltyPageTexts } from './penalties.texts';

/** What could be claimed of each client, and what was claimed. */
@Component({
  selector: 'app-penalties-page',
  imports: [
    CdkMenu,
    CdkMenuItem,
    CdkMenuTrigger,
    ClaimStateChip,
    DayPipe,
    EmptyState,
    ErrorState,
    Icon,
    LoadMore,
    MoneyPipe,
    RouterLink,
    TableGhost,
  ],
  templateUrl: './penalties-page.html',
  styleUrl: './penalties.css',
})
export class PenaltiesPage {
  readonly show = input<string>();

  protected readonly t = injectTexts(penaltyPageTexts);
  protected readonly shown = computed(() => (this.show() === 'claims' ? 'claims' : 'due'));
  protected readonly clients = pagedList<PenaltyClient>({
    url: '/api/penalties',
    params: () => ({}),
    parse: (raw) => penaltyClientPage.parse(raw),
    step: 20,
  });
  protected readonly claims = pagedList<ClaimItem>({
    url: '/api/penalty-claims',
    params: () => ({}),
    parse: (raw) => claimPage.parse(raw),
  });
  private readonly lines = viewChildren<string, ElementRef<HTMLElement>>('line', { read: ElementRef });

  constructor() {
    reloadOn(
      ({ type }) => type === 'penalty.changed',
      () => {
        this.clients.reload();
        this.claims.reload();
      },
    );
    inject(Shortcuts).use({ j: () => this.#move(1), k: () => this.#move(-1) });
  }

  #move(direction: 1 | -1): void {
    const lines = this.lines().map(({ nativeElement }) => nativeElement);
    const from = lines.findIndex((line) => line === document.activeElement);
    lines[Math.min(Math.max(from + direction, 0), lines.length - 1)]?.focus();
  }
}
