import { httpResource } from '@angular/common/http';
import {
  Component,
  ElementRef,
  computed,
  debounced,
  inject,
  input,
  linkedSignal,
  model,
  signal,
} from '@angular/core';
import { Icon, injectTexts } from '@vigie/ui';
import { type Person, page, person } from '@vigie/wire';
import { keepLast, paramsOf } from '../core/resources';
import { kitTexts } from './kit.texts';

const typingMs = 180;

/** Finds a contact by name, address or company: a combobox whose list opens under the field. */
@Component({
  selector: 'app-contact-picker',
  imports: [Icon],
  templateUrl: './contact-picker.html',
  styleUrl: './contact-picker.css',
  host: { '(focusout)': 'leave($event)' },
})
export class ContactPicker {
  readonly value = model<Person | null>(null);
  readonly inputId = input.required<string>();
  readonly clientId = input<string>();
  readonly invalid = input(false);

  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly t = injectTexts(kitTexts);
  protected readonly query = linkedSignal({
    source: this.value,
    computation: (value) => (value ? labelOf(value) : ''),
  });
  protected readonly open = signal(false);
  readonly #settled = debounced(() => (this.value() ? '' : this.query().trim()), typingMs);
  readonly #people = httpResource(
    () =>
      this.open()
        ? {
            url: '/api/people',
            params: paramsOf({
              kind: 'contact',
              client: this.clientId(),
              q: this.#settled.value(),
              limit: 12,
            }),
          }
        : undefined,
    { parse: (raw) => page(person).parse(raw) },
  );
  readonly #last = keepLast(this.#people);
  protected readonly options = computed(() => (this.#last()?.items ?? []).filter(({ active }) => active));
  protected readonly active = linkedSignal({ source: this.options, computation: () => 0 });

  protected type(text: string): void {
    if (this.value()) this.value.set(null);
    this.query.set(text);
    this.open.set(true);
  }

  protected move(step: number): void {
    this.open.set(true);
    const { length } = this.options();
    if (length > 0) this.active.update((index) => (index + step + length) % length);
  }

  protected choose(person: Person | undefined): void {
    if (!person) return;
    this.value.set(person);
    this.open.set(false);
  }

  protected enter(event: Event): void {
    if (!this.open()) return;
    event.preventDefault();
    this.choose(this.options()[this.active()]);
  }

  protected escape(event: Event): void {
    if (!this.open()) return;
    event.stopPropagation();
    this.open.set(false);
  }

  protected leave(event: FocusEvent): void {
    if (!(event.relatedTarget instanceof Node) || !this.#host.contains(event.relatedTarget))
      this.open.set(false);
  }
}

function labelOf({ name, client }: Person): string {
  return client ? `${name} (${client.name})` : name;
}
