import { CdkMenu, CdkMenuItem, CdkMenuTrigger } from '@angular/cdk/menu';
import { HttpClient, httpResource } from '@angular/common/http';
import {
  Component,
  ElementRef,
  computed,
  inject,
  input,
  signal,
  viewChild,
  viewChildren,
} from '@angular/core';
import { Icon, InstantPipe, injectTexts, MaxChars } from '@vigie/ui';
import { checklistProgress } from '@vigie/rules';
import { type TicketCheck, type TicketDetail, checklists, ticketChecks } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { Failures } from '../core/failures';
import { reloadOn } from '../core/live-reload';
import { keepLast } from '../core/resources';
import { Commands, type WorkCommand } from '../keyboard/commands';
import { Shortcuts } from '../keyboard/shortcuts';
import { checklistTexts } from './checklists.texts';

/** What has to be done on a ticket; `o` goes to the next point that is unchecked. */
@Component({
  selector: 'app-ticket-checks',
  imports: [CdkMenu, CdkMenuItem, CdkMenuTrigger, Icon, InstantPipe, MaxChars],
  templateUrl: './ticket-checks.html',
  styleUrl: './ticket-checks.css',
})
export class TicketChecks {
  readonly ticket = input.required<TicketDetail>();
  readonly canWork = input(false);

  readonly #http = inject(HttpClient);
  readonly #failures = inject(Failures);
  readonly #texts = injectTexts(checklistTexts);
  protected readonly t = computed(() => this.#texts().ticket);
  readonly #id = computed(() => this.ticket().id);
  readonly #url = computed(() => `/api/tickets/${this.#id()}/checks`);
  readonly #checks = httpResource(() => this.#url(), { parse: (raw) => ticketChecks.parse(raw) });
  readonly #last = keepLast(this.#checks);
  protected readonly items = computed(() => this.#last()?.items ?? []);
  protected readonly progress = computed(() => checklistProgress(this.items()));
  protected readonly canChange = computed(
    () => this.canWork() && this.ticket().state !== 'resolved' && this.ticket().state !== 'closed',
  );
  readonly #lists = httpResource(() => (this.canChange() ? '/api/checklists' : undefined), {
    parse: (raw) => checklists.parse(raw),
  });
  protected readonly choices = computed(() => (this.#lists.hasValue() ? this.#lists.value().items : []));
  protected readonly text = signal('');
  protected readonly required = signal(false);
  private readonly boxes = viewChildren<ElementRef<HTMLInputElement>>('box');
  private readonly field = viewChild<ElementRef<HTMLInputElement>>('field');

  constructor() {
    const run = (): void => this.#focusNext();
    inject(Shortcuts).use({ o: run });
    inject(Commands).offer(() => this.#commands(run));
    reloadOn(
      (event) => event.type === 'ticket.changed' && event.ticketId === this.#id(),
      () => this.#checks.reload(),
    );
  }

  #commands(next: () => void): WorkCommand[] {
    if (!this.canChange()) return [];
    const { next: label, apply } = this.t();
    const icon = 'circle-check';
    return [
      { id: 'check', label, icon, key: 'o', run: next },
      ...this.choices().map(({ id, name }): WorkCommand => ({
        id: `checklist-${id}`,
        label: `${apply}\u00a0: ${name}`,
        icon,
        typed: true,
        run: () => this.apply(id),
      })),
    ];
  }

  /** The box follows the server: it is drawn again from its answer. */
  protected async toggle(event: Event, item: TicketCheck): Promise<void> {
    event.preventDefault();
    if (this.canChange()) await this.#patch(item, { checked: item.checkedAt === null });
  }

  protected onKey(event: KeyboardEvent, item: TicketCheck, index: number): void {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (step !== 0) {
      event.preventDefault();
      if (event.altKey) void this.place(item, index + step);
      else this.#focus(index + step);
    } else if (event.key === 'Delete') void this.remove(item, index);
    else if (event.key === 'Escape') this.leave(event);
  }

  protected leave(event: Event): void {
    event.stopPropagation();
    if (event.target instanceof HTMLElement) event.target.blur();
  }

  protected async place(item: TicketCheck, index: number): Promise<void> {
    if (!this.canChange() || index < 0 || index >= this.items().length) return;
    await this.#patch(item, { place: index });
    setTimeout(() => this.#focus(this.items().findIndex(({ id }) => id === item.id)));
  }

  protected async remove(item: TicketCheck, index?: number): Promise<void> {
    if (!this.canChange()) return;
    await this.#try(() => firstValueFrom(this.#http.delete(`${this.#url()}/${item.id}`)));
    this.#checks.reload();
    if (index !== undefined) this.#focus(index === 0 ? 1 : index - 1);
  }

  /** The field is free at once for the next point; what was refused comes back unless one was begun. */
  protected async add(event: Event): Promise<void> {
    event.preventDefault();
    const text = this.text().trim();
    if (text === '') return;
    const body = { text, required: this.required() };
    this.text.set('');
    this.required.set(false);
    this.field()?.nativeElement.focus();
    const post = async () => this.#show(await firstValueFrom(this.#http.post(this.#url(), body)));
    if (!(await this.#try(post)) && this.text() === '') this.text.set(text);
  }

  protected async apply(templateId: string): Promise<void> {
    const url = `${this.#url()}/apply`;
    await this.#try(async () => this.#show(await firstValueFrom(this.#http.post(url, { templateId }))));
  }

  async #patch({ id }: TicketCheck, change: object): Promise<void> {
    const url = `${this.#url()}/${id}`;
    if (!(await this.#try(async () => this.#show(await firstValueFrom(this.#http.patch(url, change))))))
      this.#checks.reload();
  }

  #show(raw: unknown): void {
    this.#checks.set(ticketChecks.parse(raw));
  }

  async #try(write: () => Promise<unknown>): Promise<boolean> {
    try {
      await write();
      return true;
    } catch (error) {
      this.#failures.toast(error);
      return false;
    }
  }

  #focusNext(): void {
    const next = this.items().findIndex(({ checkedAt }) => checkedAt === null);
    if (next < 0 || !this.canChange()) this.field()?.nativeElement.focus();
    else this.#focus(next);
  }

  #focus(index: number): void {
    this.boxes()[index]?.nativeElement.focus();
  }
}
