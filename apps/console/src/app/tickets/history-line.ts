import { Component, computed, input } from '@angular/core';
import { Icon, type IconName, InstantPipe, injectTexts, sharedTexts } from '@vigie/ui';
import type { HistoryEntry } from '@vigie/wire';
import { ticketTexts } from './tickets.texts';

const signs: Record<HistoryEntry['type'], IconName> = {
  opened: 'plus',
  assigned: 'user',
  'state-changed': 'refresh-cw',
  'priority-changed': 'target',
  replied: 'reply',
  noted: 'sticky-note',
  'client-replied': 'reply',
  'reply-cancelled': 'x',
  'clock-started': 'timer',
  'clock-warned': 'timer',
  'clock-breached': 'triangle-alert',
  'breach-explained': 'pencil',
};

@Component({
  selector: 'app-history-line',
  imports: [Icon, InstantPipe],
  template: `
    <v-icon [name]="sign()" [size]="13" />
    <span>
      @if (!ofClock()) {
        <strong>{{ entry().actor.name }}</strong>
      }
      {{ what() }}</span
    >
    <time>{{ entry().at | vInstant }}</time>
  `,
  styles: `
    :host {
      display: flex;
      gap: 8px;
      align-items: baseline;
      padding: 0 14px;
      color: var(--ink-3);
      font-size: var(--text-12);
    }
    v-icon {
      align-self: center;
    }
    strong {
      color: var(--ink-2);
    }
    time {
      margin-inline-start: auto;
      white-space: nowrap;
    }
  `,
})
export class HistoryLine {
  readonly entry = input.required<HistoryEntry>();
  readonly #t = injectTexts(ticketTexts);
  readonly #shared = injectTexts(sharedTexts);
  protected readonly sign = computed(() => signs[this.entry().type]);
  protected readonly ofClock = computed(() => this.entry().type.startsWith('clock-'));

  protected readonly what = computed(() => {
    const { history, prioritiesShort } = this.#t();
    const { type, data } = this.entry();
    const text = (key: string): string =>
      data[key] === null || data[key] === undefined ? '' : String(data[key]);
    switch (type) {
      case 'assigned': {
        const name = text('assignee') || text('assigneeName') || text('to');
        return data['assigneeId'] === null || data['to'] === null ? history.released : history.assigned(name);
      }
      case 'state-changed': {
        const states: Readonly<Record<string, string>> = this.#shared().ticketStates;
        const reason = text('reason');
        return (
          history['state-changed'](states[text('to')] ?? text('to')) + (reason ? history.because(reason) : '')
        );
      }
      case 'priority-changed': {
        const names: Readonly<Record<string, string>> = prioritiesShort;
        const to = text('to') || text('priority');
        const reason = text('reason');
        return history['priority-changed'](names[to] ?? to) + (reason ? history.because(reason) : '');
      }
      case 'clock-warned':
        return history['clock-warned'](text('percent'));
      default:
        return history[type];
    }
  });
}
