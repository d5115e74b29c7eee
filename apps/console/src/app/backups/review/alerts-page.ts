import { httpResource } from '@angular/common/http';
import { Component, ElementRef, computed, inject, input, viewChildren } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { alertClasses, isGrave } from '@vigie/rules';
import { EmptyState, ErrorState, Icon, InstantPipe, Locale, NumberPipe, injectTexts } from '@vigie/ui';
import { type BackupAlert, backupAlertCounts, backupAlertPage, backupWords } from '@vigie/wire';
import { reloadOn } from '../../core/live-reload';
import { pagedList } from '../../core/paged-list';
import { keepLast, paramsOf } from '../../core/resources';
import { ClientFilter } from '../../kit/client-filter';
import { LoadMore } from '../../kit/load-more';
import { Shortcuts } from '../../keyboard/shortcuts';
import { TableGhost } from '../../kit/table-ghost';
import { backupReviewTexts } from './review.texts';

/** What is wrong with backups now, by class: failures, quotas, who is not covered. */
@Component({
  selector: 'app-backup-alerts-page',
  imports: [
    ClientFilter,
    EmptyState,
    ErrorState,
    Icon,
    InstantPipe,
    LoadMore,
    NumberPipe,
    RouterLink,
    TableGhost,
  ],
  template: `
    <div class="head">
      <p>{{ t().alerts.text }}</p>
      <div class="toolbar">
        <app-client-filter [client]="client()" (chosen)="go({ client: $event || null })" />
      </div>
    </div>
    <div class="segments wrap" role="group" [attr.aria-label]="t().alerts.tabs">
      <button
        type="button"
        class="btn btn-small"
        [attr.aria-pressed]="shown() === null"
        (click)="go({ class: null })"
      >
        {{ t().alerts.all }}
      </button>
      @for (one of present(); track one.class) {
        <button
          type="button"
          class="btn btn-small"
          [attr.aria-pressed]="shown() === one.class"
          (click)="go({ class: one.class })"
        >
          {{ t().classes[one.class] }} {{ one.count | vNumber }}
        </button>
      }
    </div>
    <div class="card sheet">
      @if (list.ready()) {
        @if (list.rows().length > 0) {
          <table class="table">
            <thead>
              <tr>
                <th scope="col">{{ t().alerts.class }}</th>
                <th scope="col">{{ t().board.job }}</th>
                <th scope="col">{{ t().alerts.about }}</th>
                <th scope="col">{{ t().alerts.ticket }}</th>
                <th scope="col" class="number">{{ t().alerts.since }}</th>
              </tr>
            </thead>
            <tbody>
              @for (row of list.rows(); track row.id) {
                <tr>
                  <td>
                    <span class="chip" [class]="isGrave(row.class) ? 'chip-bad' : 'chip-warn'"
                      ><v-icon name="triangle-alert" [size]="12" />{{ t().classes[row.class] }}</span
                    >
                  </td>
                  <td>
                    <a [routerLink]="['/backups/jobs', row.job.id]">{{ row.job.name }}</a>
                    <small>{{ t().entry.of(row.client.name, words().engines[row.job.engine]) }}</small>
                  </td>
                  <td class="said">
                    <span class="clamp" [title]="row.detail">{{ row.detail }}</span>
                    <small>{{ t().alerts.times(row.occurrences, row.streak) }}</small>
                  </td>
                  <td>
                    <a
                      #line
                      class="ticket"
                      [routerLink]="['/tickets', row.ticket.id]"
                      [queryParams]="{ view: 'all' }"
                      >{{ row.ticket.number }}</a
                    >
                  </td>
                  <td class="number">{{ row.since | vInstant }}</td>
                </tr>
              }
            </tbody>
          </table>
          @if (list.more()) {
            <app-load-more (reached)="list.loadMore()" />
          }
        } @else {
          <v-empty-state
            icon="circle-check"
            [title]="shown() ? t().alerts.emptyOf : t().alerts.empty"
            [text]="shown() ? '' : t().alerts.emptyText"
          />
        }
      } @else if (list.error()) {
        <v-error-state [error]="list.error()" (retry)="list.reload()" />
      } @else {
        <app-table-ghost />
      }
    </div>
    @if (list.rows().length > 0) {
      <p class="hint">{{ t().alerts.keys }}</p>
    }
  `,
  styleUrl: './review-page.css',
})
export class BackupAlertsPage {
  readonly class = input<string>();
  readonly client = input<string>();
  readonly #router = inject(Router);
  protected readonly t = injectTexts(backupReviewTexts);
  readonly #locale = inject(Locale).current;
  protected readonly words = computed(() => backupWords[this.#locale()]);
  protected readonly isGrave = isGrave;
  protected readonly shown = computed(() => alertClasses.find((one) => one === this.class()) ?? null);
  protected readonly list = pagedList<BackupAlert>({
    url: '/api/backups/alerts',
    params: computed(() => paramsOf({ class: this.shown(), client: this.client() })),
    parse: (raw) => backupAlertPage.parse(raw),
  });
  readonly #counts = httpResource(() => '/api/backups/alerts/counts', {
    parse: (raw) => backupAlertCounts.parse(raw),
  });
  readonly #last = keepLast(this.#counts);
  protected readonly present = computed(() =>
    alertClasses.flatMap((one) => this.#last()?.items.find((item) => item.class === one) ?? []),
  );

  private readonly lines = viewChildren<string, ElementRef<HTMLElement>>('line', { read: ElementRef });

  constructor() {
    inject(Shortcuts).use({ j: () => this.#move(1), k: () => this.#move(-1) });
    reloadOn(
      (event) => event.type === 'backup.changed',
      () => {
        this.list.reload();
        this.#counts.reload();
      },
    );
  }

  #move(direction: 1 | -1): void {
    const lines = this.lines().map(({ nativeElement }) => nativeElement);
    const from = lines.findIndex((line) => line === document.activeElement);
    lines[Math.min(Math.max(from + direction, 0), lines.length - 1)]?.focus();
  }

  protected go(queryParams: Record<string, string | null>): void {
    void this.#router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }
}
