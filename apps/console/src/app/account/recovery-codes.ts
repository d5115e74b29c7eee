import { Clipboard } from '@angular/cdk/clipboard';
import { Component, inject, input, output, signal } from '@angular/core';
import { Icon, injectTexts, sharedTexts } from '@vigie/ui';
import { accountTexts } from './account.texts';

@Component({
  selector: 'app-recovery-codes',
  imports: [Icon],
  template: `
    <div class="notice notice-warn" role="status">
      <v-icon name="key-round" />
      <span
        ><strong>{{ t().recovery.title }}</strong
        ><br />{{ t().recovery.text }}</span
      >
    </div>
    <ul class="codes" role="list">
      @for (code of codes(); track code) {
        <li>{{ code }}</li>
      }
    </ul>
    <p class="actions">
      <button type="button" class="btn" (click)="copy()">
        <v-icon [name]="copied() ? 'check' : 'copy'" />{{
          copied() ? shared().actions.copied : t().recovery.copy
        }}
      </button>
      <button type="button" class="btn" (click)="download()">
        <v-icon name="download" />{{ t().recovery.download }}
      </button>
      <button type="button" class="btn btn-primary" (click)="kept.emit()">{{ t().recovery.kept }}</button>
    </p>
  `,
  styleUrl: './section.css',
  styles: `
    :host {
      display: grid;
      gap: 12px;
    }
  `,
})
export class RecoveryCodes {
  readonly codes = input.required<readonly string[]>();
  readonly kept = output();
  readonly #clipboard = inject(Clipboard);
  protected readonly t = injectTexts(accountTexts);
  protected readonly shared = injectTexts(sharedTexts);
  protected readonly copied = signal(false);

  protected copy(): void {
    this.copied.set(this.#clipboard.copy(this.codes().join('\n')));
  }

  protected download(): void {
    const url = URL.createObjectURL(new Blob([`${this.codes().join('\n')}\n`], { type: 'text/plain' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = this.t().recovery.file;
    link.click();
    URL.revokeObjectURL(url);
  }
}
