import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { type WaiverKind, amountText } from '@vigie/rules';
import {
  DayPipe,
  Dialogs,
  EmptyState,
  ErrorState,
  Icon,
  Locale,
  MoneyPipe,
  Skeleton,
  Toasts,
  dateOfInstant,
  formatMoney,
  injectTexts,
} from '@vigie/ui';
import {
  type LateInvoiceItem,
  type PenaltyWaiver,
  claimDetail,
  clientPenalties,
  sayError,
} from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { Failures } from '../core/failures';
import { reloadOn } from '../core/live-reload';
import { keepLast, paramsOf } from '../core/resources';
import { SessionStore } from '../core/session-store';
import { ConfirmDialog, type Question } from '../kit/confirm-dialog';
import { ReasonDialog, type ReasonQuestion } from '../kit/reason-dialog';
import { type Choice, chosenCents, firstChoice, isBelowFloor, isClaimable } from './claim-choice';
import { PenaltyComputation } from './penalty-computation';
import { penaltyPageTexts } from './penalties.texts';

/** The late invoices of a client: what to claim of each, and the claim that is made of it. */
@Component({
  selector: 'app-client-penalties-page',
  imports: [DayPipe, EmptyState, ErrorState, Icon, MoneyPipe, PenaltyComputation, RouterLink, Skeleton],
  templateUrl: './client-penalties-page.html',
  styleUrls: ['./penalties.css', './client-penalties-page.css'],
})
export class ClientPenaltiesPage {
  readonly id = input.required<string>();
  readonly asOf = input<string>();

  readonly #http = inject(HttpClient);
  readonly #router = inject(Router);
  readonly #dialogs = inject(Dialogs);
  readonly #failures = inject(Failures);
  readonly #toasts = inject(Toasts);
  readonly #session = inject(SessionStore);
  readonly #locale = inject(Locale).current;
  protected readonly t = injectTexts(penaltyPageTexts);
  protected readonly today = dateOfInstant(Date.now());
  protected readonly isClaimable = isClaimable;
  protected readonly isBelowFloor = isBelowFloor;
  protected readonly canWrite = computed(
    () => this.#session.session() !== null && this.#session.can('billing.write'),
  );
  protected readonly resource = httpResource(
    () => ({ url: `/api/penalties/clients/${this.id()}`, params: paramsOf({ asOf: this.asOf() }) }),
    { parse: (raw) => clientPenalties.parse(raw) },
  );
  protected readonly shown = keepLast(this.resource);
  protected readonly busy = signal(false);
  protected readonly opened = signal<ReadonlySet<string>>(new Set());

