import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, inject } from '@angular/core';
import { Icon, SpanTimeline, injectTexts, sharedTexts } from '@vigie/ui';
import type { Clock } from '@vigie/wire';
import { ticketTexts } from '../tickets.texts';

/** The side panel of « Pourquoi cette échéance ? ». */
@Component({
  selector: 'app-clock-explanation',
  imports: [Icon, SpanTimeline],
  template: `
    <header>
      <h2>{{ t().clock.why }}</h2>
      <button
        type="button"
        class="btn btn-quiet btn-icon btn-small"
        [attr.aria-label]="shared().actions.close"
        (click)="dialog.close()"
      >
        <v-icon name="x" />
      </button>
    </header>
    <p class="muted">
      {{ data.title }} · {{ shared().deadlineModes[data.clock.mode] }}. {{ t().clock.zone(city) }}
    </p>
    <v-span-timeline
      [spans]="data.clock.explanation"
      [startedAt]="data.clock.startedAt"
      [dueAt]="data.clock.dueAt"
      [zone]="data.clock.zone"
    />
  `,
  styles: `
    :host {
      display: grid;
      gap: 14px;
      padding: 20px;
    }
    header {
      display: flex;
      justify-content: space-between;
    }
  `,
})
export class ClockExplanation {
  protected readonly data = inject<{ clock: Clock; title: string }>(DIALOG_DATA);
  protected readonly dialog = inject(DialogRef);
  /** `Europe/Paris` is said Paris. */
  protected readonly city =
    this.data.clock.zone.split('/').at(-1)?.replaceAll('_', ' ') ?? this.data.clock.zone;
  protected readonly t = injectTexts(ticketTexts);
  protected readonly shared = injectTexts(sharedTexts);
}
