import { Component, computed, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import { Dialogs, Icon, type IconName, injectTexts } from '@vigie/ui';
import type { TicketColumn } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { displayTexts } from '../display.texts';
import { BrowserColumns } from './browser-columns';
import { ColumnsDialog } from './columns-dialog';
import { type DeskQuery, type Display, displayOf, displays, namedColumns } from './ticket-filters';

const icons: Record<Display, IconName> = { list: 'list', table: 'table-2', board: 'kanban' };

/** How the tickets are laid out, kept in the address; a table has its columns. */
@Component({
  selector: 'app-display-switch',
  imports: [Icon],
  template: `
    @if (current() === 'table') {
      <button
        type="button"
        class="btn btn-quiet btn-icon btn-small"
        [attr.aria-label]="t().columns"
        [title]="t().columns"
        (click)="choose()"
      >
        <v-icon name="columns-3" />
      </button>
    }
    <div class="group" role="group" [attr.aria-label]="t().label">
      @for (display of all; track display) {
        <button
          type="button"
          class="btn btn-quiet btn-icon btn-small"
          [attr.aria-pressed]="current() === display"
          [attr.aria-label]="t().displays[display]"
          [title]="t().displays[display]"
          (click)="show({ display: display === 'list' ? undefined : display })"
        >
          <v-icon [name]="icons[display]" />
        </button>
      }
    </div>
  `,
  styles: `
    :host,
    .group {
      display: flex;
      flex: none;
    }
    .group button[aria-pressed='true'] {
      background: var(--accent-wash);
      color: var(--accent);
    }
  `,
})
export class DisplaySwitch {
  readonly query = input.required<DeskQuery>();
  /** The saved view that the filters come from. */
  readonly saved = input<string>();

  readonly #router = inject(Router);
  readonly #dialogs = inject(Dialogs);
  readonly #browser = inject(BrowserColumns);
  protected readonly t = injectTexts(displayTexts);
  protected readonly all = displays;
  protected readonly icons = icons;
  protected readonly current = computed(() => displayOf(this.query()));

  protected show(change: Pick<DeskQuery, 'display' | 'columns'>): void {
    const kept = change.display === 'table' ? this.query().columns : undefined;
    const queryParams = { ...this.query(), saved: this.saved(), columns: kept, ...change };
    void this.#router.navigate(['/tickets'], { queryParams });
  }

  protected async choose(): Promise<void> {
    const dialog = this.#dialogs.open<TicketColumn[], readonly TicketColumn[], ColumnsDialog>(ColumnsDialog, {
      label: this.t().columns,
      data: namedColumns(this.query()) ?? this.#browser.columns(),
      width: '380px',
    });
    const columns = await firstValueFrom(dialog.closed);
    if (!columns) return;
    this.#browser.keep(columns);
    this.show({ display: 'table', columns: columns.join(',') });
  }
}
