import { HttpClient, httpResource } from '@angular/common/http';
import {
  Component,
  ElementRef,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { ErrorState, Icon, type ShownProblem, Toasts, injectTexts } from '@vigie/ui';
import { type InvoiceDetail, invoiceDetail } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { ChoiceField } from '../contracts/choice-field';
import { faultsBelow } from '../contracts/faults-below';
import { clientNames } from '../contracts/names';
import { TypedField } from '../contracts/typed-field';
import { Failures } from '../core/failures';
import { DeskDraft } from '../drafts/desk-draft';
import { DraftLine } from '../drafts/draft-line';
import { Edit } from '../kit/edit';
import { EditClash } from '../kit/edit-clash';
import { TableGhost } from '../kit/table-ghost';
import { InvoiceLinesEditor } from './invoice-lines-editor';
import { type TypedInvoice, draftOf, linesFrom, typedInvoice } from './invoice-model';
import { invoicePageTexts } from './invoice-page.texts';

/** Writes a new invoice, or a draft anew: what is said of it above, its lines below. */
@Component({
  selector: 'app-invoice-form-page',
  imports: [
    ChoiceField,
    DraftLine,
    EditClash,
    ErrorState,
    Icon,
    InvoiceLinesEditor,
    RouterLink,
    TableGhost,
    TypedField,
  ],
  templateUrl: './invoice-form-page.html',
  styleUrl: './invoice-form-page.css',
})
export class InvoiceFormPage {
  /** From the address; without it, a new invoice. */
  readonly id = input<string>();
  /** The client it is for, from the address. */
  readonly client = input<string>();

  readonly #http = inject(HttpClient);
  readonly #router = inject(Router);
  readonly #failures = inject(Failures);
  readonly #toasts = inject(Toasts);
  readonly #texts = injectTexts(invoicePageTexts);
  protected readonly page = this.#texts;
  protected readonly t = computed(() => this.#texts().form);
  protected readonly stored = httpResource(
    () => {
      const id = this.id();
      return id ? `/api/invoices/${encodeURIComponent(id)}` : undefined;
    },
    { parse: (raw) => invoiceDetail.parse(raw) },
  );
  protected readonly clients = clientNames();
  readonly #base = linkedSignal<InvoiceDetail | null>(() =>
    this.stored.hasValue() ? this.stored.value() : null,
  );
  /** Of the version that was opened: what somebody else makes of it meanwhile is a clash, and no other draft. */
  protected readonly draft = new DeskDraft(() => {
    const id = this.id();
    if (!id) return 'invoice.new';
    return this.stored.hasValue() ? `invoice-${id}.${this.stored.value().version}` : null;
  });
  readonly #begun = computed(() => typedInvoice(this.#base(), this.client() ?? ''));
  protected readonly typed = linkedSignal<TypedInvoice>(() => {
    const { lines, ...kept } = this.draft.content().typed;
    const fields = Object.entries(kept).filter(([, value]) => typeof value === 'string');
    const begun = this.#begun();
    return { ...begun, ...Object.fromEntries(fields), lines: linesFrom(lines, begun.lines) };
  });
  protected readonly ready = computed(() => !this.id() || this.#base() !== null);
  protected readonly busy = signal(false);
  protected readonly problem = signal<ShownProblem | null>(null);
  readonly #faults = computed(() => this.problem()?.fields ?? {});
  protected readonly lineFaults = computed(() => faultsBelow(this.#faults(), 'lines'));
  protected readonly edit = new Edit<InvoiceDetail, TypedInvoice>({
    base: this.#base,
    read: async () => invoiceDetail.parse(await firstValueFrom(this.#http.get(this.#url()))),
    stateOf: (invoice) => typedInvoice(invoice, ''),
    state: () => this.typed(),
    show: (typed) => this.write(typed),
    say: (typed) => {
      const t = this.t();
      const lines = typed.lines.map(({ label, quantity, price }) => `${label}, ${quantity} × ${price}`);
      return {
        clientId: [t.client, typed.clientId],
        paymentDays: [t.paymentDays, typed.paymentDays],
        dueOn: [t.dueOn, typed.dueOn],
        orderReference: [t.orderReference, typed.orderReference],
        note: [t.note, typed.note],
        lines: [t.lines, lines.join('\n')],
      };
    },
  });
  private readonly refused = viewChild<string, ElementRef<HTMLElement>>('refused', { read: ElementRef });

  constructor() {
    effect(() => {
      const typed = keptOf(this.typed(), this.#begun());
      untracked(() => {
        if (JSON.stringify(typed) !== JSON.stringify(this.draft.content().typed))
          this.draft.change({ typed });
      });
    });
  }

  protected fault(path: string): string | null {
    return this.#faults()[path] ?? null;
  }

  protected write(part: Partial<TypedInvoice>): void {
    this.typed.update((typed) => ({ ...typed, ...part }));
  }

  protected async submit(event?: Event): Promise<void> {
    event?.preventDefault();
    if (this.busy()) return;
    this.busy.set(true);
    try {
      const invoice = invoiceDetail.parse(await firstValueFrom(this.#save()));
      this.draft.clear();
      this.#toasts.show(this.t().saved);
      await this.#router.navigate(['/billing/invoices', invoice.id]);
    } catch (error) {
      this.problem.set(await this.edit.unlessClash(this.#failures.read(error)));
      setTimeout(() => this.refused()?.nativeElement.focus());
    } finally {
      this.busy.set(false);
    }
  }

  #url(): string {
    return `/api/invoices/${this.#base()?.id ?? ''}`;
  }

  #save() {
    const { clientId, ...draft } = draftOf(this.typed());
    const base = this.#base();
    return base
      ? this.#http.put(this.#url(), { ...draft, version: base.version })
      : this.#http.post('/api/invoices', { ...draft, clientId });
  }
}

/** The most that a kept text holds; more lines than that are not kept while they are typed. */
const mostKept = 20_000;

/** What the form says other than what it began with; lines as one text. */
function keptOf(typed: TypedInvoice, begun: TypedInvoice): Record<string, string> {
  const texts = ({ lines, ...fields }: TypedInvoice) => ({ ...fields, lines: JSON.stringify(lines) });
  const before: Record<string, string> = texts(begun);
  const changed = Object.entries(texts(typed)).filter(([key, value]) => before[key] !== value);
  return Object.fromEntries(changed.filter(([, value]) => value.length <= mostKept));
}
