import { Component, inject } from '@angular/core';
import { Icon } from '../icon/icon';
import { sharedTexts } from '../text/shared-texts';
import { injectTexts } from '../text/texts';
import { Toasts } from './toasts';

/** The one place where toasts appear; put it once in the shell. */
@Component({
  selector: 'v-toasts',
  imports: [Icon],
  template: `
    <div class="list" role="status" aria-live="polite">
      @for (toast of toasts.list(); track toast.id) {
        <div class="toast appear" [class]="toast.tone">
          <v-icon
            [name]="toast.tone === 'bad' ? 'circle-alert' : toast.tone === 'ok' ? 'circle-check' : 'info'"
          />
          <span class="text">{{ toast.text }}</span>
          @if (toast.action) {
            <button type="button" class="action" (click)="toasts.act(toast.id)">{{ toast.action }}</button>
          }
          <button
            type="button"
            class="close"
            [attr.aria-label]="t().actions.close"
            (click)="toasts.dismiss(toast.id)"
          >
            <v-icon name="x" [size]="14" />
          </button>
          @if (toast.action) {
            <span class="bar" [style.animation-duration.ms]="toast.durationMs"></span>
          }
        </div>
      }
    </div>
  `,
  styleUrl: './toast-list.css',
})
export class ToastList {
  protected readonly toasts = inject(Toasts);
  protected readonly t = injectTexts(sharedTexts);
}
