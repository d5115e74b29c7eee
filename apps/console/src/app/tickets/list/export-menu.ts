import { CdkMenu, CdkMenuItem, CdkMenuTrigger } from '@angular/cdk/menu';
import { HttpParams } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { Icon, injectTexts } from '@vigie/ui';
import { paramsOf } from '../../core/resources';
import { savedViewTexts } from '../saved-views.texts';
import { BrowserColumns } from './browser-columns';
import { type DeskQuery, apiParams, displayOf, namedColumns } from './ticket-filters';

/** All tickets of the view as a file, also those that are not on the screen. */
@Component({
  selector: 'app-export-menu',
  imports: [CdkMenu, CdkMenuItem, CdkMenuTrigger, Icon],
  template: `
    <button
      type="button"
      class="btn btn-quiet btn-icon btn-small"
      [cdkMenuTriggerFor]="formats"
      [attr.aria-label]="t().export"
      [title]="t().export"
    >
      <v-icon name="download" />
    </button>
    <ng-template #formats>
      <div class="menu" cdkMenu [attr.aria-label]="t().export">
        @for (format of all; track format) {
          <a class="menu-item" cdkMenuItem download [href]="address(format)">{{ t().formats[format] }}</a>
        }
      </div>
    </ng-template>
  `,
})
export class ExportMenu {
  readonly query = input.required<DeskQuery>();
  protected readonly t = injectTexts(savedViewTexts);
  readonly #browser = inject(BrowserColumns);
  /** A table is exported with its columns, a list with all of them. */
  readonly #columns = computed(() => namedColumns(this.query()) ?? this.#browser.columns());
  protected readonly all = ['csv', 'xlsx'] as const;

  protected address(format: 'csv' | 'xlsx'): string {
    const columns = displayOf(this.query()) === 'table' ? this.#columns().join(',') : undefined;
    const params = new HttpParams({ fromObject: paramsOf({ ...apiParams(this.query()), format, columns }) });
    return `/api/tickets/export?${params.toString()}`;
  }
}
