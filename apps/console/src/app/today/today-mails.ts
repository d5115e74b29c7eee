import { httpResource } from '@angular/common/http';
import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { ErrorState, InstantPipe, injectTexts } from '@vigie/ui';
import { inboundMail, page } from '@vigie/wire';
import { reloadOn } from '../core/live-reload';
import { keepLast } from '../core/resources';
import { WorkCounts } from '../core/work-counts';
import { MailReason } from '../mails/mail-reason';
import { mailTexts } from '../mails/mails.texts';
import { TodayCard } from './today-card';
import { TodayLine } from './today-line';
import { todayPart } from './today-part';
import { todayTexts } from './today.texts';

/** Received mail that somebody must decide about. */
@Component({
  selector: 'app-today-mails',
  imports: [ErrorState, InstantPipe, MailReason, RouterLink, TodayCard, TodayLine],
  template: `
    @if (shown()) {
      <app-today-card
        key="mails"
        icon="mail"
        [heading]="t().mails"
        [count]="triage()"
        [all]="triage() > rows().length ? '/mails' : undefined"
      >
        @if (mails.error()) {
          <v-error-state [error]="mails.error()" (retry)="mails.reload()" />
        } @else {
          <ul role="list">
            @for (mail of rows(); track mail.id) {
              <li>
                <a
                  app-today-line
                  [routerLink]="['/mails', mail.id]"
                  [heading]="mail.subject || words().noSubject"
                  [when]="mail.receivedAt | vInstant"
                  >{{ mail.from || words().noSender }} · <app-mail-reason [mail]="mail"
                /></a>
              </li>
            }
          </ul>
        }
      </app-today-card>
    }
  `,
  providers: [{ provide: todayPart, useExisting: TodayMails }],
  host: { '[hidden]': '!shown()' },
})
export class TodayMails {
  protected readonly t = injectTexts(todayTexts);
  protected readonly words = injectTexts(mailTexts);
  protected readonly triage = inject(WorkCounts).triage;
  protected readonly mails = httpResource(
    () => ({ url: '/api/mail/inbound', params: { state: 'waiting', limit: 6 } }),
    { parse: (raw) => page(inboundMail).parse(raw) },
  );
  readonly #last = keepLast(this.mails);
  protected readonly rows = computed(() => this.#last()?.items ?? []);
  readonly count = computed(() => this.#last()?.items.length);
  readonly failed = computed(() => this.mails.error() !== undefined);
  protected readonly shown = computed(() => this.failed() || this.rows().length > 0);

  constructor() {
    reloadOn(
      (event) => event.type === 'mail.changed',
      () => this.mails.reload(),
    );
  }
}
