import { Component, computed, input } from '@angular/core';
import { Icon, type IconName, InstantPipe, injectTexts, sharedTexts } from '@vigie/ui';
import type { HistoryEntry } from '@vigie/wire';
import { ticketTexts } from './tickets.texts';

const signs: Record<HistoryEntry['type'], IconName> = {
  opened: 'plus',
  assigned: 'user',
  'state-changed': 'refresh-cw',
  'priority-changed': 'target',
  qualified: 'target',
  replied: 'reply',
  noted: 'sticky-note',
  'client-replied': 'reply',
  continued: 'chevron-right',
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
    const { history } = this.#t();
    const { type } = this.entry();
    switch (type) {
      case 'assigned':
        return this.#assigned();
      case 'state-changed':
        return (
          history['state-changed'](lookup(this.#shared().ticketStates, this.#text('to'))) + this.#because()
        );
      case 'priority-changed':
        return history['priority-changed'](this.#priority()) + this.#because();
      case 'qualified':
        return history.qualified(lookup(this.#shared().requestKinds, this.#text('to')));
      case 'continued':
        return history.continued(this.#text('number'));
      case 'clock-warned':
        return history['clock-warned'](this.#text('percent'));
      case 'opened':
      case 'replied':
      case 'noted':
      case 'client-replied':
      case 'reply-cancelled':
      case 'clock-started':
      case 'clock-breached':
      case 'breach-explained':
        return history[type];
    }
  });

  #assigned(): string {
    const { history } = this.#t();
    const { data } = this.entry();
    return data['assignee'] === null ? history.released : history.assigned(this.#text('assignee'));
  }

  #priority(): string {
    return lookup(this.#t().prioritiesShort, this.#text('to') || this.#text('priority'));
  }

  #because(): string {
    const reason = this.#text('reason');
    return reason ? this.#t().history.because(reason) : '';
  }

  #text(key: string): string {
    const value = this.entry().data[key];
    return value === null || value === undefined ? '' : String(value);
  }
}

function lookup(texts: Readonly<Record<string, string>>, key: string): string {
  return texts[key] ?? key;
}