  /** What was chosen stays while the list is read again. */
  readonly #choices = linkedSignal<readonly LateInvoiceItem[], ReadonlyMap<string, Choice>>({
    source: () => this.shown()?.invoices ?? [],
    computation: (invoices, previous) =>
      new Map(
        invoices.map((invoice) => {
          const before = previous?.value.get(invoice.id);
          return [invoice.id, before && isClaimable(invoice) ? before : firstChoice(invoice)];
        }),
      ),
  });
  protected readonly rows = computed(() =>
    (this.shown()?.invoices ?? []).map((invoice) => {
      const choice = this.#choices().get(invoice.id) ?? firstChoice(invoice);
      return { invoice, choice, total: amountText(chosenCents(invoice, choice)) };
    }),
  );
  protected readonly chosen = computed(() =>
    this.rows().filter(({ invoice, choice }) => chosenCents(invoice, choice) > 0n),
  );
  protected readonly total = computed(() =>
    amountText(this.chosen().reduce((sum, { invoice, choice }) => sum + chosenCents(invoice, choice), 0n)),
  );
  /** Invoices that are claimed below the legal minimum as things are chosen. */
  protected readonly tooLow = computed(() =>
    this.chosen().filter(
      ({ invoice, choice }) => choice.penalty && choice.take === 'method' && isBelowFloor(invoice),
    ),
  );
  protected readonly isDisputed = computed(() =>
    this.chosen().some(({ invoice, choice }) => {
      const { warnings } = invoice.computation;
      return choice.take === 'method' && warnings.includes('penalty.disputed-reading');
    }),
  );
  protected readonly awaited = computed(
    () =>
      this.rows()
        .flatMap(({ invoice }) => invoice.computation.awaitingRateFrom ?? [])
        .toSorted()[0],
  );

  constructor() {
    reloadOn(
      ({ type }) => type === 'penalty.changed',
      () => this.resource.reload(),
    );
  }

  protected refusal(code: NonNullable<LateInvoiceItem['refused']>): string {
    return sayError(code, this.#locale());
  }

  protected change(id: string, change: Partial<Choice>): void {
    this.#choices.update((choices) => {
      const before = choices.get(id);
      return before ? new Map(choices).set(id, { ...before, ...change }) : choices;
    });
  }

  protected takeFloor(): void {
    for (const { invoice } of this.tooLow()) this.change(invoice.id, { take: 'floor' });
  }

  protected toggle(id: string): void {
    this.opened.update((opened) => {
      const next = new Set(opened);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  }

  protected goTo(day: string): void {
    if (day === '' || day > this.today) return;
    void this.#router.navigate([], { queryParams: { asOf: day }, replaceUrl: true });
  }

  protected canWaive({ refused, waivers, indemnityClaimed }: LateInvoiceItem, kind: WaiverKind): boolean {
    const isThere = waivers.some((waiver) => waiver.kind === kind);
    return this.canWrite() && refused === null && !isThere && !(kind === 'indemnity' && indemnityClaimed);
  }

  protected async waive({ id, computation }: LateInvoiceItem, kind: WaiverKind): Promise<void> {
    const { waiveTitle, waiveText, reason: label, waive } = this.t().editor;
    const dialog = this.#dialogs.open<string, ReasonQuestion, ReasonDialog>(ReasonDialog, {
      label: waiveTitle[kind],
      data: {
        ...{ title: waiveTitle[kind], label, hint: waiveText(computation.number) },
        ...{ confirm: waive[kind], required: true, line: 500 },
      },
    });
    const reason = await firstValueFrom(dialog.closed);
    if (!reason) return;
    const url = `/api/penalties/clients/${this.id()}/invoices/${id}/waivers`;
    await this.#write(this.#http.post(url, { kind, reason }), this.t().editor.waivedNow);
  }

  protected async restore({ id }: PenaltyWaiver): Promise<void> {
    const url = `/api/penalties/clients/${this.id()}/waivers/${id}`;
    await this.#write(this.#http.delete(url), this.t().editor.restored);
  }

  protected async issue(): Promise<void> {
    const shown = this.shown();
    const invoices = this.chosen().map(({ invoice: { id }, choice }) => {
      const { take, penalty, indemnity } = choice;
      return { id, take, penalty, indemnity };
    });
    if (!shown || this.busy() || invoices.length === 0) return;
    const total = this.total();
    const { issue: title, confirm } = this.t().editor;
    const text = confirm(formatMoney(total, this.#locale()), invoices.length);
    const dialog = this.#dialogs.open<boolean, Question, ConfirmDialog>(ConfirmDialog, {
      label: title,
      data: { title, text, confirm: title },
    });
    if (!(await firstValueFrom(dialog.closed))) return;
    this.busy.set(true);
    try {
      const body = { clientId: this.id(), asOf: shown.asOf, invoices, total };
      const claim = claimDetail.parse(await firstValueFrom(this.#http.post('/api/penalty-claims', body)));
      this.#toasts.show(this.t().editor.issued(claim.number));
      await this.#router.navigate(['/billing/penalties/claims', claim.id]);
    } catch (error) {
      this.#failures.toast(error);
      this.resource.reload();
    } finally {
      this.busy.set(false);
    }
  }

  async #write(request: ReturnType<HttpClient['post']>, done: string): Promise<void> {
    try {
      await firstValueFrom(request);
      this.#toasts.show(done);
    } catch (error) {
      this.#failures.toast(error);
    }
    this.resource.reload();
  }
}
