import { Component, ElementRef, computed, inject, input, viewChildren } from '@angular/core';
import { Router } from '@angular/router';
import { DayPipe, Dialogs, EmptyState, ErrorState, Icon, MoneyPipe, injectTexts } from '@vigie/ui';
import { type ReminderItem, reminderPage, reminderStates } from '@vigie/wire';
import { reloadOn } from '../core/live-reload';
import { pagedList } from '../core/paged-list';
import { paramsOf } from '../core/resources';
import { ClientFilter } from '../kit/client-filter';
import { LoadMore } from '../kit/load-more';
import { TableGhost } from '../kit/table-ghost';
import { Shortcuts } from '../keyboard/shortcuts';
import { ReminderPanel } from './reminder-panel';
import { reminderChips } from './reminder-state';
import { reminderTexts } from './reminders.texts';

/** Everything that was said to clients about what they owe, the latest first, with what has become of it. */
@Component({
  selector: 'app-reminder-ledger',
  imports: [ClientFilter, DayPipe, EmptyState, ErrorState, Icon, LoadMore, MoneyPipe, TableGhost],
  templateUrl: './reminder-ledger.html',
  styleUrl: './reminders.css',
})
export class ReminderLedger {
  readonly client = input<string>();
  readonly state = input<string>();

  readonly #router = inject(Router);
  readonly #dialogs = inject(Dialogs);
  protected readonly t = injectTexts(reminderTexts);
  protected readonly states = reminderStates;
  protected readonly chips = reminderChips;
  protected readonly narrowed = computed(() => Boolean(this.client() ?? this.state()));
  protected readonly list = pagedList<ReminderItem>({
    url: '/api/reminders',
    params: computed(() => paramsOf({ client: this.client(), state: this.state() })),
    parse: (raw) => reminderPage.parse(raw),
  });
  private readonly lines = viewChildren<string, ElementRef<HTMLElement>>('line', { read: ElementRef });

  constructor() {
    reloadOn(
      ({ type }) => type === 'reminder.changed',
      () => this.list.reload(),
    );
    inject(Shortcuts).use({ j: () => this.#move(1), k: () => this.#move(-1) });
  }

  protected filter(key: 'client' | 'state', value: string): void {
    const queryParams = { [key]: value || null };
    void this.#router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }

  protected widen(): void {
    void this.#router.navigate([], { queryParams: { show: 'ledger' } });
  }

  protected open({ id }: ReminderItem): void {
    const dialog = this.#dialogs.openPanel<undefined, string, ReminderPanel>(ReminderPanel, {
      label: this.t().ledger.title,
      data: id,
      width: '640px',
    });
    dialog.closed.subscribe(() => this.list.reload());
  }

  #move(direction: 1 | -1): void {
    const lines = this.lines().map(({ nativeElement }) => nativeElement);
    const from = lines.findIndex((line) => line === document.activeElement);
    lines[Math.min(Math.max(from + direction, 0), lines.length - 1)]?.focus();
  }
}
