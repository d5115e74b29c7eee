import {
  Component,
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
import { Icon, Toasts, injectTexts, sharedTexts } from '@vigie/ui';
import type { Person, Reference, TicketDetail } from '@vigie/wire';
import { Failures } from '../../core/failures';
import { Commands } from '../../keyboard/commands';
import { ContactPicker } from '../../kit/contact-picker';
import { EditClash } from '../../kit/edit-clash';
import { correctionTexts } from '../corrections.texts';
import { TicketWrites } from '../ticket-writes';
import { ticketTexts } from '../tickets.texts';
import { Correcting } from './correcting';

/** Who is answered, and who wrote the request when that is somebody else. */
@Component({
  selector: 'app-ticket-requester',
  imports: [ContactPicker, EditClash, Icon],
  template: `
    <h3 class="label-small">{{ t().requester }}</h3>
    @if (correcting.base(); as base) {
      <div class="field">
        <label class="visually-hidden" for="ticket-requester">{{ t().changeRequester }}</label>
        <app-contact-picker
          #place
          inputId="ticket-requester"
          [clientId]="base.client.id"
          [value]="picked()"
          [invalid]="correcting.problem() !== null"
          (valueChange)="pick($event)"
          (keydown.escape)="cancel($event)"
        />
      </div>
      @if (correcting.problem(); as problem) {
        <p class="field-error" role="alert">{{ problem.fields['requesterId'] ?? problem.message }}</p>
      }
      <p class="muted">{{ t().requesterHint }}</p>
      <app-edit-clash [edit]="correcting.clashing" (again)="save()" />
      <p>
        <button type="button" class="btn btn-small" (click)="cancel($event)">
          {{ shared().actions.cancel }}
        </button>
      </p>
    } @else {
      <p class="who">
        @if (ticket().requester; as requester) {
          <span
            >{{ requester.name }}
            @if (!ticket().answersLeave) {
              <span class="muted">· {{ t().inactive }}</span>
            }
          </span>
        } @else {
          <span class="muted">{{ tickets().facts.noRequester }}</span>
        }
        @if (canCorrect()) {
          <button
            #pencil
            type="button"
            class="btn btn-quiet btn-icon btn-small"
            [attr.aria-label]="t().changeRequester"
            [title]="t().changeRequester"
            (click)="begin()"
          >
            <v-icon name="pencil" [size]="13" />
          </button>
        }
      </p>
    }
    @if (ticket().request?.author; as author) {
      @if (author.name !== ticket().requester?.name) {
        <p class="muted">{{ t().writtenBy(author.name) }}</p>
      }
      <p>
        <a [href]="'mailto:' + author.email">{{ author.email }}</a>
      </p>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 3px;
      min-width: 0;
    }
    p {
      overflow-wrap: anywhere;
    }
    .who {
      display: flex;
      gap: 6px;
      align-items: center;
      justify-content: space-between;
      min-height: 28px;
    }
  `,
})
export class TicketRequester {
  readonly ticket = input.required<TicketDetail>();
  readonly canWork = input(false);
  readonly changed = output();

  readonly #injector = inject(Injector);
  readonly #writes = inject(TicketWrites);
  readonly #failures = inject(Failures);
  readonly #toasts = inject(Toasts);
  protected readonly t = injectTexts(correctionTexts);
  protected readonly tickets = injectTexts(ticketTexts);
  protected readonly shared = injectTexts(sharedTexts);
  protected readonly canCorrect = computed(() => this.canWork() && this.ticket().state !== 'closed');
  protected readonly picked = signal<Person | null>(null);
  readonly #chosen = signal<Reference | null>(null);
  protected readonly correcting = new Correcting<{ requester: Reference | null }>({
    writes: this.#writes,
    failures: this.#failures,
    stateOf: ({ requester }) => ({ requester }),
    state: () => ({ requester: this.#chosen() }),
    show: ({ requester }) => this.#show(requester),
    say: ({ requester }) => ({ requester: [this.t().requester, requester?.name ?? ''] }),
    write: (target) => this.#writes.correct(target, { requesterId: this.#chosen()?.id ?? null }),
  });
  private readonly place = viewChild<string, ElementRef<HTMLElement>>('place', { read: ElementRef });
  private readonly pencil = viewChild<ElementRef<HTMLElement>>('pencil');

  constructor() {
    const id = computed(() => this.ticket().id);
    effect(() => {
      id();
      untracked(() => this.correcting.leave());
    });
    const run = (): void => this.begin();
    inject(Commands).offer(() =>
      this.canCorrect() ? [{ id: 'requester', label: this.t().changeRequester, icon: 'user', run }] : [],
    );
  }

  protected begin(): void {
    if (!this.canCorrect()) return;
    if (!this.correcting.base()) {
      this.picked.set(null);
      this.correcting.begin(this.ticket());
    }
    this.#after(() => {
      const field = this.place()?.nativeElement.querySelector('input');
      field?.focus();
      // With room for the list that opens under it.
      field?.scrollIntoView({ block: 'center' });
    });
  }

  /** A contact found is the new requester at once. */
  protected pick(person: Person | null): void {
    this.picked.set(person);
    if (!person) return;
    this.#chosen.set({ id: person.id, name: person.name });
    void this.save();
  }

  protected async save(): Promise<void> {
    const [base, chosen] = [this.correcting.base(), this.#chosen()];
    if (!base || !chosen) return;
    if (chosen.id !== base.requester?.id) {
      if (!(await this.correcting.save())) return;
      this.#toasts.show(this.t().answeredNow(chosen.name));
      this.changed.emit();
    }
    this.#close();
  }

  /** Escape leaves the field, not the ticket. */
  protected cancel(event: Event): void {
    event.stopPropagation();
    this.#close();
  }

  #show(requester: Reference | null): void {
    this.#chosen.set(requester);
    if (requester?.id !== this.picked()?.id) this.picked.set(null);
  }

  #close(): void {
    this.correcting.leave();
    this.#after(() => this.pencil()?.nativeElement.focus());
  }

  #after(act: () => void): void {
    afterNextRender(act, { injector: this.#injector });
  }
}
