import { DialogRef } from '@angular/cdk/dialog';
import { Component, inject, input } from '@angular/core';
import { Icon, type ShownProblem, injectTexts, sharedTexts } from '@vigie/ui';

/** What a side panel is about, and the way out of it. */
@Component({
  selector: 'app-panel-head',
  imports: [Icon],
  template: `
    <header class="panel-head">
      <h2>{{ heading() }}</h2>
      <button
        type="button"
        class="btn btn-quiet btn-icon btn-small"
        [attr.aria-label]="shared().actions.close"
        (click)="dialog.close()"
      >
        <v-icon name="x" />
      </button>
    </header>
  `,
})
export class PanelHead {
  readonly heading = input.required<string>();
  protected readonly dialog = inject(DialogRef);
  protected readonly shared = injectTexts(sharedTexts);
}

/** What was refused, and the two ways on: leave it, or keep what was typed. */
@Component({
  selector: 'app-panel-foot',
  imports: [Icon],
  template: `
    @if (problem(); as problem) {
      <p class="notice notice-bad" role="alert"><v-icon name="circle-alert" />{{ problem.message }}</p>
    }
    <p class="form-actions">
      <button type="button" class="btn" (click)="dialog.close()">{{ shared().actions.cancel }}</button>
      <button type="submit" class="btn btn-primary" [attr.aria-disabled]="busy()">
        {{ save() || shared().actions.save }}
      </button>
    </p>
  `,
  styles: `
    :host {
      display: contents;
    }
  `,
})
export class PanelFoot {
  readonly problem = input.required<ShownProblem | null>();
  readonly busy = input.required<boolean>();
  readonly save = input('');
  protected readonly dialog = inject(DialogRef);
  protected readonly shared = injectTexts(sharedTexts);
}
