import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { ErrorState, Icon, InstantPipe, LiveEvents, Locale, Skeleton, Ticker, injectTexts } from '@vigie/ui';
import { wordsIn } from '@vigie/rules';
import { type RequestDetail, type SentMessage, requestDetail } from '@vigie/wire';
import { AccountProgress } from '../accounts/account-progress';
import { ProofLinks } from '../new-request/proof-links';
import { newRequestTexts } from '../new-request/texts';
import { SessionStore } from '../session/session-store';
import { RequestRatingSection } from '../satisfaction/request-rating';
import { AskedValues } from './asked-values';
import { Conversation, FileLinks } from './conversation';
import { deadlineWords, isDone } from './deadline-words';
import { RefusedFiles } from './refused-files';
import { ReplyBox } from './reply-box';
import { requestTexts } from './texts';
import { WhyDeadline } from './why-deadline';

/** One request: where it stands, by when and why, what was said, what was asked, the proof. */
@Component({
  selector: 'app-request-page',
  imports: [
    AccountProgress,
    AskedValues,
    Conversation,
    ErrorState,
    FileLinks,
    Icon,
    InstantPipe,
    ProofLinks,
    RefusedFiles,
    ReplyBox,
    RequestRatingSection,
    RouterLink,
    Skeleton,
    WhyDeadline,
  ],
  templateUrl: './request-page.html',
  host: { class: 'page' },
})
export class RequestPage {
  readonly id = input.required<string>();
  readonly #locale = inject(Locale);
  readonly #ticker = inject(Ticker);
  readonly #router = inject(Router);
  protected readonly maySend = inject(SessionStore).maySend;
  protected readonly t = injectTexts(requestTexts);
  protected readonly asked = injectTexts(newRequestTexts);
  protected readonly resource = httpResource(() => `/api/portal/requests/${encodeURIComponent(this.id())}`, {
    parse: (body) => requestDetail.parse(body),
  });
  /** What was read last: a failed refresh in the background takes nothing away from the reader. */
  protected readonly request = linkedSignal<RequestDetail | undefined, RequestDetail | undefined>({
    source: () => (this.resource.hasValue() ? this.resource.value() : undefined),
    computation: (fresh, previous) =>
      fresh ?? (previous && previous.value?.id === this.id() ? previous.value : undefined),
  });
  protected readonly lost = computed(() => this.resource.statusCode() === 404);
  protected readonly done = computed(() => isDone(this.request()?.state ?? 'new'));
  protected readonly typeName = computed(() => {
    const request = this.request();
    if (!request) return '';
    if (request.typeName) return wordsIn(request.typeName, this.#locale.current());
    return this.asked().kinds[request.qualifiedKind ?? request.kind].title;
  });
  protected readonly deadline = computed(() => {
    const request = this.request();
    // Kept before the request is closed: the plan of its account is completed.
    if (!request || request.clockState === 'met') return null;
    return deadlineWords(request, this.#ticker.now(), this.#locale.current());
  });
  protected readonly stateWords = computed(() => {
    const request = this.request();
    return request ? this.#explain(request) : { title: '', body: '' };
  });

  constructor() {
    inject(LiveEvents).watch((event) => {
      if (event === null || event.type === 'ticket.changed') this.resource.reload();
    });
  }

  /** A message that opened a new request is read there. */
  protected sent({ opened }: SentMessage): void {
    if (opened) void this.#router.navigate(['/demandes', opened.id]);
    else this.resource.reload();
  }

  #explain(request: RequestDetail): { title: string; body: string } {
    const t = this.t().detail;
    const title = this.t().states[request.waitingForYou ? 'waiting-client' : request.state];
    if (request.suspended) return { title, body: t.contractBody };
    if (request.waitingForYou) return { title, body: t.waitingBody };
    switch (request.state) {
      case 'new':
        return { title, body: t.newBody };
      case 'open':
        if (request.clockState === 'paused') return { title, body: t.suspendedBody };
        return { title, body: request.assignee ? t.openByBody(request.assignee) : t.openBody };
      case 'waiting-client':
        return { title, body: t.waitingBody };
      case 'waiting-vendor':
        return { title, body: t.vendorBody };
      case 'planned':
        return { title, body: t.plannedBody };
      case 'resolved':
        return { title, body: t.doneBody };
      case 'closed':
        return { title, body: t.closedBody };
    }
  }
}
