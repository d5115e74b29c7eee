import { httpResource } from '@angular/common/http';
import { Component, computed, inject, viewChildren } from '@angular/core';
import { RouterLink } from '@angular/router';
import { ErrorState, Icon, InstantPipe, Ticker, formatInstant, Locale, injectTexts } from '@vigie/ui';
import { inboundMail, page } from '@vigie/wire';
import { reloadOn } from '../core/live-reload';
import { keepLast } from '../core/resources';
import { SessionStore } from '../core/session-store';
import { WorkCounts } from '../core/work-counts';
import { Shortcuts } from '../keyboard/shortcuts';
import { TicketWrites } from '../tickets/ticket-writes';
import { MailReason } from '../mails/mail-reason';
import { mailTexts } from '../mails/mails.texts';
import { TodaySection } from './today-section';
import { todayTexts } from './today.texts';

/** The technician's first screen: only what is to be done. */
@Component({
  selector: 'app-today-page',
  imports: [ErrorState, Icon, InstantPipe, MailReason, RouterLink, TodaySection],
  templateUrl: './today-page.html',
  styleUrl: './today-page.css',
})
export class TodayPage {
  readonly #session = inject(SessionStore);
  readonly #writes = inject(TicketWrites);
  readonly #now = inject(Ticker).now;
  readonly #locale = inject(Locale).current;
  readonly #counts = inject(WorkCounts);
  protected readonly t = injectTexts(todayTexts);
  protected readonly mailWords = injectTexts(mailTexts);

  protected readonly canTriage = computed(
    () => this.#session.session() !== null && this.#session.can('mail.triage'),
  );
  protected readonly mails = httpResource(
    () =>
      this.canTriage() ? { url: '/api/mail/inbound', params: { state: 'waiting', limit: 6 } } : undefined,
    { parse: (raw) => page(inboundMail).parse(raw) },
  );
  readonly #lastMails = keepLast(this.mails);
  protected readonly mailRows = computed(() => this.#lastMails()?.items ?? []);
  protected readonly triage = this.#counts.triage;

  protected readonly greeting = computed(() => {
    const first = this.#session.person()?.name.split(' ')[0] ?? '';
    const hour = Number(formatInstant(this.#now(), 'time', 'fr').split(':')[0]);
    return hour >= 18 ? this.t().evening(first) : this.t().morning(first);
  });
  protected readonly summary = computed(() => {
    const count = this.#counts.today();
    return count === 0 ? this.t().nothing : this.t().summary(count);
  });
  protected readonly day = computed(
    () => formatInstant(this.#now(), 'long', this.#locale()).split(/ à| at/)[0],
  );
  private readonly sections = viewChildren(TodaySection);

  constructor() {
    reloadOn(
      (event) => event.type === 'mail.changed',
      () => this.mails.reload(),
    );
    inject(Shortcuts).use({
      j: () => this.#move(1),
      k: () => this.#move(-1),
      e: () => void this.#take(),
    });
  }

  #links() {
    return this.sections().flatMap((section) => [...section.links()]);
  }

  #move(direction: 1 | -1): void {
    const links = this.#links();
    const from = links.findIndex((link) => link.hasFocus);
    links[Math.min(Math.max(from + direction, 0), links.length - 1)]?.focus();
  }

  async #take(): Promise<void> {
    const row = this.#links()
      .find((link) => link.hasFocus)
      ?.row();
    if (row) await this.#writes.assignToMe(row);
  }
}
