import {
  Component,
  DestroyRef,
  ElementRef,
  Injector,
  afterNextRender,
  computed,
  effect,
  inject,
  input,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { Icon, MaxChars, Toasts, injectTexts, refuseTooLong, sharedTexts } from '@vigie/ui';
import type { TicketDetail } from '@vigie/wire';
import { Failures } from '../../core/failures';
import { Commands } from '../../keyboard/commands';
import { Shortcuts } from '../../keyboard/shortcuts';
import { EditClash } from '../../kit/edit-clash';
import { correctionTexts } from '../corrections.texts';
import { TicketWrites } from '../ticket-writes';
import { Correcting } from './correcting';
import { SubjectDrafts } from './subject-drafts';

/** What the ticket is called; F2 corrects it in place. What was typed waits for whoever leaves the ticket before saving. */
@Component({
  selector: 'app-ticket-subject',
  imports: [EditClash, Icon, MaxChars],
  template: `
    @if (correcting.base()) {
      <form novalidate (submit)="submit($event)">
        <input
          #field
          class="input"
          type="text"
          autocomplete="off"
          vMax="200"
          [attr.aria-label]="t().subject"
          [attr.aria-invalid]="words() ? 'true' : null"
          [value]="subject()"
          (input)="subject.set(field.value)"
          (keydown.escape)="cancel($event)"
        />
        <button type="submit" class="btn btn-small btn-primary" [attr.aria-disabled]="correcting.busy()">
          {{ shared().actions.save }}
        </button>
        <button type="button" class="btn btn-small" (click)="cancel($event)">
          {{ shared().actions.cancel }}
        </button>
      </form>
      @if (words(); as words) {
        <p class="field-error" role="alert">{{ words }}</p>
      }
      <app-edit-clash [edit]="correcting.clashing" (again)="save()" />
    } @else {
      <h2 tabindex="-1">{{ ticket().subject }}</h2>
      @if (canCorrect()) {
        <button
          #pencil
          type="button"
          class="btn btn-quiet btn-icon btn-small"
          aria-keyshortcuts="F2"
          [attr.aria-label]="t().rename"
          [title]="t().rename + ' (F2)'"
          (click)="begin()"
        >
          <v-icon name="pencil" [size]="14" />
        </button>
      }
    }
  `,
  styles: `
    :host {
      display: flex;
      flex: 1;
      flex-wrap: wrap;
      gap: 2px 6px;
      align-items: center;
      min-width: 0;
    }
    h2 {
      overflow-wrap: anywhere;
      font-size: var(--text-18);
      letter-spacing: -0.01em;
    }
    h2:focus {
      outline: none;
    }
    form {
      display: flex;
      flex: 1 1 100%;
      flex-wrap: wrap;
      gap: 6px;
      align-items: center;
    }
    .input {
      flex: 1 1 240px;
      min-width: 0;
      font-weight: var(--weight-strong);
    }
    app-edit-clash,
    .field-error {
      flex: 1 1 100%;
    }
  `,
})
export class TicketSubject {
  readonly ticket = input.required<TicketDetail>();
  readonly canWork = input(false);
  readonly corrected = output();

  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  readonly #injector = inject(Injector);
  readonly #writes = inject(TicketWrites);
  readonly #failures = inject(Failures);
  readonly #toasts = inject(Toasts);
  readonly #drafts = inject(SubjectDrafts);
  protected readonly t = injectTexts(correctionTexts);
  protected readonly shared = injectTexts(sharedTexts);
  protected readonly canCorrect = computed(() => this.canWork() && this.ticket().state !== 'closed');
  protected readonly subject = signal('');
  readonly #tried = signal(false);
  protected readonly correcting = new Correcting<{ subject: string }>({
    writes: this.#writes,
    failures: this.#failures,
    stateOf: ({ subject }) => ({ subject }),
    state: () => ({ subject: this.#typed() }),
    show: ({ subject }) => this.subject.set(subject),
    say: ({ subject }) => ({ subject: [this.t().subject, subject] }),
    write: (target) => this.#writes.correct(target, { subject: this.#typed() }),
  });
  protected readonly words = computed(() => {
    if (this.#tried() && this.#typed() === '') return this.t().empty;
    const problem = this.correcting.problem();
    return problem && (problem.fields['subject'] ?? problem.message);
  });
  readonly #typed = computed(() => this.subject().trim());
  private readonly field = viewChild<ElementRef<HTMLInputElement>>('field');
  private readonly pencil = viewChild<ElementRef<HTMLElement>>('pencil');

  constructor() {
    const id = computed(() => this.ticket().id);
    effect(() => {
      const ticketId = id();
      untracked(() => this.#turnTo(ticketId));
    });
    inject(DestroyRef).onDestroy(() => this.#keepTyped());
    inject(Shortcuts).use({ F2: () => this.begin() });
    inject(Commands).offer(() =>
      this.canCorrect()
        ? [{ id: 'rename', label: this.t().rename, icon: 'pencil', key: 'F2', run: () => this.begin() }]
        : [],
    );
  }

  #turnTo(ticketId: string): void {
    this.#keepTyped();
    this.correcting.leave();
    const draft = this.canCorrect() ? this.#drafts.take(ticketId) : undefined;
    if (!draft) return;
    this.correcting.begin(draft.base);
    this.subject.set(draft.subject);
  }

  #keepTyped(): void {
    const base = this.correcting.base();
    if (base && this.#typed() !== base.subject) this.#drafts.keep({ base, subject: this.subject() });
  }

  protected begin(): void {
    if (!this.canCorrect()) return;
    this.#tried.set(false);
    if (!this.correcting.base()) this.correcting.begin(this.ticket());
    this.#after(() => {
      this.field()?.nativeElement.focus();
      this.field()?.nativeElement.select();
    });
  }

  protected submit(event: Event): void {
    event.preventDefault();
    void this.save();
  }

  protected async save(): Promise<void> {
    const base = this.correcting.base();
    this.#tried.set(true);
    if (!base || this.#typed() === '' || refuseTooLong(this.#host)) return;
    if (this.#typed() !== base.subject) {
      if (!(await this.correcting.save())) return;
      this.#toasts.show(this.t().renamed);
      this.corrected.emit();
    }
    this.#close();
  }

  /** Escape leaves the field, not the ticket. */
  protected cancel(event: Event): void {
    event.stopPropagation();
    this.#close();
  }

  #close(): void {
    this.correcting.leave();
    this.#after(() => this.pencil()?.nativeElement.focus());
  }

  #after(act: () => void): void {
    afterNextRender(act, { injector: this.#injector });
  }
}
