import {
  Component,
  ElementRef,
  Injector,
  afterNextRender,
  computed,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { Icon, injectTexts } from '@vigie/ui';
import { type LinkRelation, linkRelations } from '@vigie/rules';
import type { TicketDetail, TicketRow } from '@vigie/wire';
import { Failures } from '../../core/failures';
import { Commands } from '../../keyboard/commands';
import { TicketSearchField } from '../list/ticket-search-field';
import { TicketWrites } from '../ticket-writes';
import { tieTexts } from '../ties.texts';

/** What the ticket has to do with others, read from its side. */
@Component({
  selector: 'app-ticket-links',
  imports: [Icon, RouterLink, TicketSearchField],
  template: `
    @if (canWork() || ticket().links.length > 0) {
      <h3 class="label-small">{{ t().links.title }}</h3>
    }
    @for (link of ticket().links; track link.linkId) {
      <p>
        <span class="words">
          {{ t().links.relations[link.relation] }}
          <a [routerLink]="['/tickets', link.ticket.id]" queryParamsHandling="preserve">{{
            link.ticket.number
          }}</a>
          <small>{{ link.ticket.subject }}</small>
        </span>
        @if (canWork()) {
          <button
            type="button"
            class="btn btn-quiet btn-icon btn-small"
            [attr.aria-label]="t().links.remove(link.ticket.number)"
            (click)="remove(link.linkId)"
          >
            <v-icon name="x" [size]="12" />
          </button>
        }
      </p>
    }
    @if (canWork()) {
      @if (adding()) {
        <label class="label-small" for="link-relation">{{ t().links.relation }}</label>
        <select #select id="link-relation" class="select" (change)="pick(select.value)">
          @for (one of relations; track one) {
            <option [value]="one" [selected]="one === relation()">{{ t().links.relations[one] }}</option>
          }
        </select>
        <app-ticket-search-field
          inputId="link-ticket"
          [label]="t().links.find"
          [without]="[ticket().id]"
          (chosen)="add($event)"
        />
      } @else {
        <button type="button" class="btn btn-small btn-quiet" (click)="begin()">
          <v-icon name="link" [size]="13" />{{ t().links.add }}
        </button>
      }
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 5px;
    }
    p {
      display: flex;
      gap: 4px;
      align-items: start;
    }
    .words {
      flex: 1;
      min-width: 0;
      overflow-wrap: anywhere;
    }
    a {
      text-decoration: underline;
    }
    small {
      display: block;
      color: var(--ink-3);
    }
    button {
      justify-self: start;
    }
  `,
})
export class TicketLinks {
  readonly ticket = input.required<TicketDetail>();
  readonly canWork = input(false);
  readonly changed = output();

  readonly #injector = inject(Injector);
  readonly #writes = inject(TicketWrites);
  readonly #failures = inject(Failures);
  protected readonly t = injectTexts(tieTexts);
  protected readonly relations = linkRelations;
  protected readonly relation = signal<LinkRelation>('caused-by');
  protected readonly adding = signal(false);
  readonly #id = computed(() => this.ticket().id);

  private readonly select = viewChild<ElementRef<HTMLSelectElement>>('select');

  constructor() {
    inject(Commands).offer(() =>
      this.canWork()
        ? [{ id: 'link', label: this.t().links.add, icon: 'link', run: () => this.begin() }]
        : [],
    );
  }

  /** The fields open, and the first of them has the focus. */
  protected begin(): void {
    this.adding.set(true);
    afterNextRender(() => this.select()?.nativeElement.focus(), { injector: this.#injector });
  }

  protected pick(value: string): void {
    this.relation.set(linkRelations.find((relation) => relation === value) ?? 'caused-by');
  }

  protected async add({ id }: TicketRow): Promise<void> {
    if (await this.#write(() => this.#writes.link(this.#id(), this.relation(), id))) this.adding.set(false);
  }

  protected async remove(linkId: string): Promise<void> {
    await this.#write(() => this.#writes.unlink(this.#id(), linkId));
  }

  async #write(action: () => Promise<unknown>): Promise<boolean> {
    try {
      await action();
      this.changed.emit();
      return true;
    } catch (error) {
      this.#failures.toast(error);
      return false;
    }
  }
}
