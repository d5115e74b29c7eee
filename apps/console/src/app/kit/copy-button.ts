import { Clipboard } from '@angular/cdk/clipboard';
import { Component, DestroyRef, inject, input, signal } from '@angular/core';
import { Icon, injectTexts, sharedTexts } from '@vigie/ui';

const saidMs = 2_500;

/** Copies a text in one click, and says so for a moment. */
@Component({
  selector: 'app-copy-button',
  imports: [Icon],
  template: `
    <button type="button" class="btn btn-small" [attr.aria-keyshortcuts]="shortcut()" (click)="copy()">
      <v-icon [name]="copied() ? 'check' : 'copy'" [size]="13" />
      <span aria-live="polite">{{ copied() ? shared().actions.copied : label() }}</span>
      <ng-content />
    </button>
  `,
  styles: `
    :host {
      display: inline-flex;
    }
  `,
})
export class CopyButton {
  readonly text = input.required<string>();
  readonly label = input.required<string>();
  readonly shortcut = input<string | null>(null);

  readonly #clipboard = inject(Clipboard);
  protected readonly shared = injectTexts(sharedTexts);
  protected readonly copied = signal(false);
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    inject(DestroyRef).onDestroy(() => clearTimeout(this.#timer));
  }

  copy(): void {
    clearTimeout(this.#timer);
    this.copied.set(this.#clipboard.copy(this.text()));
    this.#timer = setTimeout(() => this.copied.set(false), saidMs);
  }
}
