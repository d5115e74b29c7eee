import { HttpClient, httpResource } from '@angular/common/http';
import {
  Component,
  ElementRef,
  computed,
  inject,
  input,
  linkedSignal,
  signal,
  viewChild,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { contractFaultsOf, isLocalDate, termAfter } from '@vigie/rules';
import { DayPipe, ErrorState, Icon, Locale, type ShownProblem, Toasts, injectTexts } from '@vigie/ui';
import { type ContractDetail, contractDetail, contractWords } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { Failures } from '../core/failures';
import { DeskDraft } from '../drafts/desk-draft';
import { DraftLine } from '../drafts/draft-line';
import { Edit } from '../kit/edit';
import { EditClash } from '../kit/edit-clash';
import { TableGhost } from '../kit/table-ghost';
import { ChoiceField } from './choice-field';
import { ConditionsFields } from './conditions-fields';
import { type ContractForm, draftedContract } from './contract-draft';
import { type TypedConditions, type TypedContract, draftOf, typedContract } from './contract-model';
import { contractTexts } from './contracts.texts';
import { faultsBelow } from './faults-below';
import { LinesEditor } from './lines-editor';
import { calendarNames, clientNames } from './names';
import { sayContract } from './say-contract';
import { TypedField } from './typed-field';

/** Writes a new contract, or a draft anew: everything on one page, in the order of the paper. */
@Component({
  selector: 'app-contract-form-page',
  imports: [
    ChoiceField,
    ConditionsFields,
    DayPipe,
    DraftLine,
    EditClash,
    ErrorState,
    Icon,
    LinesEditor,
    RouterLink,
    TableGhost,
    TypedField,
  ],
  templateUrl: './contract-form-page.html',
  styleUrls: ['./contract-form.css', './contract-form-page.css'],
})
export class ContractFormPage {
  /** From the address; without it, a new contract. */
  readonly id = input<string>();
  /** The client it is for, from the address. */
  readonly client = input<string>();

  readonly #http = inject(HttpClient);
  readonly #router = inject(Router);
  readonly #failures = inject(Failures);
  readonly #toasts = inject(Toasts);
  readonly #locale = inject(Locale).current;
  protected readonly t = injectTexts(contractTexts);
  protected readonly words = computed(() => contractWords[this.#locale()]);
  protected readonly stored = httpResource(
    () => {
      const id = this.id();
      return id ? `/api/contracts/${encodeURIComponent(id)}` : undefined;
    },
    { parse: (raw) => contractDetail.parse(raw) },
  );
  protected readonly clients = clientNames();
  protected readonly calendars = calendarNames();

  readonly #base = linkedSignal<ContractDetail | null>(() =>
    this.stored.hasValue() ? this.stored.value() : null,
  );
  /** Of the version that was opened: what somebody else makes of it meanwhile is a clash, and no other draft. */
  protected readonly draft = new DeskDraft(() => {
    const id = this.id();
    if (!id) return 'contract.new';
    return this.stored.hasValue() ? `contract-${id}.${this.stored.value().version}` : null;
  });
  readonly #begun = computed<ContractForm>(() => ({
    ...typedContract(this.#base()),
    clientId: this.#base()?.client.id ?? this.client() ?? '',
  }));
  protected readonly typed = draftedContract(this.draft, this.#begun);
  protected readonly ready = computed(() => !this.id() || this.#base() !== null);
  protected readonly busy = signal(false);
  protected readonly problem = signal<ShownProblem | null>(null);
  readonly #faults = computed(() => this.problem()?.fields ?? {});
  protected readonly conditionFaults = computed(() => faultsBelow(this.#faults(), 'conditions'));
  protected readonly lineFaults = computed(() => faultsBelow(this.#faults(), 'lines'));
  /** Last day of the first period, while it is being typed. */
  protected readonly term = computed(() => {
    const draft = draftOf(this.typed());
    const { start, months, firstTerm } = draft;
    const isWhole = isLocalDate(start) && contractFaultsOf({ ...draft, lines: [] }).length === 0;
    return isWhole ? termAfter({ start, months, firstTerm }, 0) : null;
  });
  protected readonly edit = new Edit<ContractDetail, TypedContract>({
    base: this.#base,
    read: async () => contractDetail.parse(await firstValueFrom(this.#http.get(this.#url()))),
    stateOf: typedContract,
    state: () => {
      const { clientId: _client, ...typed } = this.typed();
      return typed;
    },
    show: (typed) => this.write(typed),
    say: (typed) => sayContract(typed, this.t(), this.words()),
  });
  private readonly refused = viewChild<string, ElementRef<HTMLElement>>('refused', { read: ElementRef });

  protected fault(path: string): string | null {
    return this.#faults()[path] ?? null;
  }

  protected write(part: Partial<ContractForm>): void {
    this.typed.update((typed) => ({ ...typed, ...part }));
  }

  protected writeConditions(conditions: TypedConditions): void {
    this.write(conditions);
  }

  protected async submit(event?: Event): Promise<void> {
    event?.preventDefault();
    if (this.busy()) return;
    this.busy.set(true);
    try {
      const contract = contractDetail.parse(await firstValueFrom(this.#save()));
      this.draft.clear();
      this.#toasts.show(this.t().form.saved);
      await this.#router.navigate(['/contracts', contract.id]);
    } catch (error) {
      this.problem.set(await this.edit.unlessClash(this.#failures.read(error)));
      setTimeout(() => this.refused()?.nativeElement.focus());
    } finally {
      this.busy.set(false);
    }
  }

  #url(): string {
    return `/api/contracts/${this.#base()?.id ?? ''}`;
  }

  #save() {
    const draft = draftOf(this.typed());
    const base = this.#base();
    return base
      ? this.#http.put(this.#url(), { ...draft, version: base.version })
      : this.#http.post('/api/contracts', { ...draft, clientId: this.typed().clientId });
  }
}
