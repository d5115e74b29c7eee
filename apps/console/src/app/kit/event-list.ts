import { Component, input } from '@angular/core';
import { InstantPipe } from '@vigie/ui';

/** Something that happened, in words. */
export interface ToldEvent {
  id: string;
  at: string;
  what: string;
  /** What it carries; empty when nothing. */
  details: string;
  actor: string;
  reason: string | null;
}

/** What happened, in the order given: when, what, who and why. */
@Component({
  selector: 'app-event-list',
  imports: [InstantPipe],
  template: `
    <ol role="list">
      @for (event of events(); track event.id) {
        <li>
          <span class="when">{{ event.at | vInstant: 'numeric' }}</span>
          <span
            ><strong>{{ event.what }}</strong>
            @if (event.details) {
              · {{ event.details }}
            }
            <span class="muted actor">{{ event.actor }}</span>
            @if (event.reason) {
              <span class="reason">{{ event.reason }}</span>
            }
          </span>
        </li>
      }
    </ol>
  `,
  styles: `
    ol {
      display: grid;
      gap: 6px;
      padding: 0;
      margin: 0;
      list-style: none;
    }
    li {
      display: grid;
      grid-template-columns: 128px minmax(0, 1fr);
      gap: 10px;
    }
    .when {
      color: var(--ink-3);
      font-variant-numeric: tabular-nums;
    }
    .actor {
      margin-inline-start: 6px;
    }
    .reason {
      display: block;
      color: var(--ink-2);
      white-space: pre-line;
    }
  `,
})
export class EventList {
  readonly events = input.required<readonly ToldEvent[]>();
}
