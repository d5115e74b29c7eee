import { Component, input, output } from '@angular/core';
import { Icon, injectTexts } from '@vigie/ui';
import { kitTexts } from './kit.texts';

/** What somebody else changed beside what one wanted, and the choice between both. */
@Component({
  selector: 'app-two-versions',
  imports: [Icon],
  template: `
    <div class="notice notice-warn" role="alert">
      <v-icon name="triangle-alert" />
      <div class="words">
        <strong>{{ title() }}</strong>
        <dl>
          <dt>{{ t().versions.theirs }}</dt>
          @for (line of theirs(); track $index) {
            <dd>{{ line }}</dd>
          } @empty {
            <dd>{{ t().versions.other }}</dd>
          }
          <dt>{{ t().versions.mine }}</dt>
          @for (line of mine(); track $index) {
            <dd>{{ line }}</dd>
          } @empty {
            <dd>{{ t().versions.nothing }}</dd>
          }
        </dl>
        <p>{{ text() }}</p>
        <p class="actions">
          @if (canApply()) {
            <button type="button" class="btn btn-small btn-primary" (click)="applied.emit()">
              {{ t().versions.keepMine }}
            </button>
          }
          <button type="button" class="btn btn-small" (click)="closed.emit()">
            {{ canApply() ? t().versions.keepTheirs : t().versions.close }}
          </button>
        </p>
      </div>
    </div>
  `,
  styles: `
    .words {
      display: grid;
      gap: 6px;
      min-width: 0;
    }
    dl {
      display: grid;
      grid-template-columns: max-content 1fr;
      gap: 2px 12px;
    }
    dt {
      grid-column: 1;
    }
    dd {
      grid-column: 2;
      color: var(--ink-1);
      overflow-wrap: anywhere;
      white-space: pre-line;
    }
    .actions {
      display: flex;
      gap: 8px;
    }
  `,
})
export class TwoVersions {
  readonly title = input.required<string>();
  readonly text = input.required<string>();
  readonly theirs = input.required<readonly string[]>();
  readonly mine = input.required<readonly string[]>();
  /** Whether mine can be done all the same from here. */
  readonly canApply = input(true);
  readonly applied = output();
  readonly closed = output();

  protected readonly t = injectTexts(kitTexts);
}
