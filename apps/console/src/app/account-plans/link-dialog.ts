import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, inject } from '@angular/core';
import { Icon, InstantPipe, injectTexts, sharedTexts } from '@vigie/ui';
import type { PasswordLink } from '@vigie/wire';
import { CopyButton } from '../kit/copy-button';
import { planTexts } from './plans.texts';

/** The one-time link of a password: shown this once, to be handed over. */
@Component({
  selector: 'app-link-dialog',
  imports: [CopyButton, Icon, InstantPipe],
  template: `
    <div class="panel-form">
      <h2>{{ t().link.title }}</h2>
      <p>{{ t().link.text(data.name) }}</p>
      <p class="field">
        <label for="one-time-link">{{ t().link.url }}</label>
        <input
          #field
          id="one-time-link"
          class="input"
          readonly
          [value]="data.link.url"
          (focus)="field.select()"
        />
        <span class="hint">{{ t().link.expires(data.link.expiresAt | vInstant: 'long') }}</span>
      </p>
      <p class="notice notice-warn"><v-icon name="eye-off" />{{ t().link.once }}</p>
      <p class="form-actions">
        <app-copy-button [text]="data.link.url" [label]="t().link.copy" />
        <button type="button" class="btn btn-primary btn-small" (click)="dialog.close()">
          {{ shared().actions.close }}
        </button>
      </p>
    </div>
  `,
})
export class LinkDialog {
  protected readonly data = inject<{ link: PasswordLink; name: string }>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef>(DialogRef);
  protected readonly t = injectTexts(planTexts);
  protected readonly shared = injectTexts(sharedTexts);
}
