import { httpResource } from '@angular/common/http';
import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Icon, Locale, formatInstant, injectTexts } from '@vigie/ui';
import { type MailHealth, mailHealths } from '@vigie/wire';
import { reloadOn } from '../core/live-reload';
import { SessionStore } from '../core/session-store';
import { mailAlertTexts } from './mail-alert.texts';

/** Says on every page that mail no longer comes in or leaves, since when and why; nothing while it works. */
@Component({
  selector: 'app-mail-alert',
  imports: [Icon, RouterLink],
  template: `
    @for (stop of stops(); track stop.way + stop.mailboxId) {
      <a
        class="chip chip-bad"
        role="status"
        [routerLink]="stop.way === 'intake' ? '/mails' : '/mails/outbound'"
        [title]="why(stop)"
      >
        <v-icon name="triangle-alert" [size]="12" />{{ t().stopped[stop.way]
        }}{{ stop.mailbox ? ' · ' + stop.mailbox : '' }}
      </a>
    }
  `,
  styles: `
    :host {
      display: flex;
      gap: 6px;
    }
    :host:empty {
      display: none;
    }
    a {
      text-decoration: none;
      white-space: nowrap;
    }
  `,
})
export class MailAlert {
  readonly #locale = inject(Locale).current;
  readonly #session = inject(SessionStore);
  protected readonly t = injectTexts(mailAlertTexts);
  readonly #health = httpResource(
    () =>
      this.#session.session() !== null && this.#session.can('mail.triage') ? '/api/mail/health' : undefined,
    { parse: (raw) => mailHealths.parse(raw) },
  );
  protected readonly stops = computed(() =>
    this.#health.hasValue()
      ? this.#health.value().items.filter(({ stoppedSince }) => stoppedSince !== null)
      : [],
  );

  constructor() {
    reloadOn(
      (event) => event.type === 'mail.changed',
      () => this.#health.reload(),
    );
  }

  protected why({ stoppedSince, error }: MailHealth): string {
    const since = stoppedSince === null ? '' : formatInstant(stoppedSince, 'short', this.#locale());
    return [this.t().since(since), error].filter(Boolean).join(' · ');
  }
}
