import { CdkMenu, CdkMenuItemRadio, CdkMenuTrigger } from '@angular/cdk/menu';
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
  imports: [CdkMenu, CdkMenuItemRadio, CdkMenuTrigger, Icon],
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
    <button
      type="button"
      class="btn btn-quiet btn-icon btn-small"
      [cdkMenuTriggerFor]="layouts"
      [attr.aria-label]="t().label + ', ' + t().displays[current()]"
      [title]="t().label"
    >
      <v-icon [name]="icons[current()]" />
    </button>
    <ng-template #layouts>
      <div class="menu" cdkMenu [attr.aria-label]="t().label">
        @for (display of all; track display) {
          <button
            type="button"
            class="menu-item"
            cdkMenuItemRadio
            [cdkMenuItemChecked]="current() === display"
            [class.current]="current() === display"
            (cdkMenuItemTriggered)="show({ display: display === 'list' ? undefined : display })"
          >
            <v-icon [name]="icons[display]" [size]="14" /> {{ t().displays[display] }}
          </button>
        }
      </div>
    </ng-template>
  `,
  styles: `
    :host {
      display: flex;
      flex: none;
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
