import { Component, computed, inject, input, viewChildren } from '@angular/core';
import { ElementRef } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { EmptyState, ErrorState, InstantPipe, injectTexts } from '@vigie/ui';
import { type InboundMail, inboundMail, inboundStates, page } from '@vigie/wire';
import { filter, map, startWith } from 'rxjs';
import { reloadOn } from '../core/live-reload';
import { pagedList } from '../core/paged-list';
import { paramsOf } from '../core/resources';
import { Shortcuts } from '../keyboard/shortcuts';
import { LoadMore } from '../kit/load-more';
import { TableGhost } from '../kit/table-ghost';
import { MailReason } from './mail-reason';
import { mailTexts } from './mails.texts';

/** What waits is one choice; the mails in quarantine have their own besides. */
const filters = ['waiting', ...inboundStates.filter((state) => state !== 'triage')] as const;

/** Received mails, those to triage first. */
@Component({
  selector: 'app-inbound-page',
  imports: [
    EmptyState,
    ErrorState,
    InstantPipe,
    LoadMore,
    MailReason,
    RouterLink,
    RouterLinkActive,
    RouterOutlet,
    TableGhost,
  ],
  templateUrl: './inbound-page.html',
  styleUrl: './inbound-page.css',
})
export class InboundPage {
  readonly state = input<string>();

  readonly #router = inject(Router);
  protected readonly t = injectTexts(mailTexts);
  protected readonly states = filters;
  /** The address names a state, or `all`; nothing means what waits for a person. */
  protected readonly shown = computed(() => this.state() ?? 'waiting');
  protected readonly list = pagedList<InboundMail>({
    url: '/api/mail/inbound',
    params: () => paramsOf({ state: filters.find((state) => state === this.shown()) }),
    parse: (raw) => page(inboundMail).parse(raw),
  });
  protected readonly openId = toSignal(
    this.#router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map(() => idOf(this.#router.url)),
      startWith(idOf(this.#router.url)),
    ),
    { initialValue: null },
  );
  private readonly links = viewChildren<string, ElementRef<HTMLAnchorElement>>('link', { read: ElementRef });

  constructor() {
    reloadOn(
      (event) => event.type === 'mail.changed',
      () => this.list.reload(),
    );
    inject(Shortcuts).use({
      j: () => this.#move(1),
      k: () => this.#move(-1),
      Escape: () => void this.#router.navigate(['/mails'], { queryParamsHandling: 'preserve' }),
    });
  }

  reload(): void {
    this.list.reload();
  }

  protected filterBy(state: string): void {
    void this.#router.navigate(['/mails'], { queryParams: { state: state === 'waiting' ? null : state } });
  }

  #move(direction: 1 | -1): void {
    const links = this.links().map(({ nativeElement }) => nativeElement);
    const from = links.findIndex((link) => link === document.activeElement);
    links[Math.min(Math.max(from + direction, 0), links.length - 1)]?.focus();
  }
}

function idOf(url: string): string | null {
  return /^\/mails\/(\d+)/.exec(url)?.[1] ?? null;
}
