import { Component } from '@angular/core';
import { Skeleton, injectTexts, sharedTexts } from '@vigie/ui';

/** Rows of a table that is on its way. */
@Component({
  selector: 'app-table-ghost',
  imports: [Skeleton],
  template: `
    <div role="status" [attr.aria-label]="shared().states.loading">
      @for (row of rows; track row) {
        <div class="row">
          <v-skeleton width="30%" height="13px" /><v-skeleton width="22%" height="13px" /><v-skeleton
            width="16%"
            height="13px"
          />
        </div>
      }
    </div>
  `,
  styles: `
    .row {
      display: flex;
      gap: 6%;
      align-items: center;
      height: 38px;
      padding: 0 12px;
      border-block-end: 1px solid var(--line-soft);
    }
  `,
})
export class TableGhost {
  protected readonly shared = injectTexts(sharedTexts);
  protected readonly rows = [1, 2, 3, 4, 5, 6, 7, 8];
}
