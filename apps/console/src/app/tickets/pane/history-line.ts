import { Component, computed, inject, input } from '@angular/core';
import {
  Icon,
  type IconName,
  InstantPipe,
  Locale,
  formatHours,
  formatInstant,
  injectTexts,
  sharedTexts,
} from '@vigie/ui';
import { type HistoryEntry, quoteWords } from '@vigie/wire';
import { satisfactionTexts } from '../../reports/satisfaction.texts';
import { checklistTexts } from '../../checklists/checklists.texts';
import { slaTexts } from '../../admin/sla/sla.texts';
import { vendorTexts } from '../../vendors/vendors.texts';
import { queueTexts } from '../../queues/queues.texts';
import { quoteTexts } from '../../quotes/quotes.texts';
import { correctionTexts } from '../corrections.texts';
import { deliveryTexts } from '../delivery.texts';
import { planningTexts } from '../../planning/planning.texts';
import { tieTexts } from '../ties.texts';
import { ticketTexts } from '../tickets.texts';
import { historyTexts } from './history.texts';

const signs: Record<HistoryEntry['type'], IconName> = {
  opened: 'plus',
  assigned: 'user',
  'state-changed': 'refresh-cw',
  'priority-changed': 'target',
  qualified: 'target',
  replied: 'reply',
  undelivered: 'triangle-alert',
  noted: 'sticky-note',
  'macro-applied': 'reply',
  'client-replied': 'reply',
  continued: 'chevron-right',
  merged: 'copy',
  'merged-into': 'copy',
  'merge-undone': 'rotate-ccw-clock',
  split: 'external-link',
  followed: 'eye',
  unfollowed: 'eye-off',
  'queue-changed': 'inbox',
  renamed: 'pencil',
  'requester-changed': 'user',
  tagged: 'plus',
  untagged: 'x',
  linked: 'link',
  unlinked: 'x',
  'equipment-linked': 'laptop',
  'equipment-unlinked': 'x',
  'reply-cancelled': 'x',
  'check-added': 'plus',
  'check-removed': 'x',
  'check-checked': 'circle-check',
  'check-unchecked': 'rotate-ccw-clock',
  'checklist-applied': 'plus',
  'checks-overridden': 'triangle-alert',
  'quote-sent': 'file-text',
  'quote-cancelled': 'x',
  'quote-accepted': 'circle-check',
  'quote-refused': 'circle-alert',
  'clock-started': 'timer',
  'clock-warned': 'timer',
  'clock-breached': 'triangle-alert',
  'clock-recomputed': 'rotate-ccw-clock',
  'client-warned': 'mail',
  'vendor-escalated': 'phone',
  'breach-explained': 'pencil',
  unacknowledged: 'mail',
  'time-added': 'timer',
  'time-changed': 'timer',
  'time-removed': 'timer',
  'intervention-planned': 'calendar-days',
  'intervention-moved': 'calendar-days',
  'intervention-state-changed': 'calendar-days',
  rated: 'thumbs-up',
  imported: 'upload',
  'plan-launched': 'chevron-right',
  'plan-attention': 'triangle-alert',
  'plan-completed': 'circle-check',
  'plan-cancelled': 'x',
  'restore-started': 'hard-drive',
  'restore-failed': 'triangle-alert',
  'restore-ready': 'hard-drive',
  'restore-done': 'circle-check',
  'restore-confirmed': 'circle-check',
  'restore-missing': 'circle-alert',
  'restore-refused': 'x',
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
  readonly #history = injectTexts(historyTexts);
  readonly #ties = injectTexts(tieTexts);
  readonly #sla = injectTexts(slaTexts);
  readonly #vendors = injectTexts(vendorTexts);
  readonly #locale = inject(Locale).current;
  readonly #deliveries = injectTexts(deliveryTexts);
  readonly #shared = injectTexts(sharedTexts);
  readonly #satisfaction = injectTexts(satisfactionTexts);
  readonly #checks = injectTexts(checklistTexts);
  readonly #quotes = injectTexts(quoteTexts);
  readonly #corrections = injectTexts(correctionTexts);
  readonly #queues = injectTexts(queueTexts);
  readonly #planning = injectTexts(planningTexts);
  protected readonly sign = computed(() => signs[this.entry().type]);
  protected readonly ofClock = computed(() =>
    /^clock-|^undelivered$|^plan-(attention|completed)$|^restore-(failed|ready)$/.test(this.entry().type),
  );

  /** What each kind of line says; complete by its type. */
  readonly #words: Record<HistoryEntry['type'], () => string> = {
    assigned: () => this.#assigned(),
    'state-changed': () =>
      this.#history()['state-changed'](lookup(this.#shared().ticketStates, this.#text('to'))) +
      this.#because(),
    'priority-changed': () => this.#history()['priority-changed'](this.#priority()) + this.#because(),
    'queue-changed': () => this.#queues().ticket.history(this.#text('from'), this.#text('to')),
    renamed: () => this.#corrections().history.renamed(this.#text('from'), this.#text('to')),
    'requester-changed': () => this.#corrections().history.requester(this.#text('from'), this.#text('to')),
    qualified: () => this.#history().qualified(lookup(this.#shared().requestKinds, this.#text('to'))),
    continued: () => this.#history().continued(this.#text('number')),
    merged: () => this.#history().merged(this.#text('number')),
    'merged-into': () => this.#history()['merged-into'](this.#text('number')),
    'merge-undone': () => this.#history()['merge-undone'](this.#text('number')),
    split: () => this.#history().split(this.#text('number')),
    followed: () => this.#ties().watchers.followed(this.#text('name')),
    unfollowed: () => this.#ties().watchers.unfollowed(this.#text('name')),
    tagged: () => this.#history().tagged(this.#text('tag')),
    untagged: () => this.#history().untagged(this.#text('tag')),
    linked: () => this.#history().linked(this.#relation(), this.#text('number')),
    unlinked: () => this.#history().unlinked(this.#relation(), this.#text('number')),
    'equipment-linked': () => this.#history()['equipment-linked'](this.#text('name')),
    'equipment-unlinked': () => this.#history()['equipment-unlinked'](this.#text('name')),
    'check-added': () => this.#checks().history.added(this.#text('text')),
    'check-removed': () => this.#checks().history.removed(this.#text('text')),
    'check-checked': () => this.#checks().history.checked(this.#text('text')),
    'check-unchecked': () => this.#checks().history.unchecked(this.#text('text')),
    'checklist-applied': () => this.#checks().history.applied(this.#text('name')),
    'checks-overridden': () => this.#checks().history.overridden(this.#text('points')) + this.#because(),
    'quote-sent': () =>
      this.#quotes().history.sent(quoteWords[this.#locale()].money(Number(this.#text('netCents')))),
    'quote-cancelled': () => this.#quotes().history.cancelled,
    'quote-accepted': () => this.#quotes().history.accepted + this.#byLink() + this.#because(),
    'quote-refused': () => this.#quotes().history.refused + this.#byLink() + this.#because(),
    'clock-warned': () => this.#history()['clock-warned'](this.#text('percent')),
    opened: () => this.#history().opened,
    imported: () => this.#history().imported(this.#text('source'), this.#text('reference')),
    undelivered: () => this.#deliveries().undelivered(this.#text('address'), this.#text('reason')),
    replied: () => this.#history().replied,
    noted: () => this.#history().noted,
    'macro-applied': () => this.#history()['macro-applied'](this.#text('macro')),
    'client-replied': () => this.#history()['client-replied'],
    'reply-cancelled': () => this.#history()['reply-cancelled'],
    'clock-started': () => this.#history()['clock-started'],
    'clock-breached': () => this.#history()['clock-breached'],
    'vendor-escalated': () => this.#vendor(),
    'client-warned': () => this.#history()['client-warned'](this.#text('name'), this.#text('percent')),
    'clock-recomputed': () => this.#recomputed(),
    'breach-explained': () => this.#history()['breach-explained'],
    unacknowledged: () => this.#history().unacknowledged,
    'time-added': () => this.#history()['time-added'](this.#minutes('minutes')),
    'time-changed': () => this.#history()['time-changed'](this.#minutes('from'), this.#minutes('to')),
    'time-removed': () => this.#history()['time-removed'](this.#minutes('minutes')),
    'intervention-planned': () => this.#history()['intervention-planned'](this.#start()),
    'intervention-moved': () => this.#history()['intervention-moved'](this.#start()) + this.#because(),
    'intervention-state-changed': () =>
      this.#history()['intervention-state-changed'](
        lookup(this.#planning().states, this.#text('to')).toLowerCase(),
      ),
    rated: () => this.#rated(),
    'plan-launched': () => this.#history()['plan-launched'](this.#text('name')),
    'plan-attention': () => this.#history()['plan-attention'](this.#text('name')),
    'plan-completed': () => this.#history()['plan-completed'](this.#text('name')),
    'plan-cancelled': () => this.#history()['plan-cancelled'](this.#text('name')) + this.#because(),
    'restore-started': () => this.#history()['restore-started'](this.#text('job')),
    'restore-failed': () => this.#history()['restore-failed'],
    'restore-ready': () => this.#history()['restore-ready'],
    'restore-done': () => this.#history()['restore-done'],
    'restore-confirmed': () => this.#history()['restore-confirmed'],
    'restore-missing': () => this.#history()['restore-missing'],
    'restore-refused': () => this.#history()['restore-refused'] + this.#because(),
  };
  protected readonly what = computed(() => this.#words[this.entry().type]());

  #minutes(key: string): string {
    return formatHours(Number(this.#text(key)) * 60_000);
  }

  #rated(): string {
    const { rated } = this.#satisfaction();
    const comment = this.#text('comment');
    return rated[this.#text('rating') === 'good' ? 'good' : 'bad'] + (comment ? rated.comment(comment) : '');
  }

  #start(): string {
    return formatInstant(this.#text('startsAt'), 'short', this.#locale());
  }

  #relation(): string {
    return lookup(this.#ties().links.relations, this.#text('relation'));
  }

  #assigned(): string {
    const history = this.#history();
    const { data } = this.entry();
    return data['assignee'] === null ? history.released : history.assigned(this.#text('assignee'));
  }

  #recomputed(): string {
    const history = this.#history();
    const { clock } = this.#t();
    const causes: Readonly<Record<string, (label: string) => string>> = this.#sla().recompute.causes;
    return history['clock-recomputed'](
      lookup(clock.kinds, this.#text('clock')),
      this.#due('from'),
      this.#due('to'),
      causes[this.#text('cause')]?.(this.#text('label')) ?? '',
    );
  }

  #vendor(): string {
    const { escalated, followUp } = this.#vendors().history;
    const at = this.#text('followUpAt');
    const said = escalated(this.#text('vendor'), this.#text('reference'));
    return at ? said + followUp(formatInstant(at, 'short', this.#locale())) : said;
  }

  #due(key: string): string {
    const at = this.#text(key);
    return at ? formatInstant(at, 'short', this.#locale()) : this.#sla().impact.paused;
  }

  #priority(): string {
    return lookup(this.#t().prioritiesShort, this.#text('to') || this.#text('priority'));
  }

  /** By the signed link of a mail, where a name was typed. */
  #byLink(): string {
    const name = this.#text('signedLink');
    return name ? this.#quotes().history.byLink(name) : '';
  }

  #because(): string {
    const reason = this.#text('reason');
    return reason ? this.#history().because(reason) : '';
  }

  #text(key: string): string {
    const value = this.entry().data[key];
    return value === null || value === undefined ? '' : String(value);
  }
}

function lookup(texts: Readonly<Record<string, string>>, key: string): string {
  return texts[key] ?? key;
}
